"""The rule reader: a document in, claims out. The order of the steps stands in ``RuleReader.read``."""

from typing import Final

import msgspec

from tawatur.core.claims import Claim, Origin
from tawatur.core.documents import Document, Interval, Issue
from tawatur.lexicon.load import Lexicon, load
from tawatur.read import (
    carried_places,
    clauses,
    coreference,
    dating,
    links,
    mentions,
    places,
    senses,
    shared_places,
    status,
    times,
)
from tawatur.read.assemble import Assembler
from tawatur.read.attribution import Attribution
from tawatur.read.chunking import Chunker
from tawatur.read.chunks import Chunk
from tawatur.read.clauses import Candidate
from tawatur.read.credits import credits
from tawatur.read.detector import Detector
from tawatur.read.discourse import Discourse
from tawatur.read.headings import Headings
from tawatur.read.outlets import outlet_of, registered
from tawatur.read.published import infer_published
from tawatur.read.roles import Assigner
from tawatur.read.settings import setting_of
from tawatur.read.sites import Setting
from tawatur.read.tokens import Sentence, split
from tawatur.text.folding import key

_VERB_CUES: Final = frozenset({"order", "plan", "light_verb", "habitual", "past", "speech", "denial"})
_SHIPPED: Final = Detector()
_MEMORABLE: Final = frozenset({"actor", "thing", "place"})


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one document gave: claims in order of their triggers, and what the user should know."""

    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]
    published: Interval
    outlet: str | None


class RuleReader:
    """Reads documents with the lexicon and the grammar; needs no model and no network."""

    def __init__(self, lexicon: Lexicon | None = None, detector: Detector | None = _SHIPPED) -> None:
        """Use the given lexicon and detector, or those that are installed; without a detector the rules are alone."""
        self.lexicon, self.detector = lexicon or load(), detector

    def read(self, document: Document) -> Reading:
        """Return the document's claims. Any text at all is read; nothing is raised for bad text."""
        parts = split(document.text, self.lexicon.matcher)
        outlet = registered(document, self.lexicon)
        if outlet is None and document.outlet_text is None:  # metadata that names an unknown outlet is not overruled
            outlet = outlet_of(document, parts)
        published, issues = infer_published(parts, outlet, document.published, document.url)
        origin = Origin(
            name=document.name,
            sha256=document.id,
            outlet=outlet,
            published=published,
            title=document.title,
            url=document.url,
            outlet_text=document.outlet_text,
            credits=credits(parts, outlet),
        )
        setting = setting_of(parts, self.lexicon, outlet)
        discourse, attribution = Discourse(), Attribution(outlet, self._names(outlet))
        assembler = Assembler(self.lexicon, document, origin)
        claims: list[Claim] = []
        told: set[str] = set()
        headings = Headings(parts, published)
        for sentence in parts:
            if sentence.kind not in ("text", "headline") or _teaser(sentence):
                continue
            found = self._sentence(sentence, published, setting, discourse, attribution, assembler, told)
            if self.detector is not None:
                found = self.detector.review(found, sentence, document.text)
            claims += headings.date(sentence, found)
        return Reading(claims=tuple(claims), issues=tuple(issues), published=published, outlet=outlet)

    def _names(self, outlet: str | None) -> tuple[str, ...]:
        """Return the folded names of an outlet."""
        entry = self.lexicon.sources.get(outlet) if outlet is not None else None
        return tuple(key(n) for n in (entry.name_ar, *entry.aliases)) if entry is not None else ()

    def _sentence(
        self,
        sentence: Sentence,
        published: Interval,
        setting: Setting,
        discourse: Discourse,
        attribution: Attribution,
        assembler: Assembler,
        told: set[str],
    ) -> list[Claim]:
        if len(sentence) == 0:
            return []
        lead = not told
        discourse.since = sentence.start
        chunks = Chunker(self.lexicon, sentence, times.find(sentence, published), setting, discourse.persons).run()
        subject = discourse.subjects[-1][1] if discourse.subjects else None
        segments = attribution.read(sentence, chunks, subject)
        acts = {c.chunk.index: c for c in clauses.candidates(chunks, self.lexicon.frames)}
        assigner = Assigner(chunks, sentence.forms, discourse)
        known = 0  # phrases up to here are resolved; those behind an act are, before its roles are given
        for chunk in chunks:
            act = acts.get(chunk.index)
            reach = chunk.index + 1 if act is None else _reach(chunks, chunk.index)
            if reach > known:
                for other in chunks[known:reach]:
                    if other.kind in _MEMORABLE:
                        coreference.resolve(other, discourse)
                        discourse.mention(other, assigner.agrees(other))
                known = reach
                discourse.ahead = {id(c) for c in chunks[chunk.index + 1 : known]}
            else:
                discourse.ahead.discard(id(chunk))
            if chunk.kind == "cue" and chunk.data.kind in _VERB_CUES:
                if chunk.feature[:1] in ("p", "i", "j"):
                    assigner.said(chunk)
                else:
                    assigner.owned(chunk)
            elif chunk.kind == "actor":
                assigner.topic(chunk)
            if act is not None:
                assigner.assign(act)
                _nouns_beside(act, chunks)
                if act.finite and act.frame.id == "blast":
                    _blast_of(act, chunks)
        some = links.merge_event_subjects(list(acts.values()), chunks)
        kept: list[Candidate] = []
        for act in some:
            kind = senses.decide(act, sentence.forms)
            if kind is None and act.verb is not None:
                act = act.verb  # the noun names no act by itself («قدم مساعدات»)
                kind = senses.decide(act, sentence.forms)
            if mentions.owned(act, chunks) and discourse.attack is not None:
                kind = discourse.attack  # «تبنى التنظيم العملية»
                act.note("mentions.owned", "type", 0.7)
            act.sense_type = kind
            if kind is None or not links.named_by_object(act, kept):
                continue
            if not mentions.mentioned_again(act, chunks, kept, told):
                kept.append(act)
                told.add(kind)
                if kind in links.ATTACKS:
                    discourse.attack = kind
        kept = links.told_twice(kept)
        links.connect(kept, chunks)
        dating.share(kept, chunks)
        opening = status.background(chunks, segments[0])
        for act in kept:
            segment = Attribution.chain_at(segments, act.chunk.first)
            act.status = status.decide(act, chunks, segment, published, lead=lead)
            if act.status == "reported" and status.in_background(act, chunks, opening):
                act.status = "past"
                act.note("status.background", "status", 0.7, opening)
        links.inherit(kept)
        dating.settle(kept, chunks, sentence, published, discourse.days)
        shared_places.settle(kept, chunks, sentence)
        carried_places.settle(kept, chunks, sentence, discourse)
        own = set(map(id, chunks))
        places.refine(chunks, setting, [c for _, c in discourse.mentions if id(c) not in own])
        return [assembler.claim(act, sentence, Attribution.chain_at(segments, act.chunk.first)) for act in kept]


