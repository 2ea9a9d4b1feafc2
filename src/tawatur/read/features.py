"""What the detector sees of a sentence: ids of hashed features in four blocks.

``words`` are folded words, stems and pairs of stems; ``chars`` the letters of words, three to five at a time;
``lexicon`` what the lexicon knows of the words; ``claims`` what the rules read, once as it is and once from the view of
one PLOVER event (its own claims, their roles, status and neighbours). A feature is known by the hash of its name only,
so a table of weights holds no words. The value of a feature is 1 over the root of the number of features in its block,
for each time it occurs: a sum over words, so that the share of each word is computed once (see ``detector``).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final
from zlib import crc32

from tawatur.core.claims import Claim
from tawatur.lexicon.match import Hit
from tawatur.read.tokens import Sentence
from tawatur.text.words import Word, segment

BLOCKS: Final = ("words", "chars", "lexicon", "claims")
BITS: Final = 17
_MASK: Final = (1 << BITS) - 1
_GRAMS: Final = (3, 4, 5)
_EDGE: Final = "^"
_CONDITIONAL: Final = frozenset({"gapped", "gapcue"})  # parts of a phrase whose other words may not follow


@lru_cache(maxsize=1 << 16)
def bucket(name: str) -> int:
    """Return the id of a feature: CRC-32 of its name, cut to ``BITS`` bits."""
    return crc32(name.encode()) & _MASK


def stem(word: Word) -> str:
    """Return what stands for a word in pairs: its stem; «0» for every number, the sign itself for a mark."""
    if word.kind == "number":
        return "0"
    return _stem(word.form) if word.kind == "arabic" else word.form


@lru_cache(maxsize=1 << 15)
def _stem(form: str) -> str:
    return segment(form).stem or form


def of_word(word: Word) -> tuple[list[int], list[int]]:
    """Return the ids of one word for itself: (words, chars)."""
    form = "0" if word.kind == "number" else word.form
    edged = f"^{form}$"
    grams = [bucket(f"c:{edged[i : i + n]}") for n in _GRAMS for i in range(len(edged) - n + 1)]
    return [bucket(f"w:{form}"), bucket(f"s:{stem(word)}")], grams


def of_pair(before: str, after: str) -> int:
    """Return the id of two stems in a row."""
    return bucket(f"p:{before} {after}")


def pairs(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Yield each two stems in a row, from the edge on."""
    before = _EDGE
    for word in sentence.words:
        after = stem(word)
        yield before, after
        before = after


def of_hits(hits: Sequence[Hit]) -> list[int]:
    """Return the ids of what the lexicon knows of the words that start at one word, each once."""
    names: dict[str, None] = {}
    for hit in hits:
        if hit.topic not in _CONDITIONAL:
            for name in _hit(hit.topic, hit.entry, hit.feature):
                names[name] = None
    return [bucket(f"l:{name}") for name in names]


def _hit(topic: str, entry: object, feature: str) -> list[str]:
    if topic == "place":
        return [topic]
    names = [f"{topic}:{entry.id}"]  # type: ignore[attr-defined]
    match topic:
        case "trigger":
            kind = entry.type  # type: ignore[attr-defined]
            names += [f"{names[0]}:{feature[:1]}", f"type:{kind}", f"type:{kind}:{feature[:1]}"]
        case "noun":
            names += [f"role:{entry.role}:{feature}", f"class:{entry.noun_class}"]  # type: ignore[attr-defined]
        case "cue" | "thing" | "actor":
            names.append(f"{topic}s:{entry.kind}")  # type: ignore[attr-defined]
        case _:
            pass
    return names


