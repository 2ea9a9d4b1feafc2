"""What the commands of the gazetteer do: find places by name, import tables into the user's own."""

import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tawatur.core.errors import FailedOutput
from tawatur.export import files as output
from tawatur.export.terminal import console
from tawatur.lexicon.gazetteer import Candidate, load_gazetteer, tables
from tawatur.lexicon.imports import geonames, merging
from tawatur.lexicon.imports.taking import Report
from tawatur.lexicon.place_table import parse, table, user_table
from tawatur.run.report import number, say

FOUND, NOTHING = 0, 3
_SHOWN: Final = 12  # so many row numbers of a reason are printed


def find(name: str, *, country: str | None = None, types: Collection[str] | None = None) -> int:
    """Print the places of a name, the likeliest first."""
    found = load_gazetteer().candidates(name, country=country, types=types)
    for candidate in found:
        sys.stdout.write(_told(candidate) + "\n")
    if not found:
        others = len(load_gazetteer().candidates(name)) if country or types else 0
        say(f"No place of that name is known{f' there; without the options {others} are' if others else ''}.")
    return FOUND if found else NOTHING


def _told(candidate: Candidate) -> str:
    place = candidate.place
    inside = " > ".join(p.name_ar for p in candidate.within)
    spot = "no point" if place.lat is None else f"{place.lat:.4f}, {place.lon:.4f}"
    sure = f" ± {place.uncertainty / 1000:g} km" if place.uncertainty else ""
    code = f" {place.pcode}" if place.pcode else ""
    return f"{place.name_ar}\t{place.name_en}\t{place.type}\t{inside}\t{spot}{sure}\t{place.id}{code}\t{place.source}"


def import_tables(
    files: Sequence[Path],
    *,
    to: Path | None = None,
    countries: Collection[str] | None = None,
    refused: Path | None = None,
) -> int:
    """Import tables into the user's own, as a whole or not at all, and say what became of their rows."""
    path = to or user_table()
    for file in files:
        merging.kind_of(file)  # refuse what is no table before anything is read
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FailedOutput("T014", str(path), error.strerror or str(error)) from error
    output.refuse_unwritable(path)
    packaged = [place for _, some in tables(user=False) for place in some]
    with _alone(path):
        before = list(parse(path.read_text(encoding="utf-8"), str(path))) if path.is_file() else []
        asked = frozenset(c.upper() for c in countries) if countries else geonames.DEFAULT
        with _watching(sum(file.stat().st_size for file in files)) as watch:
            places, report = merging.read(files, packaged=packaged, before=before, countries=asked, watch=watch)
        output.write(path, [table(places)])
    if refused is not None:
        lines = (f"{where}\t{row}\t{reason}\n".encode() for where, row, reason in report.refusals())
        output.write(refused, [b"file\trow\treason\n", *lines])
    _tell(report, path, len(places))
    return FOUND if any(report.taken.values()) or places else NOTHING


def _tell(report: Report, path: Path, held: int) -> None:
    for where, count in report.read.items():
        say(f"{where}: {report.taken[where]:,} of {number(count, 'row')} taken")
    for reason, rows in sorted(report.refused.items(), key=lambda item: -len(item[1])):
        some = ", ".join(str(row) for _, row in rows[:_SHOWN]) + (" …" if len(rows) > _SHOWN else "")
        say(f"  not taken, {reason}: {len(rows):,} (rows {some})")
    say(f"Your table holds {number(held, 'place')}: {path}")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a lock beside the table, so that two imports at once do not lose each other's rows."""
    lock = path.with_name(path.name + ".lock")
    with lock.open("w", encoding="utf-8") as stream:
        try:
            import fcntl
        except ImportError:  # no such locks on this system: the table is still whole, the later import wins
            yield
            return
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


@contextmanager
def _watching(total: int) -> Iterator[Callable[[int], None]]:
    """Give a watcher that moves a bar on a terminal by bytes read."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import BarColumn, Progress, TimeElapsedColumn

    columns = (BarColumn(30), "[progress.percentage]{task.percentage:>3.0f} %", TimeElapsedColumn())
    with Progress(*columns, console=console(color=True, stderr=True), transient=True) as bar:
        task, seen = bar.add_task("reading …", total=total), 0

        def watch(size: int) -> None:
            nonlocal seen
            seen += size
            if seen > 1_000_000:
                bar.advance(task, seen)
                seen = 0

        yield watch