def _reach(chunks: list[Chunk], i: int) -> int:
    """Return the index behind the last phrase that can be an argument of the act at i: up to the next act."""
    for j in range(i + 1, len(chunks)):
        if chunks[j].kind == "trigger":
            return j
    return len(chunks)


def _blast_of(act: Candidate, chunks: list[Chunk]) -> None:
    """Note what went off where it stands before its verb («أن عبوة ناسفة زُرعت على الطريق انفجرت»)."""
    joined = act.chunk.conj  # «العبوة كانت مزروعة على الطريق، وانفجرت»
    for chunk in reversed(chunks[: act.chunk.index]):
        if joined and chunk.kind == "punct" and chunk.group == "comma":
            joined = False
            continue
        if chunk.kind in ("punct", "complement", "clause") or (chunk.kind == "trigger" and chunk.data.frame == "blast"):
            return
        if chunk.kind == "thing" and chunk.means is not None and chunk.prep is None:
            act.means.add(chunk.means)
            return


def _nouns_beside(act: Candidate, chunks: list[Chunk]) -> None:
    """Note the common nouns right after an act: the classes that senses ask for, and adjectives of means («صاروخي»)."""
    for chunk in chunks[act.chunk.index + 1 : act.chunk.index + 7]:
        if chunk.kind in ("trigger", "cue", "punct", "complement", "relative", "clause"):
            break
        if chunk.prep is not None:
            act.governed.append(chunk)
    placed = False
    for chunk in chunks[act.chunk.index + 1 : act.chunk.index + 7]:
        if chunk.kind == "noun":
            if chunk.data.means and not chunk.prep:
                act.means.add(chunk.data.means)
            if chunk.noun_class and not placed:
                act.free_nouns.append(chunk)
        elif chunk.kind == "place":  # «هاجمت X مدينة Y بالمسيرات»
            placed = True
        elif chunk.kind not in ("word", "actor", "number", "prep", "demonstrative", "time"):
            break


def _teaser(sentence: Sentence) -> bool:
    first = 1 if len(sentence) > 1 and sentence.punct(0) else 0  # a bullet
    return any(h.topic == "cue" and h.entry.kind == "teaser" for hits in sentence.hits[first : first + 1] for h in hits)
