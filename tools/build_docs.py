"""Write into docs/ what the code says: errors, event types, claim fields, columns, formats, rules, exit codes.

Usage: python -m tools.build_docs [--check]

Each page is written by hand but for its blocks between ``<!-- from the code: NAME -->`` and ``<!-- end -->``, which
this script fills. ``--check`` writes nothing and names the pages that are out of date. Same code, same bytes.
"""

import ast
import importlib
import re
import sys
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Literal, Union, get_args, get_origin

import msgspec

from tawatur.core import claims, documents, events
from tawatur.core.errors import CODES
from tawatur.lexicon import schema
from tawatur.link import grades, weights
from tawatur.read.coding import event_types

ROOT: Final = Path(__file__).resolve().parent.parent
DOCS: Final = ROOT / "docs"
READ: Final = ROOT / "src" / "tawatur" / "read"
_BLOCK: Final = re.compile(r"(<!-- from the code: (\S+) -->\n).*?(<!-- end -->)", re.DOTALL)
_RECORDS: Final = (
    claims.Claim,
    claims.Origin,
    documents.Interval,
    claims.Words,
    claims.Participant,
    claims.Location,
    claims.Time,
    claims.Thing,
    claims.Quantity,
    claims.Narrator,
    claims.Reason,
    claims.Plover,
    claims.Acled,
)
_EVENT_RECORDS: Final = (
    events.Event,
    events.When,
    events.Where,
    events.Origins,
    events.Held,
    events.Tie,
    events.Grade,
    events.Position,
    events.Contradiction,
    events.Row,
    events.Witness,
    events.Link,
    events.Refusal,
    events.Weighed,
    events.Story,
    events.Quoting,
    events.Copy,
    events.Judgement,
)
_ENTRIES: Final = (
    schema.Trigger,
    schema.Sense,
    schema.Actor,
    schema.Relation,
    schema.Source,
    schema.Thing,
    schema.Noun,
    schema.CueEntry,
    schema.Particle,
)
_SIMPLE: Final = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false"}
# Which arguments of a call that notes a reason are the rule and the field.
_NOTES: Final = {"note": (0, 1), "_reason": (0, 1), "put": (2, 0), "_put_object": (2, 3)}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ").replace("``", "`")


def errors() -> str:
    """Return every error code with what happened and what to do."""
    return table(("code", "what happened", "what to do"), [(f"`{c}`", what, todo) for c, (what, todo) in CODES.items()])


def types_of_events() -> str:
    """Return every event type with its labels and codes."""
    rows = []
    for t in event_types().values():
        plover = " / ".join(filter(None, (t.plover_event, t.plover_mode))) or "none"
        acled = " / ".join(filter(None, (t.acled_event_type, t.acled_sub_event_type))) or "none"
        rows.append((f"`{t.id}`", t.label_en, t.label_ar, plover, acled))
    return table(("type", "in English", "in Arabic", "PLOVER", "ACLED"), rows)


def records() -> str:
    """Return the fields of a claim line, record by record."""
    return _structs(_RECORDS, required=False)


def entries() -> str:
    """Return the fields of the lexicon's entries, record by record."""
    return _structs(_ENTRIES, required=True)


def columns() -> str:
    """Return the columns of the CSV table, which are also the properties of the GeoJSON features."""
    known = importlib.import_module("tawatur.export.columns").COLUMNS
    return table(("column", "what it holds"), [(f"`{c.name}`", c.what) for c in known])


def formats() -> str:
    """Return the formats that can be read."""
    known = importlib.import_module("tawatur.sources.formats").formats()
    rows = []
    for name, found in sorted(known.items()):
        rows.append((f"`{name}`", " ".join(f"`{ending}`" for ending in found.endings), _first_line(found.read)))
    return table(("format", "endings", "how it is read"), rows)


def fields() -> str:
    """Return the names of the fields that a record may use."""
    known = importlib.import_module("tawatur.sources.records").FIELDS
    rows = [(kind, ", ".join(f"`{name}`" for name in names)) for kind, names in known.items()]
    return table(("what it is", "names that are known"), rows)


def exits() -> str:
    """Return the exit codes as the command's own text says them."""
    text = " ".join((importlib.import_module("tawatur.cli").__doc__ or "").split())
    said = re.search(r"Exit codes: (.*?)\.(?: |$)", text)
    if said is None:
        raise SystemExit("tawatur/cli.py no longer says its exit codes")
    return table(("code", "meaning"), [(f"`{code}`", words) for code, words in re.findall(r"(\d+) ([^;]+)", said[1])])


def rules() -> str:
    """Return every rule that a claim can name, with the fields that it gives and the file that holds it."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for path in sorted(READ.glob("*.py")):
        for rule, field in _rules_of(ast.parse(path.read_text(encoding="utf-8"))):
            given, names = found.setdefault(rule, (set(), set()))
            given.add(field or "a role")
            names.add(f"`read/{path.name}`")
    meaning = _meanings()
    rows = []
    for rule, (given, names) in sorted(found.items()):
        told = [meaning(rule.rstrip("…."))] if meaning else []
        rows.append([f"`{rule}`", ", ".join(sorted(given)), *told, ", ".join(sorted(names))])
    return table(("rule", "gives", *(["means"] if meaning else []), "stands in"), rows)


def _meanings() -> Callable[[str], str] | None:
    try:
        module = importlib.import_module("tawatur.read.rules")
    except ImportError:
        return None
    told: Callable[[str], str] = module.explain
    return told


def weights_of_reasons() -> str:
    """Return the table of reasons for and against a link."""
    rows = [[f"`{name}`", f"{value:+.1f}", about] for name, (value, about) in weights.WEIGHTS.items()]
    return table(("reason", "weight", "it holds when"), [["`base`", f"{weights.BASE:+.1f}", "always"], *rows])


def table_of_grades() -> str:
    """Return the table of grades in the order in which its rows are tried."""
    rows = [[label, str(credibility), about] for label, credibility, about in grades.TABLE]
    return table(("grade", "credibility", "it holds when"), rows)


def _rules_of(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield (rule, field) of each reason that the code notes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _NOTES:
            rule, field = (node.args[n] if n < len(node.args) else None for n in _NOTES[node.func.attr])
            given = _strings(field) or [""]
            yield from ((name, one) for name in _strings(rule) for one in given)


def _strings(node: ast.AST | None) -> list[str]:
    """Return the strings that an expression may be: a constant, or the branches of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*_strings(node.body), *_strings(node.orelse)]
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)]
    return []


def _structs(kinds: Iterable[type[msgspec.Struct]], *, required: bool) -> str:
    parts = []
    for kind in kinds:
        hints = typing.get_type_hints(kind)
        rows = []
        for field in msgspec.structs.fields(kind):
            must = ["yes" if field.required else ""] if required else []
            rows.append([f"`{field.encode_name}`", _type(hints[field.name]), *must])
        about = "\n\n".join(" ".join(p.split()) for p in (kind.__doc__ or "").replace("``", "`").split("\n\n"))
        head = ("field", "type", "needed") if required else ("field", "type")
        parts.append(f"### {kind.__name__}\n\n{about}\n\n{table(head, rows)}")
    return "\n" + "\n".join(parts) + "\n"


