"""Which time expression dates which act, and which acts take over the date of another act, sentence or heading."""

from collections.abc import Sequence
from typing import Final

import msgspec

from tawatur.core.claims import Claim, Reason, Time
from tawatur.core.documents import Interval
from tawatur.read import times
from tawatur.read.chunks import Chunk
from tawatur.read.clauses import Candidate, right_of
from tawatur.read.tokens import Sentence

_HEADING: Final = 3  # sentences at the top of a report among which a heading may stand
_LIGHT_BEHIND: Final = "roles.light_verb_behind"  # the rule that found a light verb behind its noun


def time_of(candidate: Candidate, chunks: list[Chunk], right: list[Chunk], between: list[Chunk]) -> Chunk | None:
    """Return the time of an act: behind it, inside it, before it in its clause, or at the head of the sentence."""
    behind = [c for rule, _, _, c in candidate.rules if rule == _LIGHT_BEHIND and c is not None]
    for chunk in (*right, *(c for light in behind for c in right_of(chunks, light.index)), *between):
        if chunk.kind == "time":
            return chunk
    start = min(candidate.governor.index, candidate.chunk.index)
    for j in range(start - 1, -1, -1):
        chunk = chunks[j]
        if chunk.kind == "time":
            return chunk
        if chunk.kind in ("complement", "relative", "clause") or (
            chunk.kind in ("trigger", "cue") and chunk.feature[:1] in "pij"
        ):
            break
    if candidate.chunk.prep in ("after",):
        return None
    for chunk in chunks:
        if chunk.kind == "time":
            return chunk
        if chunk.kind == "trigger":
            break
    return None


def share(candidates: list[Candidate]) -> None:
    """Let acts joined by «و» or by cause take over each other's date."""
    for candidate in candidates:
        link, kind = candidate.link, candidate.link_kind
        if link is not None and candidate.when is None and kind in ("coordination", "cause", "sequence"):
            candidate.when = link.when
    for candidate in reversed(candidates):
        link = candidate.link
        if link is not None and candidate.link_kind in ("cause", "coordination") and link.when is None:
            link.when = candidate.when


def heading(parts: Sequence[Sentence], published: Interval) -> Time | None:
    """Return the day that a heading without any act gives to all lines under it («حصيلة الأربعاء 12 يونيو 2024»)."""
    for sentence in parts[:_HEADING]:
        if any(hit.topic == "trigger" and hit.feature[:1] in "pij" for hits in sentence.hits for hit in hits):
            return None
        days = [
            t
            for t in times.find(sentence, published)
            if t.precision == "day" and t.kind == "date" and t.earliest is not None
        ]
        if len(days) == 1:
            day, span = days[0], sentence.span(days[0].first, days[0].last)
            return Time(
                text=span.of(sentence.text),
                start=span.start,
                end=span.end,
                earliest=day.earliest,
                latest=day.latest,
                precision=day.precision,
                anchor=day.anchor,
                why=f"heading of the report: {day.why}",
            )
    return None


def dated(claim: Claim, heading: Time) -> Claim:
    """Give a claim without a time of its own the heading's day, if it is told as the day's news."""
    if claim.when.text is not None or claim.status not in ("reported", "alleged"):
        return claim
    reason = Reason(
        rule="times.heading", field="when", sure=0.6, start=heading.start, end=heading.end, text=heading.text
    )
    return msgspec.structs.replace(claim, when=heading, rules=(*claim.rules, reason))
