"""What analysts do with claims: look at them in their report, judge, correct, add, take back, go on to the next."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any, Final, Literal

import msgspec

from tawatur.core.claims import Claim, Origin, Words
from tawatur.core.corrections import corrected, differences, encoded
from tawatur.core.custody import Receipt
from tawatur.core.errors import RejectedInput
from tawatur.core.events import Judgement, Verdict
from tawatur.core.ids import claim_id
from tawatur.core.people import Person
from tawatur.core.queries import Hit, Judged, Kept, Past
from tawatur.core.spans import Span
from tawatur.lexicon.load import load
from tawatur.read import coding, offering, rules
from tawatur.read.offering import Offered as Offered
from tawatur.run.codes import codes, with_codes
from tawatur.run.marking import Mark, marks
from tawatur.run.relinking import relink
from tawatur.run.workbench import Workbench
from tawatur.text.sentences import sentences
from tawatur.text.words import words

Decision = Literal["accept", "edit", "reject", "unsure"]
_RELINKED: Final = frozenset({"edit", "reject", "undo"})
_MOST_TRIED: Final = 50


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """A report as the Reader shows it: its text, how it came in, its claims in the text's order, and their marks."""

    kept: Kept
    receipts: tuple[Receipt, ...]
    hits: tuple[Hit, ...]
    marks: tuple[Mark, ...]
    reviewed: int


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A field in which two states of a claim differ, with both values as a claim line has them."""

    field: str
    before: Any
    after: Any


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step in the history of a claim: what did it (a reading or a person), when, and what it changed."""

    at: str
    by: str
    verdict: Verdict | Literal["read"]
    why: str | None
    undone: bool
    differences: tuple[Difference, ...] = ()


def open_report(bench: Workbench, document: str) -> Opened:
    """Return a report with its claims; T075 where there is none."""
    whole = bench.view.find_document(document)
    kept = bench.view.document(whole)
    if kept is None:
        raise RejectedInput("T075", document)
    found = [hit for key in bench.view.claims_of([whole]) if (hit := bench.view.claim(key)) is not None]
    hits = tuple(sorted(found, key=lambda hit: (hit.claim.trigger.start, hit.claim.claim_id)))
    return Opened(
        kept=kept,
        receipts=tuple(bench.view.receipts(whole)),
        hits=hits,
        marks=tuple(marks(hit.claim for hit in hits)),
        reviewed=sum(_is_judged(hit) for hit in hits),
    )


def look(bench: Workbench, key: str) -> Hit:
    """Return a claim as it stands; T016 where there is none."""
    hit = bench.view.claim(bench.view.find_claim(key))
    if hit is None:
        raise RejectedInput("T016", key)
    return hit


def judge(
    bench: Workbench,
    who: Person,
    key: str,
    verdict: Decision,
    *,
    why: str | None = None,
    changes: Mapping[str, str] | None = None,
    expects: int | None = None,
) -> Hit:
    """Keep a decision about a claim and return the claim as it stands then; ``expects``: the last judgement seen."""
    hit = look(bench, key)
    edits = with_codes(hit.claim, dict(changes or {})) if verdict == "edit" else {}
    if verdict == "edit" and not edits:
        raise RejectedInput("T041", key, "nothing is corrected")
    return _put(bench, who, hit.claim.claim_id, verdict, why=why, changes=edits, expects=expects)


def undo(bench: Workbench, who: Person, key: str, *, expects: int | None = None) -> Hit | None:
    """Take back the last judgement on a claim that stands; null where the claim itself was a person's and is gone."""
    whole = bench.view.find_claim(key)
    _put(bench, who, whole, "undo", expects=expects)
    return bench.view.claim(whole) if bench.view.is_live(whole) else None


def note(bench: Workbench, who: Person, subject: str, text: str) -> list[Judged]:
    """Keep a note beside a claim, an event, a report or a narrator; return what was said of it so far."""
    if not text.strip():
        raise RejectedInput("T041", subject, "the note is empty")
    bench.writer(who.name).judge([_judgement(who, subject, "note", why=text.strip())])
    return bench.view.judgements(subject)


def add_claim(
    bench: Workbench,
    who: Person,
    document: str,
    *,
    start: int,
    end: int,
    type: str,
    fields: Mapping[str, str] | None = None,
    why: str | None = None,
) -> Hit:
    """Keep a claim that the program missed: its words in the report (code points), its type, and other fields.

    ``fields`` are values as corrections hold them. The outlet, the report's date and, where other claims stand in the
    sentence, nothing of theirs is taken over: what a person does not say is unknown.
    """
    opened = open_report(bench, document)
    text = opened.kept.document.text
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise RejectedInput("T041", document, "there are no words at that place")
    made = _claim(opened, start, end, type)
    known = {hit.claim.claim_id for hit in opened.hits}
    at = 0
    while made.claim_id in known or bench.view.claim(made.claim_id) is not None:
        at += 1
        made = msgspec.structs.replace(made, claim_id=claim_id(opened.kept.document.id, Span(start, end), at))
        if at > _MOST_TRIED:
            raise RejectedInput("T041", document, "there are too many claims of these words")
    given = dict(fields or {})
    whole = corrected(made, given)
    for field in given:
        if encoded(whole, field) == encoded(made, field) != given[field]:
            raise RejectedInput("T041", document, f"{field} is not understood")
    whole = corrected(whole, codes(whole))
    bench.writer(who.name).add_claim(whole, _judgement(who, whole.claim_id, "add", why=why))
    relink(bench.store, [whole.claim_id], by=who.name)
    return look(bench, whole.claim_id)