def _type(kind: Any) -> str:
    """Say a type in words."""
    origin, inside = get_origin(kind), get_args(kind)
    if kind is type(None):
        return "null"
    if origin is Literal:
        return ", ".join(f"`{v}`" for v in inside)
    if origin in (Union, types.UnionType):
        return " or ".join(_type(k) for k in inside)
    if origin is tuple:
        several = len(inside) == 2 and inside[1] is ...
        return f"list of {_type(inside[0])}" if several else f"[{', '.join(map(_type, inside))}]"
    if origin is dict:
        return f"object of {_type(inside[1])} by name"
    return _SIMPLE.get(kind.__name__, str(kind.__name__))


def _first_line(function: Callable[..., Any]) -> str:
    module = importlib.import_module(function.__module__)
    return (module.__doc__ or "").strip().split("\n")[0].rstrip(".")


BLOCKS: Final[dict[str, Callable[[], str]]] = {
    "errors": errors,
    "event-types": types_of_events,
    "records": records,
    "entries": entries,
    "columns": columns,
    "formats": formats,
    "fields": fields,
    "exit-codes": exits,
    "rules": rules,
    "event-records": lambda: _structs(_EVENT_RECORDS, required=False),
    "weights": weights_of_reasons,
    "grades": table_of_grades,
}


def pages() -> dict[Path, str]:
    """Return each page that has a block, as it should be."""
    made: dict[Path, str] = {}
    for path in sorted(DOCS.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        if _BLOCK.search(text):
            made[path] = _BLOCK.sub(lambda m: m[1] + BLOCKS[m[2]]() + m[3], text)
    return made


def main(arguments: Sequence[str]) -> int:
    """Run from the command line."""
    stale = [path for path, text in pages().items() if path.read_text(encoding="utf-8") != text]
    for path in stale:
        print(path.relative_to(ROOT), "is out of date" if "--check" in arguments else "written")
    if "--check" in arguments:
        return 1 if stale else 0
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
