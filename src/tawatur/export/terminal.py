"""Reports and claims for people at a terminal: marked words, claims under their sentence, right-to-left kept readable.

A line of Arabic begins with a right-to-left mark and stands in an isolate; Arabic inside a line of labels stands in an
isolate of its own. Terminals that reorder text then show both in their order; terminals that do not, ignore the marks.
Every line is wrapped here, because an isolate ends with its line. Characters of the report that would steer the
terminal are shown as a replacement sign.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Final

from rich.console import Console
from rich.text import Text

from tawatur.core.claims import Claim, Location, Narrator, Participant, Quantity, Reason
from tawatur.core.documents import Document, Interval

RLM, RLI, FSI, PDI = "\u200f", "\u2067", "\u2068", "\u2069"
# kind of words: its colour, and the signs around it where there is no colour; the first of two on the same word wins
STYLES: Final[dict[str, tuple[str, str]]] = {
    "trigger": ("bold red", "[]"),
    "source": ("blue", "||"),
    "actor": ("cyan", "{}"),
    "time": ("yellow", "//"),
    "thing": ("magenta", "**"),
    "place": ("green", "<>"),
}
_STEERING: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_DIRECTION: Final = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_FIELDS: Final = (
    "type",
    "status",
    "actors",
    "recipients",
    "with",
    "places",
    "from",
    "to",
    "when",
    "things",
    "people",
    "sources",
)
_NO_RULE: Final = {"type": "the lexicon's type for the act", "status": "nothing in the text speaks against «reported»"}
_INDENT: Final = 4
_LABEL: Final = 9
_LEAST: Final = 40

Where = tuple[int, int, str]  # start, end, kind


def harmless(text: str) -> str:
    """Return text of the same length that cannot steer a terminal: no control characters, no marks of direction."""
    return _DIRECTION.sub("\u2060", _STEERING.sub("\ufffd", text))


def console(*, color: bool, width: int | None = None, stderr: bool = False) -> Console:
    """Return a console; ``color=False`` leaves out colours and styles even on a terminal that has them."""
    if color:
        return Console(stderr=stderr, width=width, highlight=False, markup=False, emoji=False)
    return Console(stderr=stderr, width=width, highlight=False, markup=False, emoji=False, color_system=None)


def spans(claims: Iterable[Claim]) -> list[Where]:
    """Return every marked range of a report with its kind."""
    found: set[Where] = set()
    for c in claims:
        found.add((c.trigger.start, c.trigger.end, "trigger"))
        found.update((p.start, p.end, "actor") for p in (*c.actors, *c.recipients, *c.with_))
        found.update((p.start, p.end, "place") for p in (*c.places, *c.from_, *c.to))
        found.update((t.start, t.end, "thing") for t in c.things)
        found.update((s.start, s.end, "source") for s in c.sources)
        if c.when.start is not None and c.when.end is not None:
            found.add((c.when.start, c.when.end, "time"))
    return sorted(found)


def show(
    out: Console,
    document: Document,
    claims: tuple[Claim, ...],
    *,
    published: Interval,
    outlet: str | None,
    with_claims: bool = True,
) -> None:
    """Print one report with its words marked, and each sentence's claims under it."""
    days = " to ".join(dict.fromkeys(d for d in (published.earliest, published.latest) if d)) or "unknown"
    hanging(
        out,
        Text(),
        Text.assemble((harmless(document.name), "bold"), f"   outlet: {outlet or 'unknown'}   published: {days}"),
    )
    if document.title:
        arabic(out, Text(harmless(document.title), style="bold"))
    hanging(out, Text(), _legend(out))
    line(out, Text())
    marked = _marked(out, document.text, spans(claims))
    by_end: dict[int, list[tuple[int, Claim]]] = {}
    for number, c in enumerate(claims, start=1):
        by_end.setdefault(c.sentence.end, []).append((number, c))
    start = 0
    for end in sorted({len(document.text), *(by_end if with_claims else ())}):
        for piece in marked(start, end).split("\n"):
            if piece.plain.strip():
                arabic(out, piece)
        for number, c in by_end.get(end, ()) if with_claims else ():
            claim(out, c, number)
        start = end
    line(out, Text("1 claim" if len(claims) == 1 else f"{len(claims)} claims", style="bold"))


