"""What the commands that look into a store do: search, count, list, tell a claim's history, give back what came in."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from tawatur.core.custody import Entry
from tawatur.core.errors import RejectedInput
from tawatur.core.queries import Query
from tawatur.export import STDOUT, files, terminal
from tawatur.export.files import Format
from tawatur.run.exporting import Options, strip
from tawatur.run.report import number, say
from tawatur.store.opening import open_store
from tawatur.store.viewing import View

DONE = 0
_CODES = ("plover", "acled")


def search(place: str, query: Query, out: Console, *, facets: bool = False) -> int:
    """Show a page of the claims that a query asks for, and on demand how many have which value of each field."""
    with open_store(place) as store:
        view = View(store)
        page = view.search(query)
        for at, hit in enumerate(page.hits, start=query.offset + 1):
            terminal.claim(out, hit.claim, at)
            out.print(terminal.harmless(f"   «{hit.claim.sentence.text.strip()}» {hit.claim.document.name}"))
            if hit.event is not None:
                out.print(f"   event {hit.event}, {_range(hit.at_least, hit.at_most)}")
            if hit.standing is not None:
                edits = _edits(hit.standing.changes)
                out.print(terminal.harmless(f"   {hit.standing.verdict} by {hit.standing.by}{edits}"))
        if facets:
            _show_facets(out, view.facets(query))
        shown = f", {query.offset + 1} to {query.offset + len(page.hits)} shown" if page.total > len(page.hits) else ""
        say(f"{number(page.total, 'claim')}{shown}")
    return DONE


def export(place: str, query: Query, to: str, form: Format, options: Options) -> int:
    """Write all claims that a query asks for to a file, or to standard output, without what the options leave out."""
    if to != STDOUT:
        files.refuse_unwritable(Path(to))
    with open_store(place) as store:
        found = strip(View(store).claims(query), options, datetime.now(UTC).date())
        if to == STDOUT:
            files.to_standard_output(form.pieces(found))
        else:
            say(f"{number(form.write(found, Path(to)), 'claim')} → {to}")
    return DONE


def reports(place: str, words: str | None) -> int:
    """List the reports of a store, or those with some words: id, name, state and how many times they came in."""
    with open_store(place) as store:
        found = list(_report_lines(View(store), words))
    sys.stdout.write("".join(found))
    say(number(len(found), "report"))
    return DONE


def original(place: str, report: str, to: str) -> int:
    """Write the bytes that a report came in, as they came, and say when and from where they did."""
    if to != STDOUT:
        files.refuse_unwritable(Path(to))
    with open_store(place) as store:
        view = View(store)
        document = view.find_document(report)
        receipts = view.receipts(document)
        data = view.received(receipts[0].sha256) if receipts else None
    if data is None:
        raise RejectedInput("T084", report)
    if to == STDOUT:
        files.to_standard_output([data])
    else:
        files.write(Path(to), [data])
    for receipt in receipts:
        say(f"{receipt.at}  {receipt.where}  by {receipt.by}  {receipt.sha256}")
    return DONE


def history(place: str, prefix: str, out: Console) -> int:
    """Show what each version of the program read for a claim, and every judgement on it."""
    with open_store(place) as store:
        view = View(store)
        claim_id = view.find_claim(prefix)
        for past in view.history(claim_id):
            out.print(f"read {past.at} by {past.since}" + (f", until {past.until}" if past.until else ""), style="bold")
            terminal.claim(out, past.claim)
        for judged in view.judgements(claim_id):
            one = judged.judgement
            edits = _edits(one.changes)
            said = f"{one.at}  {one.verdict} by {one.by}{edits}{f': {one.why}' if one.why else ''}"
            out.print(terminal.harmless(said) + ("  (superseded)" if judged.superseded else ""))
    return DONE


def log(place: str) -> int:
    """Print the log: number, time, who, what, on what, why."""
    with open_store(place) as store:
        for entry in View(store).log():
            sys.stdout.write(_log_line(entry) + "\n")
    return DONE


def _log_line(entry: Entry) -> str:
    why = f"  {entry.why}" if entry.why else ""
    subject = f"  {entry.subject}" if entry.subject else ""
    return terminal.harmless(f"{entry.seq:>6}  {entry.at}  {entry.by}  {entry.act}{subject}{why}")


def _report_lines(view: View, words: str | None) -> Iterator[str]:
    for kept in view.documents(words):
        state = "" if kept.state == "kept" else f"  ({kept.state})"
        yield f"{kept.document.id[:16]}  {terminal.harmless(kept.document.name)}{state}\n"


def _edits(changes: dict[str, str]) -> str:
    """Return corrections as they are told; codes follow from them and are not."""
    return "".join(f", {field} = {value}" for field, value in sorted(changes.items()) if field not in _CODES)


def _show_facets(out: Console, found: dict[str, dict[str, int]], most: int = 12) -> None:
    for facet, values in found.items():
        out.print(facet, style="bold")
        for value, count in list(values.items())[:most]:
            out.print(terminal.harmless(f"  {count:>7,}  {value}"))
        if len(values) > most:
            out.print(f"           and {len(values) - most:,} more")


def _range(at_least: int | None, at_most: int | None) -> str:
    if at_least is None:
        return "origins unknown"
    return number(at_least, "origin") if at_least == at_most else f"{at_least} to {at_most} origins"
