"""What a run tells people, on standard error, so that data can go to standard output."""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from tawatur.core.documents import Issue
from tawatur.core.errors import CODES
from tawatur.export.terminal import console, harmless
from tawatur.run.local import Progress, Watcher, unwatched

_EVERY: Final = 10.0  # seconds between lines where there is no terminal
_LIKE: Final = 5  # so many warnings or notes of a code are listed; every rejected input is


def say(text: str) -> None:
    """Print a line for people; names of files cannot steer the terminal."""
    sys.stderr.write(harmless(text) + "\n")
    sys.stderr.flush()


def number(count: int, noun: str) -> str:
    """Say how many: ``1 report``, ``2 reports``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def line(progress: Progress) -> str:
    """Say in words how far a run is."""
    some = f"{number(progress.documents, 'report')}, {number(progress.claims, 'claim')}"
    some += f", {progress.rejected:,} rejected" if progress.rejected else ""
    return some + (f" ({progress.resumed:,} from an earlier run)" if progress.resumed else "")


@contextmanager
def watching(*, quiet: bool) -> Iterator[Watcher]:
    """Give a watcher that moves a progress line on a terminal, and prints a line now and then elsewhere."""
    if quiet:
        yield unwatched
        return
    if not sys.stderr.isatty():
        yield _Now()
        return
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (SpinnerColumn(), BarColumn(20), TextColumn("{task.description}"), TimeElapsedColumn())
    with Bar(*columns, console=console(color=True, stderr=True), transient=True) as bar:
        task = bar.add_task("reading …", total=None)

        def watch(progress: Progress) -> None:
            bar.update(task, description=line(progress))

        yield watch


class _Now:
    def __init__(self) -> None:
        self._next = time.monotonic() + _EVERY

    def __call__(self, progress: Progress) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _EVERY
            say(line(progress))


def summary(issues: list[Issue], *, quiet: bool = False, what: str = "input") -> None:
    """List the issues and count them by code; when quiet, rejected inputs only."""
    errors = [i for i in issues if i.level == "error"]
    others = [] if quiet else [i for i in issues if i.level != "error"]
    if errors:
        say(f"{number(len(errors), what)} rejected:" if what == "input" else f"{number(len(errors), what)}:")
    for issue in errors:
        _issue(issue)
    shown: Counter[str] = Counter()
    if others:
        say(f"{number(len(others), 'thing')} to know:")
    for issue in others:
        shown[issue.code] += 1
        if shown[issue.code] <= _LIKE:
            _issue(issue)
    counts = Counter(i.code for i in (*errors, *others))
    for code in sorted(counts):
        hidden = max(0, shown[code] - _LIKE)
        more = f" ({hidden} of them not listed)" if hidden else ""
        say(f"  {code}  {counts[code]:>6,} × {CODES[code][0] if code in CODES else 'unknown code'}{more}")


def _issue(issue: Issue) -> None:
    hint = f" → {issue.hint}" if issue.hint else ""
    say(f"  [{issue.code}] {issue.where}: {issue.message}{hint}")
