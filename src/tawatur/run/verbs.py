"""What each command does, from its inputs to its exit code."""

import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Final

from rich.console import Console

from tawatur.core.claims import Claim
from tawatur.core.documents import Document, Issue
from tawatur.core.errors import RejectedInput
from tawatur.export import DEFAULT, STDOUT, format_of, formats, jsonl, terminal
from tawatur.export import files as output
from tawatur.export.files import Format
from tawatur.lexicon import check
from tawatur.lexicon.load import generate, root
from tawatur.link import linker
from tawatur.read import weights
from tawatur.read.reader import RuleReader
from tawatur.run import linking
from tawatur.run.local import Run, read_all, rule_reader, version
from tawatur.run.report import number, say, summary, watching
from tawatur.run.spool import Spool
from tawatur.run.workers import ReaderFactory
from tawatur.sources.reading import Inputs

ALL_READ, SOME_REJECTED, NOTHING_READ = 0, 1, 3
_SHOWN: Final = "syria_deir_ezzor.txt"  # the sample that the demo shows whole


def read(
    source: Iterable[Document | Issue],
    to: str,
    form: Format,
    *,
    jobs: int = 1,
    resume: bool = False,
    link: str | None = None,
    detector: Path | None = None,
    quiet: bool = False,
) -> int:
    """Read every input and write the claims; nothing is written when nothing could be read.

    ``link`` names a file for the events that the claims are linked into (``-`` is standard output); ``detector`` one
    that ``tawatur train detector`` wrote, used instead of the one that comes with the program.
    """
    reader: ReaderFactory = rule_reader
    edition = version()
    if detector is not None:
        reader = partial(rule_reader, str(detector))
        edition += f"+{weights.read(detector).checksum[:16]}"
    begun = time.monotonic()
    path = None if to == STDOUT else Path(to)
    for place in filter(None, (path, Path(link) if link is not None and link != STDOUT else None)):
        output.refuse_unwritable(place)
    kept_in = path.with_name(path.name + ".partial") if path is not None and resume else None
    with Spool(kept_in, version=edition) as spool:
        try:
            with watching(quiet=quiet) as watch:
                run = read_all(source, spool=spool, jobs=jobs, reader=reader, watch=watch)
        except KeyboardInterrupt:
            kept = f"what is finished is in {kept_in}; the same command goes on from there"
            say(f"Interrupted: {kept if kept_in else 'nothing was written'}.")
            raise
        code = _code(len(run.documents), run.issues)
        if code != NOTHING_READ:
            count = _write(run, form, path)
            if link is not None:
                events = linker.link(map(linker.Lean(), run.claims()))
                linking.write(events, link)
            spool.drop()
            if not quiet:
                seconds = time.monotonic() - begun
                before = f"; {run.progress.resumed:,} from an earlier run" if run.progress.resumed else ""
                some = f"{number(len(run.documents), 'report')}, {number(count, 'claim')}"
                say(f"{some} → {path or 'standard output'} ({seconds:.1f} s{before})")
                if link is not None:
                    say(f"{number(len(events), 'event')} → {'standard output' if link == STDOUT else link}")
        summary(run.issues, quiet=quiet)
    if code == NOTHING_READ:
        say("Nothing could be read, so nothing was written.")
    return code


def show(source: Iterable[Document | Issue], out: Console, *, claims: bool = True) -> int:
    """Show each report of the inputs, marked up, its claims beside it."""
    reader, shown, issues = RuleReader(), 0, list[Issue]()
    for item in source:
        if isinstance(item, Issue):
            issues.append(item)
            continue
        found = reader.read(item)
        terminal.show(out, item, found.claims, published=found.published, outlet=found.outlet, with_claims=claims)
        issues += found.issues
        shown += 1
    summary(issues)
    return _code(shown, issues)


def explain(prefix: str, path: Path, out: Console) -> int:
    """Explain the one claim whose id begins with the prefix."""
    found = list(islice((c for c in jsonl.load(path) if c.claim_id.startswith(prefix)), 2))
    if not found:
        raise RejectedInput("T016", f"{prefix} in {path}")
    if len(found) > 1:
        raise RejectedInput("T016", f"{prefix} in {path}", "several ids begin so; give more of it")
    terminal.explain(out, found[0], _meaning)
    return ALL_READ


def demo(out: Console, to: str | None) -> int:
    """Show what the program does with the reports that come with it."""
    folder = samples()
    show(Inputs([str(folder / _SHOWN)]).documents(), out)
    out.print("\nThe first claim of each of the other reports:\n", style="bold")
    with Spool() as spool:
        run = read_all(Inputs([str(folder)]).documents(), spool=spool)
        told = {_SHOWN}
        for claim in run.claims():
            if claim.document.name not in told:
                told.add(claim.document.name)
                out.print(claim.document.name, style="bold")
                terminal.claim(out, claim)
        count = run.progress.claims
        if to is not None:
            count = _write(run, formats()[format_of(to) or DEFAULT], Path(to))
        code = _code(len(run.documents), run.issues)
        summary(run.issues)
        say(f"{number(len(run.documents), 'invented report')}, {number(count, 'claim')}{f' → {to}' if to else ''}.")
    say(f"Next: tawatur read {folder} --to claims.jsonl")
    return code


def check_lexicon() -> int:
    """Check the lexicon; print what it holds."""
    found = check.check()
    for topic, count in found.counts.items():
        sys.stdout.write(f"{topic:<10}{count:>7,}\n")
    summary(list(found.problems), what="problem")
    if not found.problems:
        say("No problems.")
    return SOME_REJECTED if found.problems else ALL_READ


def build_lexicon() -> int:
    """Write the generated files anew."""
    folder = Path(str(root() / "generated"))
    folder.mkdir(exist_ok=True)
    for name, data in generate().items():
        output.write(folder / name, [data])
        say(f"{folder / name}: {len(data):,} bytes")
    return ALL_READ


def samples() -> Path:
    """Return the folder of the reports that come with the program: written for it, invented, no one's words."""
    return Path(str(files("tawatur") / "samples"))


def _write(run: Run, form: Format, path: Path | None) -> int:
    if path is not None:
        return form.write(run.claims(), path)
    count = 0

    def counted() -> Iterator[Claim]:
        nonlocal count
        for claim in run.claims():
            count += 1
            yield claim

    output.to_standard_output(form.pieces(counted()))
    return count


def _code(read: int, issues: list[Issue]) -> int:
    if read == 0:
        return NOTHING_READ
    return SOME_REJECTED if any(i.level == "error" for i in issues) else ALL_READ


def _meaning(rule: str) -> str | None:
    """Return what a rule means, if the reader's table of rules knows it."""
    try:
        told: str = import_module("tawatur.read.rules").explain(rule)
    except (ImportError, KeyError):
        return None
    return told