def claim(out: Console, c: Claim, number: int | None = None) -> None:
    """Print one claim as a block: what is said to have happened, to whom, where, when, on whose word."""
    head = Text.assemble(
        f"{number}. " if number else "",
        (c.type, "bold red"),
        f"  {c.status}  sure {c.sure:.2f}  ",
        (c.claim_id, "dim"),
    )
    hanging(out, Text(" " * _INDENT), head)
    for label, value in fields(c):
        _field(out, label, value)
    line(out, Text())


def fields(c: Claim) -> Iterator[tuple[str, Text]]:
    """Yield the label and the value of each field that a claim has."""
    yield "act", quoted(c.trigger.text, "trigger")
    for label, some in (("who", c.actors), ("to whom", c.recipients), ("with", c.with_)):
        for p in some:
            yield label, _participant(p)
    for label, places in (("where", c.places), ("from", c.from_), ("to", c.to)):
        for place in places:
            yield label, _place(place)
    if c.when.text or c.when.earliest:
        days = " to ".join(dict.fromkeys((c.when.earliest or "?", c.when.latest or "?")))
        yield "when", Text.assemble(quoted(c.when.text or "", "time"), f"  {days}", (f"  {c.when.why or ''}", "dim"))
    for thing in c.things:
        count = f"  × {'-'.join(map(str, thing.count)) if isinstance(thing.count, tuple) else thing.count}"
        yield (
            "thing",
            Text.assemble(quoted(thing.text, "thing"), f"  {thing.kind}", count if thing.count is not None else ""),
        )
    for kind, quantity in c.people.items():
        yield kind, Text.assemble(f"{_number(quantity)}  ", quoted(quantity.text, "actor"))
    for source in c.sources:
        yield "said by", _narrator(source)
    codes = [c.plover.event, c.plover.mode, c.plover.auxiliary], [c.acled.event_type, c.acled.sub_event_type]
    names = ("PLOVER", "ACLED")
    text = "   ".join(
        f"{n} {' / '.join(filter(None, some))}" for n, some in zip(names, codes, strict=True) if any(some)
    )
    yield "codes", Text(text, style="dim")


def told(out: Console, words: str, where: str, rows: Iterable[tuple[str, str | None]]) -> None:
    """Print words of a report with their place, and what was made of them; a row without a value is left out."""
    head = quoted(words, None)
    line(out, Text.assemble(head, f"  {where}"))
    for label, value in rows:
        if value is not None:
            _field(out, label, Text(harmless(value)))


def explain(out: Console, c: Claim, meaning: Callable[[str], str | None]) -> None:
    """Print which rule and which words gave each field of a claim, how sure it is, and what the rule means."""
    line(out, Text.assemble((c.claim_id, "bold"), f"   {harmless(c.document.name)}"))
    first, size = c.sentence.start, len(c.sentence.text)
    inside = [(a - first, b - first, kind) for a, b, kind in spans([c]) if first <= a and b <= first + size]
    arabic(out, _marked(out, c.sentence.text.replace("\n", " "), inside)(0, size))
    hanging(out, Text(), _legend(out))
    line(out, Text())
    claim(out, c)
    values = {"with": c.with_, "from": c.from_, "when": c.when.text or c.when.earliest}
    filled = [field for field in _FIELDS if values.get(field, getattr(c, field, None))]
    order = dict.fromkeys((*filled, *(r.field for r in c.rules)))
    told: set[str] = set()
    for field in order:
        reasons = [r for r in c.rules if r.field == field]
        line(out, Text(f"{field}: {_value(c, field)}".rstrip(": "), style="bold"))
        if not reasons:
            hanging(out, Text(" " * _INDENT), Text(_NO_RULE.get(field, "from the words shown above"), style="dim"))
        for reason in reasons:
            _reason(out, reason, None if reason.rule in told else meaning(reason.rule))
            told.add(reason.rule)


def _reason(out: Console, reason: Reason, meaning: str | None) -> None:
    value = Text.assemble((reason.rule, "cyan"), f"  sure {reason.sure:.2f}  ")
    if reason.text:
        value.append_text(Text.assemble("from ", quoted(reason.text, None)))
    hanging(out, Text(" " * _INDENT), value)
    if meaning:
        hanging(out, Text(" " * 2 * _INDENT), Text(" ".join(meaning.split()), style="dim"))


