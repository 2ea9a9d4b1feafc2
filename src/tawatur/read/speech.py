"""Verbs of saying: which words are one, where what is said begins, and what only looks like one."""

from typing import Final

from tawatur.read.chunks import Chunk
from tawatur.read.tokens import Sentence

# Verbs after which any phrase in the subject's place speaks, known or not; the others also govern common objects.
_PLAIN: Final = frozenset(
    {
        "say",
        "confirm",
        "mention",
        "inform",
        "announce",
        "clarify",
        "state",
        "reveal",
        "point_out",
        "add",
        "draw_attention",
        "note",
        "stress",
        "continue",
        "deny",
        "narrate",
        "admit",
        "claim",
        "allege",
        "tell",
        "quote",
        "make_clear",
    }
)
# Acts whose object is the speaker's word: «اتهم … بـ», «طالب بـ», «هدد بـ».
_ACTS_OF_SPEECH: Final = frozenset(
    {"demand", "request", "call", "urge", "accuse", "hold_responsible", "threaten", "warn", "vow_revenge"}
)
_PARENTHESIS: Final = 14
_DAMMA: Final = "\u064f"
FRAMES: Final = frozenset({"in_statement", "via_channel"})
_THAT: Final = "that"
_WHAT: Final = (".negation.ma", ".denial.untrue", "what")


def kind_of(chunk: Chunk) -> str:
    """Return the last part of a cue's id."""
    return str(chunk.data.id).rpartition(".")[2]


def verb(chunk: Chunk) -> bool:
    """Say whether a chunk is a finite verb of any topic."""
    return chunk.kind in ("cue", "trigger") and chunk.feature[:1] in "pij" and chunk.feature[1:2].isdigit()


def that(sentence: Sentence, chunk: Chunk) -> bool:
    """Say whether a chunk opens what is said («أن»، «إلى أن»، «إنه»)."""
    return chunk.kind == "complement" or (
        chunk.kind == "clause"
        and any(h.topic == "particle" and h.entry.id == _THAT for h in sentence.hits[chunk.last - 1])
    )


def plain(chunk: Chunk) -> bool:
    """Say whether a cue is a verb that only narrators can be the subject of."""
    return kind_of(chunk) in _PLAIN


def embedded(sentence: Sentence, chunks: list[Chunk], k: int) -> bool:
    """Say whether a verb of saying stands in «ما تتداوله …»، «لما أعلنته …»: it tells of reports and gives none."""
    if k == 0:
        return False
    before = chunks[k - 1]
    return any(
        h.entry.id.endswith(_WHAT) for h in sentence.hits[before.last - 1] if h.topic in ("cue", "particle")
    ) or (before.kind == "cue" and before.data.id.endswith(_WHAT))


def passive(sentence: Sentence, chunk: Chunk) -> bool:
    """Say whether a verb is written with the vowel of the passive on its first letter («أُعلن»)."""
    word = sentence.words[chunk.first]
    return _DAMMA in sentence.text[word.start : word.start + 3 + len(chunk.clitics)] and chunk.feature[:1] == "p"


def adverb(sentence: Sentence, part: Chunk) -> bool:
    """Say whether a chunk is an adverb."""
    particle = sentence.hit(part.first, "particle")
    return particle is not None and particle.entry.kind == "adverb"


def had(part: Chunk) -> bool:
    """Say whether a chunk is «كان قد»."""
    return part.kind == "cue" and part.data.kind == "past" and kind_of(part) == "had"


def saying_of(part: Chunk) -> bool:
    """Say whether a chunk is «قول»: what follows is whose saying it is."""
    return part.kind == "cue" and kind_of(part) == "saying_of"


def said_from(sentence: Sentence, chunks: list[Chunk], after: int) -> int:
    """Return the chunk of the «أن» that opens what is said, across a parenthesis («، في بيان تلقته …، أن»)."""
    for j in range(after, min(after + _PARENTHESIS, len(chunks))):
        part = chunks[j]
        if that(sentence, part):
            return j
        if part.kind == "trigger" and (j == after or chunks[j - 1].kind != "relative") and not part.enclitic:
            return after
        if part.kind == "punct" and part.group != "comma":
            return after
        if part.kind == "cue" and part.data.kind == "speech" and verb(part) and not part.enclitic:
            return after
        if (
            part.kind == "cue"
            and part.data.kind in ("according", "denial", "own_voice")
            and kind_of(part) not in FRAMES
        ):
            return after
    return after


def says(chunk: Chunk) -> bool:
    """Say whether a speech cue opens an attribution: a verb, or a participle that «أن» or a phrase follows."""
    return chunk.feature[:1] in "pij" or chunk.feature.startswith("x")


def speaks(chunk: Chunk) -> bool:
    """Say whether an act is one whose object is the speaker's word («اتهم … بـ», «طالب بـ»)."""
    _, kind, name = str(chunk.data.id).split(".", 2)
    return kind in ("accusation", "demand", "threat") and name in _ACTS_OF_SPEECH
