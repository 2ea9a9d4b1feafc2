"""Whether it is said to have happened, to be planned, ordered, denied, doubted, or to be background."""

from typing import Final

from tawatur.read.attribution import Segment
from tawatur.read.chunks import Chunk
from tawatur.read.clauses import Candidate

_CLAUSE_END: Final = frozenset({"clause", "relative"})
_REACH: Final = {"negation": 4, "plan": 9, "order": 14, "doubt": 12, "past": 10, "habitual": 4}
_STATUS: Final = {
    "negation": "negated",
    "plan": "planned",
    "order": "ordered",
    "doubt": "alleged",
    "past": "past",
    "habitual": "past",
}
_RANK: Final = ("negation", "doubt", "order", "plan", "past", "habitual")
_GOVERNS: Final = {"demand": "order", "threat": "plan", "accusation": "doubt", "agreement": "plan"}
_PREPS: Final = frozenset({"b", "l", "to", "on", "from", "about"})
_AFTER: Final = frozenset({"after", "since"})
_IF: Final = "if"


def decide(candidate: Candidate, chunks: list[Chunk], segment: Segment, previous: list[Candidate]) -> str:
    """Return the status of an act and note the words that gave it."""
    index = candidate.chunk.index
    start = min(index, candidate.governor.index)
    if candidate.chunk.prep == "l" and not candidate.finite and candidate.light is None and _purpose(chunks, index):
        candidate.note("status.purpose", "status", 0.7, candidate.chunk)
        return "planned"
    found = _cues_before(candidate, chunks, start, index)
    for kind in _RANK:
        if kind in found:
            cue = found[kind]
            if kind == "negation" and candidate.entry.type in ("restriction",) and cue.data.id.endswith("adam"):
                continue
            candidate.note(f"status.{kind}", "status", 0.85, cue)
            return _STATUS[kind]
    if segment.denial:
        candidate.note("status.denial", "status", 0.85, segment.cue)
        return "negated"
    if candidate.governor.group == "future" or candidate.chunk.group == "future":
        candidate.note("status.future", "status", 0.9, candidate.chunk)
        return "planned"
    if candidate.light is not None and candidate.light.data.gives == "planned":
        candidate.note("status.attempt", "status", 0.6, candidate.light)
        return "planned"
    if segment.gives in ("alleged", "planned") and segment.cue is not None and index > segment.cue.index:
        candidate.note("status.verb_of_saying", "status", 0.7, segment.cue)
        return segment.gives
    linked = candidate.link
    if (
        linked is not None
        and linked.status in ("planned", "ordered", "negated", "alleged")
        and candidate.link_kind == "coordination"
    ):
        candidate.note("status.coordination", "status", 0.7, linked.chunk)
        return linked.status
    if _after(chunks, start):
        candidate.note("status.after", "status", 0.7, chunks[start - 1] if start else None)
        return "past"
    if _habitual_behind(chunks, index):
        candidate.note("status.habitual", "status", 0.7, chunks[index + 1])
        return "past"
    if candidate.when is not None and getattr(candidate.when.data, "background", False):
        candidate.note("status.time", "status", 0.75, candidate.when)
        return "past"
    return "reported"


def _purpose(chunks: list[Chunk], index: int) -> bool:
    """Say whether «لـ» before an act's noun means "in order to": after a verb or «، », not after a verb that governs
    «لـ»."""
    before = chunks[index - 1] if index else None
    if before is None or (before.kind == "cue" and before.data.kind in ("light_verb", "cause", "agent", "speech")):
        return False
    return any(
        c.feature[:1] in ("p", "i", "j") and c.kind in ("trigger", "cue", "word")
        for c in chunks[max(0, index - 8) : index]
    )


def background(chunks: list[Chunk], segment: Segment) -> Chunk | None:
    """Return the cue that makes a whole sentence background: «كانت … قد», «يشار إلى», «ويأتي ذلك»."""
    cue = segment.cue
    if cue is None:
        return None
    if cue.kind == "auxiliary" or (cue.kind == "cue" and cue.data.kind in ("past", "own_voice")):
        return cue
    return None