def _value(c: Claim, field: str) -> str:
    return {"type": c.type, "status": c.status, "trigger": c.trigger.text}.get(field, "")


def _participant(p: Participant) -> Text:
    known = ", ".join(dict.fromkeys(filter(None, (p.id, p.kind))))
    return Text.assemble(quoted(p.text, "actor"), _name(p.name, p.text), f"  ({known})" if known else "")


def _place(p: Location) -> Text:
    known = p.lat is not None and p.lon is not None
    point = f"  {p.lat:.3f}, {p.lon:.3f} ({p.precision})" if known else "  not located"
    role = f"  {p.role}" if p.role not in ("from", "to") else ""
    return Text.assemble(quoted(p.text, "place"), _name(p.name, p.text), point, (role, "dim"))


def _narrator(s: Narrator) -> Text:
    return Text.assemble(quoted(s.text, "source"), _name(s.name, s.text), f"  ({s.kind})")


def _name(name: str | None, words: str) -> str:
    """Return the name that the lexicon has, where the words of the report are others."""
    return f"  {FSI}{harmless(name)}{PDI}" if name and name != words else ""


def _number(q: Quantity) -> str:
    low, high = ("?" if n is None else str(n) for n in (q.min, q.max))
    return low if low == high else f"{low} to {high}"


def quoted(text: str, kind: str | None) -> Text:
    """Return words of the report for a line of labels: isolated, so that they do not reorder what is around them."""
    return Text.assemble(FSI, (harmless(" ".join(text.split())), STYLES[kind][0] if kind else ""), PDI)


def _legend(out: Console) -> Text:
    if _plain(out):
        return Text("  ".join(f"{signs[0]}{kind}{signs[1]}" for kind, (_, signs) in STYLES.items()))
    return Text("  ").join(Text(kind, style=style) for kind, (style, _) in STYLES.items())


def _marked(out: Console, text: str, where: list[Where]) -> Callable[[int, int], Text]:
    """Return a function that gives any part of the text with its words coloured, or between signs without colours."""
    rank = {kind: n for n, kind in enumerate(STYLES)}
    owner: list[Where | None] = [None] * len(text)
    inside = [(start, min(end, len(text)), kind) for start, end, kind in where if start < len(text)]
    for mark in sorted(inside, key=lambda w: (-rank[w[2]], w[1] - w[0])):  # what comes later wins
        owner[mark[0] : mark[1]] = [mark] * (mark[1] - mark[0])
    signs, safe = _plain(out), harmless(text)

    def part(start: int, end: int) -> Text:
        made = Text()
        for mark, run in groupby(range(start, min(end, len(text))), key=owner.__getitem__):
            places = list(run)
            words = safe[places[0] : places[-1] + 1]
            style, around = STYLES[mark[2]] if mark else ("", "")
            made.append(f"{around[:1]}{words}{around[1:]}" if signs else words, style=style)
        return made

    return part


def _plain(out: Console) -> bool:
    return out.color_system is None or out.no_color


def arabic(out: Console, text: Text) -> None:
    """Print a paragraph of the report, wrapped, each line in an isolate of its own."""
    for part in text.wrap(out, max(_LEAST, out.width) - 1):
        part.rstrip()
        line(out, Text.assemble(RLM + RLI, part, PDI))


def _field(out: Console, label: str, value: Text) -> None:
    hanging(out, Text(" " * 2 * _INDENT + f"{label} ".ljust(_LABEL)), value)


def hanging(out: Console, label: Text, value: Text) -> None:
    """Print a label and a value that is wrapped beside it; an isolate that a wrap cut is closed and opened again."""
    width, isolate = max(_LEAST, out.width) - len(label), False
    for number, part in enumerate(value.wrap(out, width)):
        part.rstrip()
        opened = isolate
        isolate = (part.plain.count(FSI) + opened) > part.plain.count(PDI)
        lead = label if number == 0 else Text(" " * len(label))
        line(out, Text.assemble(lead, FSI if opened else "", part, PDI if isolate else ""))


def line(out: Console, text: Text) -> None:
    """Print a line as it is; it was wrapped before."""
    out.print(text, no_wrap=True, overflow="ignore", crop=False)