def offer(bench: Workbench, document: str, *, start: int, end: int) -> Offered:
    """Return what the reader finds around words of a report (code points), to fill the form of a missed claim."""
    opened = open_report(bench, document)
    if not 0 <= start < end <= len(opened.kept.document.text):
        raise RejectedInput("T041", document, "there are no words at that place")
    origin = opened.hits[0].claim.document if opened.hits else _origin(opened)
    return offering.offer(opened.kept.document, Span(start, end), origin.published, origin.outlet)


def next_unreviewed(bench: Workbench, *, document: str | None = None, without: Collection[str] = ()) -> Hit | None:
    """Return the claim to review next: of the report while it has one, else of all; null when all are done."""
    found = bench.view.unreviewed(report=document, without=without) if document is not None else []
    found = found or bench.view.unreviewed(without=without)
    return found[0] if found else None


def history(bench: Workbench, key: str) -> list[Step]:
    """Return how a claim came to be what it is: every reading and judgement, with what each changed, oldest first."""
    whole = bench.view.find_claim(key)
    pasts, judged = bench.view.history(whole), bench.view.judgements(whole)
    steps = [_read(before, past) for before, past in zip([None, *pasts], pasts, strict=False)]
    now = pasts[-1].claim if pasts else None
    for one in judged:
        after = now
        if now is not None and one.judgement.verdict == "edit":
            after = corrected(now, one.judgement.changes)
        steps.append(
            Step(
                at=one.judgement.at,
                by=one.judgement.by,
                verdict=one.judgement.verdict,
                why=one.judgement.why,
                undone=one.superseded and one.judgement.verdict != "undo",
                differences=_differences(now, after),
            )
        )
    return sorted(steps, key=lambda step: step.at)


def _put(
    bench: Workbench,
    who: Person,
    key: str,
    verdict: Verdict,
    *,
    why: str | None = None,
    changes: Mapping[str, str] | None = None,
    expects: int | None = None,
) -> Hit:
    before = bench.view.claim(key)
    one = _judgement(who, key, verdict, why=why, changes=changes)
    bench.writer(who.name).judge([one], {key: expects} if expects is not None else None)
    was_rejected = before is not None and before.standing is not None and before.standing.verdict == "reject"
    if verdict in _RELINKED or was_rejected:
        relink(bench.store, [key], by=who.name)
    hit = bench.view.claim(key)
    if hit is None:
        raise RejectedInput("T016", key)
    return hit


def _judgement(
    who: Person, left: str, verdict: Verdict, *, why: str | None = None, changes: Mapping[str, str] | None = None
) -> Judgement:
    return Judgement(left=left, verdict=verdict, by=who.name, at=now(), why=why or None, changes=dict(changes or {}))


def now() -> str:
    """Return the time now as judgements hold it: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _claim(opened: Opened, start: int, end: int, type: str) -> Claim:
    document = opened.kept.document
    first, last = _sentence(document.text, start, end)
    origin = opened.hits[0].claim.document if opened.hits else _origin(opened)
    base = coding.plover(type, "reported", (), (), None) if type in coding.event_types() else None
    if base is None:
        raise RejectedInput("T041", document.id, f"{type} is no type of event")
    return Claim(
        claim_id=claim_id(document.id, Span(start, end)),
        document=origin,
        type=type,
        status="reported",
        trigger=Words(text=document.text[start:end], start=start, end=end),
        sentence=Words(text=document.text[first:last], start=first, end=last),
        plover=base,
        acled=coding.acled(type, "reported", (), ()),
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentences that some words stand in begin and end."""
    found = words(text)
    first, last = start, end
    for one in sentences(text, found):
        if one and found[one[0]].start < end and found[one[-1]].end > start:
            first, last = min(first, found[one[0]].start), max(last, found[one[-1]].end)
    return first, last


def _origin(opened: Opened) -> Origin:
    one = opened.kept.document
    return Origin(
        name=one.name, sha256=one.id, outlet=one.outlet, published=one.published, title=one.title, url=one.url,
        outlet_text=one.outlet_text,
    )  # fmt: skip


def _read(before: Past | None, past: Past) -> Step:
    changed = _differences(before.claim, past.claim) if before is not None else ()
    return Step(at=past.at, by=past.since, verdict="read", why=None, undone=False, differences=changed)


def _differences(before: Claim | None, after: Claim | None) -> tuple[Difference, ...]:
    if before is None or after is None:
        return ()
    return tuple(Difference(field=f, before=one, after=other) for f, one, other in differences(before, after))


def _is_judged(hit: Hit) -> bool:
    return hit.standing is not None and hit.standing.verdict != "note"


def types() -> list[str]:
    """Return the ids of the types of events."""
    return list(coding.event_types())


def kinds_of_things() -> list[str]:
    """Return the kinds of things that the lexicon tells apart."""
    return sorted({one.kind for one in load().things.values()})


def meaning(rule: str, language: rules.Language) -> str | None:
    """Return what a rule that a claim names means; null where nobody has said it (a rule of an older reader)."""
    try:
        return rules.explain(rule, language)
    except KeyError:
        return None
