"""An event for people at a terminal: its claims side by side, the chains that carry it, where they agree and differ."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawatur.core.events import Event, Held, Link, Refusal, Weighed, Witness
from tawatur.export.terminal import arabic, hanging, harmless, line, quoted

_INDENT: Final = "    "
_LABEL: Final = 12  # columns of the names of fields,
_COLUMN: Final = 30  # and of each report
_SIGN: Final = {"contradiction": "≠", "denial": "✗", "update": "↗", "precision": "≈"}


def event(out: Console, e: Event) -> None:
    """Print one event: what, where, when, grade; positions; chain tree; agreement table; claims; links and refusals."""
    _head(out, e)
    _positions(out, e)
    _chains(out, e)
    _agreement(out, e)
    _side_by_side(out, e)
    _claims(out, e)
    _reasons(out, e)


def _head(out: Console, e: Event) -> None:
    days = " to ".join(dict.fromkeys(d for d in (e.time.earliest, e.time.latest) if d)) or "day unknown"
    assumed = "" if e.time.stated or not e.time.earliest else " (assumed from the reports' dates)"
    hanging(out, Text(), Text.assemble((e.type, "bold red"), f"  {days}{assumed}  ", (e.event_id, "dim")))
    if e.place is not None:
        point = f"  {e.place.lat:.3f}, {e.place.lon:.3f}" if e.place.lat is not None and e.place.lon is not None else ""
        line(out, Text.assemble(_INDENT, "at ", quoted(e.place.name, "place"), point, f"  {e.place.precision or ''}"))
    grade = Text.assemble((e.grade.label, "bold"), f"  credibility {e.grade.credibility}  {harmless(e.grade.why)}")
    if e.grade.by is not None:
        grade.append(f"  decided by {harmless(e.grade.by)}")
    hanging(out, Text(_INDENT + "grade "), grade)
    for node, value in e.grade.reliability.items():
        line(out, Text(f"{_INDENT}{_INDENT}{harmless(node)}: reliability {value}"))
    sure = e.origins.at_least == e.origins.at_most
    origins = _number(e.origins.at_most, "independent origin")
    origins = origins if sure else f"{e.origins.at_least} to {origins}"
    of = f"{_number(len(e.claims), 'claim')} of {_number(e.reports, 'report')}"
    hanging(out, Text(_INDENT), Text(f"{origins}; {of}"))


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _positions(out: Console, e: Event) -> None:
    _title(out, "Positions")
    for p in e.positions:
        origins = str(p.at_least) if p.at_least == p.at_most else f"{p.at_least}-{p.at_most}"
        said = Text.assemble(
            (p.stance, "bold"), f"  {harmless(p.account)}  ({_number(len(p.claims), 'claim')}, origins {origins}: "
        )
        said.append_text(Text(", ").join(quoted(name, "source") for name in p.voices))
        said.append(")")
        hanging(out, Text(_INDENT), said)


def _chains(out: Console, e: Event) -> None:
    """Print each origin with those who carry its word, down to the reports."""
    _title(out, "Who has it from whom")
    by_id = {w.claim_id: w for w in e.told}
    for origin in e.origins.origins:
        line(out, Text.assemble(_INDENT, ("● ", "green"), (harmless(origin.value), "bold")))
        some = [by_id[c] for c in origin.claims if c in by_id]
        for chain, claims in _by_chain(some):
            path = Text(" ← ").join(quoted(name, "source") for name in reversed(chain))
            reports = ", ".join(dict.fromkeys(harmless(w.report) for w in claims))
            hanging(out, Text(_INDENT + "  └ "), Text.assemble(path, (f"  {reports}", "dim")))
    for tie in e.origins.ties:
        sure = "certain" if tie.certain else "doubtful"
        arrow = "took over from" if tie.directed else "beside"
        names = [by_id[c].report if c in by_id else c for c in (tie.left, tie.right)]
        text = f"{harmless(names[0])} {arrow} {harmless(names[1])}: {tie.reason} ({sure}; {harmless(tie.detail)})"
        hanging(out, Text(_INDENT + "  "), Text(text, style="dim"))


def _by_chain(some: Iterable[Witness]) -> list[tuple[tuple[str, ...], list[Witness]]]:
    groups: defaultdict[tuple[str, ...], list[Witness]] = defaultdict(list)
    for w in some:
        groups[w.chain].append(w)
    return sorted(groups.items())


def _agreement(out: Console, e: Event) -> None:
    """Print each field with its values and who holds them; a sign marks the fields in which claims differ."""
    _title(out, "Agreement")
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    why: defaultdict[str, list[str]] = defaultdict(list)
    for c in e.contradictions:
        kinds[c.field].append(c.kind)
        why[c.field].append(f"{_SIGN[c.kind]} {c.kind}: {c.why}")
    for row in e.fields:
        sign = "".join(_SIGN[k] for k in kinds[row.field]) or "="
        line(out, Text.assemble(_INDENT, f"{sign} ", (row.field, "bold")))
        for held in row.values:
            hanging(out, Text(_INDENT + _INDENT), _held(held))
        for reason in why[row.field]:
            hanging(out, Text(_INDENT + _INDENT), Text(harmless(reason), style="yellow"))


def _held(held: Held) -> Text:
    by = ", ".join(map(harmless, held.by))
    return Text.assemble(quoted(held.value, None), (f"  {len(held.claims)} × {by}", "dim"))


def _side_by_side(out: Console, e: Event) -> None:
    """Print a column a report and a line a field, as many reports beside each other as the width allows."""
    reports = list(dict.fromkeys(w.report for w in e.told))
    if len(reports) < 2:
        return
    _title(out, "Side by side")
    fit = max(1, (out.width - _LABEL) // (_COLUMN + 2))
    for start in range(0, len(reports), fit):
        some = reports[start : start + fit]
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
        table.add_column(width=_LABEL, no_wrap=True)
        for _ in some:
            table.add_column(width=_COLUMN, overflow="fold")
        for name, cells in _lines(e, some):
            table.add_row(Text(name, style="bold"), *cells)
        out.print(table)


def _lines(e: Event, reports: Sequence[str]) -> Iterator[tuple[str, list[Text]]]:
    told = {r: [w for w in e.told if w.report == r] for r in reports}
    yield "report", [Text(harmless(r), style="bold") for r in reports]
    yield "outlet", [quoted(told[r][0].outlet or "unknown", None) for r in reports]
    yield "published", [Text(told[r][0].published or "unknown") for r in reports]
    yield "says", [Text(", ".join(dict.fromkeys(f"{w.type} {w.status}" for w in told[r]))) for r in reports]
    yield "on word of", [Text(", ").join(map(_source, dict.fromkeys(w.chain[-1] for w in told[r]))) for r in reports]
    for row in e.fields:
        cells = []
        for r in reports:
            mine = {w.claim_id for w in told[r]}
            cells.append(Text(" / ").join(quoted(h.value, None) for h in row.values if mine.intersection(h.claims)))
        yield row.field, cells


def _source(name: str) -> Text:
    return quoted(name, "source")


def _claims(out: Console, e: Event) -> None:
    _title(out, "Claims")
    before = ("", "")
    for w in e.told:
        if (w.report, w.sentence) != before:
            told = f"{harmless(w.report)}  {harmless(w.outlet or 'outlet unknown')}  {w.published or 'date unknown'}"
            hanging(out, Text(_INDENT), Text(told, style="bold"))
            arabic(out, Text(harmless(w.sentence.replace("\n", " "))))
        before = (w.report, w.sentence)
        chain = " ← ".join(harmless(n) for n in reversed(w.chain))
        head = Text.assemble((w.type, "red"), f" {w.status}  ", quoted(w.trigger, "trigger"), f"  {chain}  ")
        hanging(out, Text(_INDENT + _INDENT), Text.assemble(head, (w.claim_id, "dim")))


def _reasons(out: Console, e: Event) -> None:
    if e.links:
        _title(out, "Why these are one event")
        for link in e.links:
            _pair(out, link, f"{link.left} + {link.right}")
    if e.refusals:
        _title(out, "What came near and was left out")
        for refusal in e.refusals:
            _pair(out, refusal, f"{refusal.claim} | {refusal.other} of {refusal.event}")


def _pair(out: Console, pair: Link | Refusal, names: str) -> None:
    hanging(out, Text(_INDENT), Text.assemble((f"{pair.score:+.1f}  ", "bold"), (names, "dim")))
    hanging(out, Text(_INDENT + _INDENT), Text("  ").join(_weighed(pair.why)))


def _weighed(why: Sequence[Weighed]) -> list[Text]:
    made = []
    for one in why:
        values = " / ".join(dict.fromkeys(v for v in (one.left, one.right) if v))
        said = Text(f"{one.reason} {one.weight:+.1f}")
        made.append(Text.assemble(said, " ", quoted(values, None)) if values else said)
    return made


def _title(out: Console, title: str) -> None:
    line(out, Text())
    line(out, Text(title, style="bold underline"))
