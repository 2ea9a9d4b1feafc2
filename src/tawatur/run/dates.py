"""``tawatur date``: what a text says of time, explained, or many texts at once."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from rich.console import Console

from tawatur.core.documents import Interval
from tawatur.core.errors import RejectedInput
from tawatur.export import terminal
from tawatur.lexicon.load import load
from tawatur.lexicon.match import Matcher
from tawatur.read.instants import instants
from tawatur.read.published import infer_published
from tawatur.read.times import Prefer, TimeMention, find
from tawatur.read.tokens import Sentence, split
from tawatur.run import cases
from tawatur.run.report import say, summary


def explain(text: str, out: Console, *, published: str | None = None, prefer: Prefer = "past") -> int:
    """Print every time expression of a text: its days, how fine they are, what they hang on, and why."""
    parts = split(text, load().matcher)
    given, ref = reference(published)
    own, issues = infer_published(parts, None, given)
    _published(own, out)
    found = [(sentence, mention) for sentence in parts for mention in find(sentence, own, prefer)]
    for sentence, mention in found:
        out.print()
        span = sentence.span(mention.first, mention.last)
        rows = [("days", _ends(mention.earliest, mention.latest)), ("kind", mention.kind)]
        rows += [("grain", mention.precision), ("anchor", _ANCHORS.get(mention.anchor or ""))]
        exact = instants(mention, ref, prefer) if ref is not None else None
        if exact is not None and (exact.earliest, exact.latest) != (mention.earliest, mention.latest):
            rows.append(("exactly", f"{_ends(exact.earliest, exact.latest)} ({exact.why})"))
        rows.append(("hour", (mention.clock or "").replace("/", " to ") or None))
        rows.append(("length", None if mention.seconds is None else f"{mention.seconds:,.0f} seconds"))
        rows.append(("news", "well before it: background" if mention.background else None))
        rows.append(("why", mention.why))
        terminal.told(out, f"{span.of(text)}", f"{span.start}–{span.end}", rows)
    if not found:
        say("No time expression was found.")
    summary(issues)
    return cases.ALL_READ


def batch(path: Path, to: str, *, published: str | None = None, prefer: Prefer = "past") -> int:
    """Answer a file of cases: {"id", "text", "ref", "prefer"} a line in, {"id", "spans"} a line out.

    ``ref`` is the time of publication (ISO 8601), else ``published``; ``prefer`` the way a bare weekday leans.
    """
    reference(published)
    return cases.run(path, to, partial(_answer, load().matcher, published, prefer))


def _answer(matcher: Matcher, published: str | None, prefer: Prefer, case: dict[str, Any]) -> dict[str, Any]:
    ref, lean = case.get("ref") or published, case.get("prefer") or prefer
    if (ref is not None and not isinstance(ref, str)) or lean not in ("past", "future"):
        raise RejectedInput("T032", str(case["id"]), f"ref {ref!r}, prefer {lean!r}")
    return {"id": case["id"], "spans": spans(split(case["text"], matcher), ref, lean)}


def spans(parts: Sequence[Sentence], ref: str | None, prefer: Prefer) -> list[dict[str, Any]]:
    """Return the expressions of some sentences as rows: offsets, both ends, precision, seconds, and why.

    Ends are ISO days, or date-times where an hour is said and ``ref`` has one; null where the year is unknown.
    """
    given, exact = reference(ref)
    own = given if ref is not None else infer_published(parts, None, given)[0]
    return [_row(s, mention, exact, prefer) for s in parts for mention in find(s, own, prefer)]


def _row(sentence: Sentence, mention: TimeMention, ref: datetime | None, prefer: Prefer) -> dict[str, Any]:
    span = sentence.span(mention.first, mention.last)
    ends = (mention.earliest, mention.latest)
    exact = instants(mention, ref, prefer) if ref is not None else None
    if exact is not None:
        ends = (exact.earliest, exact.latest)
    first, last = (None if end is None or end.startswith("--") else end for end in ends)
    return {
        "start": span.start,
        "end": span.end,
        "earliest": first,
        "latest": last,
        "precision": mention.precision,
        "seconds": mention.seconds,
        "anchor": mention.anchor,
        "why": mention.why,
    }


def reference(text: str | None) -> tuple[Interval, datetime | None]:
    """Read a time of publication: an ISO 8601 day or date-time, a month (2020-12) or a year; RejectedInput if none.

    The clock of a date-time counts as the place's own: its offset from UTC is not used.
    """
    if text is None:
        return Interval(), None
    why = "as given"
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        moment = None
    if moment is not None and len(text) >= len("20201203"):
        day = moment.date().isoformat()
        return Interval(earliest=day, latest=day, basis="known", why=why), moment
    try:
        year, _, month = text.partition("-")
        first = date(int(year), int(month or 1), 1)
        last = date(first.year + (first.month == 12 or not month), 1 if not month else first.month % 12 + 1, 1)
    except ValueError as error:
        raise RejectedInput("T032", text) from error
    latest = date.fromordinal(last.toordinal() - 1)
    return Interval(earliest=first.isoformat(), latest=latest.isoformat(), basis="known", why=why), None


_ANCHORS = {"published": "the report's own date", "event": "another event of the text", "text": "none: written in full"}


def _published(own: Interval, out: Console) -> None:
    dates = _ends(own.earliest, own.latest)
    what = f"{dates} ({own.basis}{f': {own.why}' if own.why else ''})" if dates else "unknown"
    out.print(f"The report's own date: {terminal.harmless(what)}", highlight=False, markup=False)


def _ends(earliest: str | None, latest: str | None) -> str | None:
    """Write an interval for people; ``--MM-DD`` says that the year is unknown."""
    if earliest is None and latest is None:
        return None
    if earliest == latest:
        return earliest
    return f"{earliest or '…'} to {latest or '…'}"
