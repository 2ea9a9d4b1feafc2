"""What the commands around events do: link claims, show an event, group reports into stories."""

import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import msgspec
from rich.console import Console

from tawatur.core.claims import Claim
from tawatur.core.documents import Document, Issue
from tawatur.core.errors import RejectedInput
from tawatur.core.events import Event
from tawatur.export import STDOUT, dossier, files, jsonl, lines
from tawatur.link import linker, narrators, stories
from tawatur.link.copies import copies
from tawatur.read.reader import RuleReader
from tawatur.run.report import number, say, summary

ALL_READ, SOME_REJECTED, NOTHING_READ = 0, 1, 3
_SHORTEST_ID: Final = 3


class Outputs(msgspec.Struct, frozen=True, kw_only=True):
    """Where the results of linking go; ``-`` is standard output."""

    events: str
    stories: str | None = None
    network: str | None = None
    reuse: str | None = None


def link(paths: Sequence[Path], to: Outputs, *, decisions: Sequence[Path] = (), quiet: bool = False) -> int:
    """Link the claims of some files into events and write them."""
    begun = time.monotonic()
    for path in (to.events, to.stories, to.network, to.reuse):
        if path is not None and path != STDOUT:
            files.refuse_unwritable(Path(path))
    lean = linker.Lean()
    claims = [lean(claim) for path in paths for claim in jsonl.load(path)]
    events = linker.link(claims, [j for path in decisions for j in lines.load_judgements(path)])
    write(events, to.events)
    if to.stories is not None:
        write(stories.stories(stories.of_claims(claims), events), to.stories)
    if to.network is not None:
        write(narrators.network(claims), to.network)
    if to.reuse is not None:
        write(copies(claims, events), to.reuse)
    if not quiet:
        _told(claims, events, to.events, time.monotonic() - begun)
    return ALL_READ


def show_event(prefix: str, path: Path, out: Console) -> int:
    """Show the one event whose id, or one of whose claims' ids, begins with the prefix."""
    found = []
    for event in lines.load_events(path):
        if event.event_id.startswith(prefix) or any(claim.startswith(prefix) for claim in event.claims):
            found.append(event)
    if not found:
        raise RejectedInput("T040", f"{prefix} in {path}")
    if len(found) > 1 or len(prefix) < _SHORTEST_ID:
        raise RejectedInput("T040", f"{prefix} in {path}", "several begin so; give more of it")
    dossier.event(out, found[0])
    return ALL_READ


def group(source: Iterable[Document | Issue], to: str, *, quiet: bool = False) -> int:
    """Read reports, link their claims, and write one line for each story that the reports tell."""
    begun = time.monotonic()
    if to != STDOUT:
        files.refuse_unwritable(Path(to))
    reader = RuleReader()
    reports: list[stories.Report] = []
    claims: list[Claim] = []
    issues: list[Issue] = []
    lean = linker.Lean()
    for item in source:
        if isinstance(item, Issue):
            issues.append(item)
            continue
        found = reader.read(item)
        issues += found.issues
        text = f"{item.title}\n{item.text}" if item.title else item.text
        reports.append(stories.Report(item.id, item.name, text, found.published))
        claims += [lean(claim) for claim in found.claims]
    if reports:
        made = stories.stories(reports, linker.link(claims))
        write(made, to)
        if not quiet:
            seconds = time.monotonic() - begun
            say(f"{number(len(reports), 'report')}, {_stories(len(made))} → {_place(to)} ({seconds:.1f} s)")
    else:
        say("Nothing could be read, so nothing was written.")
    summary(issues, quiet=quiet)
    if not reports:
        return NOTHING_READ
    return SOME_REJECTED if any(i.level == "error" for i in issues) else ALL_READ


def write(records: Sequence[msgspec.Struct], to: str) -> None:
    """Write records as JSON Lines to a file, or to standard output."""
    if to != STDOUT:
        lines.write(records, Path(to))
        return
    for piece in lines.pieces(records):
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def _told(claims: Sequence[Claim], events: Sequence[Event], to: str, seconds: float) -> None:
    reports = len({c.document.sha256 for c in claims})
    shared = sum(e.reports > 1 for e in events)
    some = f"{number(len(claims), 'claim')} of {number(reports, 'report')}, {number(len(events), 'event')}"
    say(f"{some}, {shared:,} of them told by several reports → {_place(to)} ({seconds:.1f} s)")


def _place(to: str) -> str:
    return "standard output" if to == STDOUT else to


def _stories(count: int) -> str:
    return f"{count:,} {'story' if count == 1 else 'stories'}"
