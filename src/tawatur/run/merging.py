"""One event made of two, one taken apart, grades and notes of people; every one of these can be taken back."""

from collections.abc import Sequence
from typing import Any, Final, get_args

import msgspec

from tawatur.core.errors import RejectedInput
from tawatur.core.events import Judgement, Label, Reliability, Verdict
from tawatur.core.people import Person
from tawatur.core.queries import Hit, Judged
from tawatur.run.relinking import relink
from tawatur.run.reviewing import now
from tawatur.run.workbench import Workbench

_MOST: Final = 200  # claims of an event that are shown side by side


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """An event as its page shows it: its record, its claims as they stand, and what people decided about it."""

    event: dict[str, Any]
    hits: tuple[Hit, ...]
    decisions: tuple[Judged, ...]


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a decision: the events that hold the claims now, and what takes the decision back."""

    events: tuple[str, ...]
    undo: str | None = None


def show(bench: Workbench, event_id: str) -> Shown:
    """Return an event; one that is gone leads, by its claims, to where they are now (T040 where there is none)."""
    record = bench.view.event(event_id)
    if record is None:
        raise RejectedInput("T040", event_id)
    found = [hit for key in record["claims"][:_MOST] if (hit := bench.view.claim(key)) is not None]
    order = {one["claim_id"]: at for at, one in enumerate(record.get("told", ()))}
    hits = sorted(found, key=lambda hit: (order.get(hit.claim.claim_id, _MOST), hit.claim.claim_id))
    return Shown(event=record, hits=tuple(hits), decisions=tuple(_decisions(bench, record)))


def merge(bench: Workbench, who: Person, one: str, other: str, *, why: str | None = None) -> Done:
    """Say that two events are one; ``other`` may be an event or a claim of one."""
    left, right = _record(bench, one), _record(bench, other)
    if left["event_id"] == right["event_id"]:
        raise RejectedInput("T041", other, "it is this event")
    group = f"merge {left['event_id']} {right['event_id']}"
    claims = [str(claim) for claim in (*left["claims"], *right["claims"])]
    # a person speaks of the events as they are: all of their claims are held together, so that none pull others away
    said = _pairs(who, "same", claims[:1], claims[1:], why, group)
    return _decide(bench, said, claims, who)


def split(bench: Workbench, who: Person, event_id: str, claims: Sequence[str], *, why: str | None = None) -> Done:
    """Say that some claims of an event are of another one."""
    record = _record(bench, event_id)
    away = [claim for claim in record["claims"] if claim in claims]
    stay = [claim for claim in record["claims"] if claim not in claims]
    if not away or not stay:
        raise RejectedInput("T041", event_id, "some claims must go and some stay")
    group = f"split {record['event_id']} {' '.join(away)}"
    said = _pairs(who, "different", away, stay, why, group)
    return _decide(bench, said, record["claims"], who)


def grade(
    bench: Workbench, who: Person, event_id: str, label: str, credibility: int, *, why: str | None = None
) -> Done:
    """Set an event's grade (its label, and the credibility of the information, Admiralty 1 to 6)."""
    record = _record(bench, event_id)
    if label not in get_args(Label) or not 1 <= credibility <= 6:
        raise RejectedInput("T041", event_id, f"{label} {credibility}")
    changes = {"grade": label, "credibility": str(credibility)}
    said = [_judgement(who, f"event:{record['claims'][0]}", None, "edit", why, changes)]
    return _decide(bench, said, record["claims"][:1], who)


def note(bench: Workbench, who: Person, event_id: str, text: str) -> None:
    """Write a note beside an event; it stays with its first claim, whatever the event becomes."""
    if not text.strip():
        raise RejectedInput("T041", event_id, "the note is empty")
    subject = f"event:{_record(bench, event_id)['claims'][0]}"
    bench.writer(who.name).judge([_judgement(who, subject, None, "note", text.strip(), {})])


def rate(bench: Workbench, who: Person, narrator: str, reliability: str, *, why: str | None = None) -> int:
    """Set how reliable a narrator is (Admiralty A to F); events are graded by it when they are linked next."""
    if reliability not in get_args(Reliability):
        raise RejectedInput("T041", narrator, reliability)
    bench.writer(who.name).judge([_judgement(who, narrator, None, "edit", why, {"reliability": reliability})])
    return len(bench.view.judgements(narrator))


def undo(bench: Workbench, who: Person, subject: str) -> Done:
    """Take back a decision about pairs or about an event: all judgements that were made with it."""
    ours = [one for one in bench.view.decisions() if not one.superseded]
    first = next((one.judgement for one in ours if _subject(one.judgement) == subject), None)
    if first is None:
        raise RejectedInput("T087", subject)
    group = first.changes.get("group")
    together = [
        one.judgement
        for one in ours
        if one.judgement is first or (group is not None and one.judgement.changes.get("group") == group)
    ]
    said = [_judgement(who, one.left, one.right, "undo", None, {}) for one in together]
    keys = (key for one in together for key in (one.left, one.right) if key is not None)
    claims = {key.removeprefix("event:") for key in keys}
    return _decide(bench, said, sorted(claims), who, undo=False)


def near(bench: Workbench, record: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return the events that were considered beside one and not joined, each with why: those that still are."""
    found = []
    for one in record.get("refusals", ()):
        other = bench.view.event(one["event"])
        if other is None:
            home = bench.view.events_of([one["other"]]).get(one["other"])
            other = bench.view.event(home) if home is not None and home != record["event_id"] else None
        if other is not None:
            found.append((one, other))
    return found


def home(bench: Workbench, key: str) -> str | None:
    """Return the event that a claim is in; null where it is in none."""
    return bench.view.events_of([key]).get(key)


def _record(bench: Workbench, key: str) -> dict[str, Any]:
    event_id = home(bench, key) or key
    record = bench.view.event(event_id)
    if record is None:
        raise RejectedInput("T040", key)
    return record


def _pairs(
    who: Person, verdict: Verdict, some: Sequence[str], others: Sequence[str], why: str | None, group: str
) -> list[Judgement]:
    return [_judgement(who, a, b, verdict, why, {"group": group}) for a in some for b in others]


def _judgement(
    who: Person, left: str, right: str | None, verdict: Verdict, why: str | None, changes: dict[str, str]
) -> Judgement:
    return Judgement(left=left, right=right, verdict=verdict, by=who.name, at=now(), why=why or None, changes=changes)


def _decide(
    bench: Workbench, said: Sequence[Judgement], claims: Sequence[str], who: Person, *, undo: bool = True
) -> Done:
    bench.writer(who.name).judge(said)
    events = relink(bench.store, claims, by=who.name)
    return Done(events=tuple(events), undo=_subject(said[0]) if undo else None)


def _subject(one: Judgement) -> str:
    return one.left if one.right is None else "|".join(sorted((one.left, one.right)))


def _decisions(bench: Workbench, record: dict[str, Any]) -> list[Judged]:
    """Return what people decided about an event: of its pairs, its grade, and notes, the newest first."""
    claims = set(record["claims"])
    found = [
        one
        for one in bench.view.decisions()
        if {one.judgement.left.removeprefix("event:"), one.judgement.right} & claims
    ]
    # a merge or a split is many judgements and one decision
    groups: dict[str, Judged] = {}
    for one in found:
        name = one.judgement.changes.get("group") or str(one.number)
        groups.setdefault(f"{one.judgement.verdict} {name}", one)
    return sorted(groups.values(), key=lambda one: -one.number)