def of_claims(claims: Iterable[Claim]) -> list[int]:
    """Return the ids of the claims that the rules read in a sentence, the same for each event."""
    names: list[str] = []
    for claim in claims:
        for what in dict.fromkeys((claim.plover.event or "-", claim.type)):
            names += [what, f"{what}:{claim.status}", f"{what}:roles:{bool(claim.actors)}{bool(claim.recipients)}"]
            names += [f"{what}:by:{a.kind}" for a in claim.actors]
            names += [f"{what}:to:{a.kind}" for a in claim.recipients]
            names += [f"{what}:when:{claim.when.anchor}:{claim.when.precision}", f"{what}:at:{bool(claim.places)}"]
            names += [f"{what}:told:{len(claim.sources)}", f"{what}:people:{bool(claim.people)}"]
            names += [f"{what}:with:{t.kind}" for t in claim.things]
            names += [f"{what}:rule:{r.rule}" for r in claim.rules if not r.rule.startswith("detector")]
    return [bucket(f"k:{name}") for name in names]


def of_event(event: str, claims: Sequence[Claim], text: str) -> list[str]:
    """Return the names of the claims' features from the view of one PLOVER event; ``text`` is the document's."""
    own = [c for c in claims if c.plover.event == event]
    names = [f"n:{min(len(own), 4)}", f"live:{min(sum(c.status == 'reported' for c in own), 4)}"]
    for claim in own:
        names += _own(claim, text)
    for claim in claims:
        if claim.plover.event != event:
            names += [f"other:{claim.type}", f"other:{claim.status}"]
    return names


def _own(claim: Claim, text: str) -> list[str]:
    trigger = claim.trigger
    before = text[claim.sentence.start : trigger.start].split()
    after = text[trigger.end : claim.sentence.end].split()
    definite = trigger.text.lstrip("وفبلك").startswith("ال")
    names = [f"st:{claim.status}", f"ty:{claim.type}", f"df:{definite}", f"df:{definite}:{claim.status}"]
    names += [f"pos:{min(5, len(before) // 5)}", f"sure:{int(claim.sure * 10)}", f"told:{len(claim.sources)}"]
    names += [f"b1:{before[-1] if before else _EDGE}", f"b2:{' '.join(before[-2:])}"]
    names += [f"a1:{after[0] if after else _EDGE}", f"a2:{' '.join(after[:2])}"]
    roles = (claim.actors, claim.recipients, claim.when.text, claim.places)
    names += [f"{n}:{bool(r)}" for n, r in zip(("by", "to", "when", "at"), roles, strict=True)]
    names.append("roles:" + "".join("01"[bool(r)] for r in roles))
    names += [f"people:{q.min is not None}" for q in claim.people.values()]
    names += [f"byk:{a.kind}:{a.registered}" for a in claim.actors] + [f"tok:{a.kind}" for a in claim.recipients]
    names.append(f"day:{claim.when.anchor}:{claim.when.precision}")
    names += [f"src:{s.kind}" for s in claim.sources] + [f"th:{t.kind}" for t in claim.things]
    return names + [f"ru:{r.rule}" for r in claim.rules if not r.rule.startswith("detector")]


class Passage:
    """The ids of a passage of one or more sentences and the claims read in it; ``text`` is the document's."""

    __slots__ = ("blocks", "claims", "text")

    def __init__(self, sentences: Sequence[Sentence], claims: Sequence[Claim], text: str) -> None:
        """Gather the ids of every block; those of ``claims`` depend on the event and are made by ``seen_from``."""
        words: list[int] = []
        chars: list[int] = []
        for sentence in sentences:
            for word in sentence.words:
                one, other = of_word(word)
                words += one
                chars += other
            words += [of_pair(*pair) for pair in pairs(sentence)]
        lexicon = [i for sentence in sentences for hits in sentence.hits for i in of_hits(hits)]
        self.blocks = {"words": words, "chars": chars, "lexicon": lexicon, "claims": of_claims(claims)}
        self.claims, self.text = tuple(claims), text

    def seen_from(self, event: str) -> list[int]:
        """Return the ids of the claims from the view of one PLOVER event."""
        return [bucket(f"e:{name}") for name in of_event(event, self.claims, self.text)]