def _cues_before(candidate: Candidate, chunks: list[Chunk], start: int, index: int) -> dict[str, Chunk]:
    found: dict[str, Chunk] = {}
    steps = 0
    acts = 0
    for j in range(start - 1, -1, -1):
        chunk = chunks[j]
        steps += 1
        if chunk.kind in _CLAUSE_END and not (chunk.kind == "clause" and chunk.data.id == _IF):
            break
        if chunk.kind == "clause" and chunk.data.id == _IF:
            found.setdefault("plan", chunk)
            break
        if chunk.kind == "punct" and chunk.group != "comma":
            break
        if chunk.kind == "punct" and not _continues(chunks, j, start):
            break
        if chunk.kind == "punct" and candidate.governor.feature[:1] == "p" and candidate.governor.conj:
            break
        if chunk.kind == "trigger":
            acts += 1
            governs = _GOVERNS.get(chunk.data.type)
            if (
                governs is not None
                and acts == 1
                and steps <= 10
                and not candidate.finite
                and _governed(candidate, chunk)
            ):
                found.setdefault(governs, chunk)
            if chunk.feature[:1] in "pij" and candidate.finite:
                break
            continue
        if chunk.kind == "cue":
            kind = chunk.data.kind
            if kind == "denial" and chunk.feature.startswith("x"):
                found.setdefault("negation", chunk)
                break
            if kind in ("simultaneous", "cause", "speech", "own_voice"):
                if (
                    kind in ("speech", "cause")
                    and j
                    and _directly_negated(chunks, j)
                    and not candidate.finite
                    and steps <= 3
                ):
                    found.setdefault("negation", chunks[j - 1])
                if kind == "cause" and chunk.data.id.endswith("retaliation") and steps <= 2 and candidate.when is None:
                    found.setdefault("past", chunk)
                break
            reach = _REACH.get(kind)
            if reach is None or steps > reach or kind in found:
                continue
            if chunk.data.scope == "left":
                continue
            if kind == "negation" and (acts or not _negates(chunk, candidate, chunks, j, start)):
                continue
            if kind in ("past", "habitual") and (acts or chunk.data.gives == "reported"):
                continue
            if kind in ("plan", "order") and candidate.governor.feature[:1] == "p":
                continue
            if kind == "plan" and candidate.finite and acts and not _subjunctive(chunks, j, start):
                continue
            found[kind] = chunk
    for j in range(index + 1, min(index + 4, len(chunks))):
        chunk = chunks[j]
        if (
            chunk.kind == "cue"
            and chunk.data.kind in ("doubt", "plan", "past")
            and chunk.data.scope in ("left", "both")
        ):
            found.setdefault(chunk.data.kind, chunk)
        elif chunk.kind in ("punct", "trigger", "clause", "relative"):
            break
    return found


def _governed(candidate: Candidate, verb: Chunk) -> bool:
    """Say whether an act's noun is what a demand, threat, accusation or agreement is about («طالب بوقف»، «اتفاق على
    وقف»)."""
    prep = candidate.chunk.prep or candidate.governor.prep
    return prep in _PREPS or candidate.chunk.conj or (verb.data.type == "demand" and candidate.chunk.prep is None)


def _subjunctive(chunks: list[Chunk], j: int, start: int) -> bool:
    return any(c.kind == "complement" for c in chunks[j:start])


def _directly_negated(chunks: list[Chunk], j: int) -> bool:
    """Say whether «لم», «لن» stands right before the verb at j («لم يسجل أي إطلاق نار»)."""
    before = chunks[j - 1]
    return before.kind == "cue" and before.data.kind == "negation"


def _negates(cue: Chunk, candidate: Candidate, chunks: list[Chunk], j: int, start: int) -> bool:
    """Say whether a negation right before a verb, or «دون/عدم» before a noun, reaches this act."""
    between = chunks[j + 1 : start]
    if any(c.kind in ("punct", "complement") for c in between):
        return False
    particle = cue.data.id.rpartition(".")[2]
    if particle in ("lam", "lan", "la", "ma"):
        if cue.clitics[:1] not in ((), ("و",), ("ف",)):
            return False
        return (candidate.governor.feature[:1] in "pij" and len(between) <= 1) or (
            particle == "la" and len(between) == 0
        )
    return True


def _continues(chunks: list[Chunk], j: int, start: int) -> bool:
    """Say whether a clause goes on across a comma: what follows is joined by «و» or a preposition, not a new verb."""
    following = chunks[j + 1] if j + 1 < len(chunks) else None
    if following is None or (
        j + 1 == start and following.feature[:1] in ("p",) and following.kind in ("trigger", "cue")
    ):
        return False
    return following.conj or following.prep is not None or following.kind in ("prep", "cue", "time")


def _after(chunks: list[Chunk], start: int) -> bool:
    """Say whether «بعد», «عقب» governs the act, across nouns such as «تعرض»."""
    for j in range(start - 1, max(-1, start - 4), -1):
        chunk = chunks[j]
        if chunk.kind == "prep" and chunk.data is not None and chunk.data.id in _AFTER:
            return True
        if chunk.kind in ("punct", "trigger", "complement") or (
            chunk.kind == "cue" and chunk.data.kind != "light_verb"
        ):
            return False
    return False


def _habitual_behind(chunks: list[Chunk], index: int) -> bool:
    if index + 1 >= len(chunks):
        return False
    for chunk in chunks[index + 1 : index + 4]:
        if chunk.kind == "cue" and chunk.data.kind == "habitual" and chunk.data.gives != "reported":
            return True
        if chunk.kind not in ("actor", "word"):
            return False
    return False
