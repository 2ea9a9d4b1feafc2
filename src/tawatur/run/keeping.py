"""What the commands around a store do: add reports, read them anew, link, search, judge."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from tawatur.core.corrections import FIELDS
from tawatur.core.documents import Document, Issue
from tawatur.core.errors import RejectedInput
from tawatur.core.events import Judgement
from tawatur.core.queries import Change, Query
from tawatur.export import STDOUT, files, lines
from tawatur.link import linker
from tawatur.run import linking
from tawatur.run.codes import with_codes
from tawatur.run.local import rule_reader, version
from tawatur.run.report import number, say, summary
from tawatur.run.workers import Finished, chunks, cores, read_chunks
from tawatur.sources.reading import Inputs, Receiver
from tawatur.store.opening import Store, open_store
from tawatur.store.viewing import View
from tawatur.store.writing import Writer

ALL_READ, SOME_REJECTED, NOTHING_READ = 0, 1, 3
_NOT_REJECTED: Final = Query(review=("accept", "edit", "unsure", "none"))
_AT_ONCE: Final = 100  # reports that are kept in one transaction


def add(
    source: Callable[[Receiver], Inputs], place: str, *, by: str, jobs: int = 1, link: bool = True, quiet: bool = False
) -> int:
    """Keep every input in a store (made if there is none), read what is new, and link the claims into events."""
    begun = time.monotonic()
    with open_store(place, create=True, by=by) as store:
        new, known, issues = keep(store, source, by=by)
        changes, met = read(store, by=by, jobs=jobs)
        issues += met
        if link and (changes or new):
            link_store(store, by=by)
        if not quiet:
            some = f"{number(new, 'new report')}, {known:,} known before, {number(len(changes), 'claim')} changed"
            say(f"{some} → {store.place} ({time.monotonic() - begun:.1f} s)")
    summary(issues, quiet=quiet)
    if not new and not known:
        return NOTHING_READ
    return SOME_REJECTED if any(issue.level == "error" for issue in issues) else ALL_READ


def keep(store: Store, source: Callable[[Receiver], Inputs], *, by: str) -> tuple[int, int, list[Issue]]:
    """Keep inputs as they came in, and the reports that they hold: how many are new, how many known, and issues."""
    writer, issues, waiting = Writer(store, by=by), list[Issue](), list[Document]()
    receipts: list[int] = []
    new = count = 0

    def flush() -> None:
        nonlocal new, count
        if waiting:
            new += writer.keep(waiting, receipts[-1])
            count += len(waiting)
            waiting.clear()

    def received(name: str, where: str, data: bytes) -> None:
        flush()
        receipts.append(writer.receive(data, name=name, where=where))

    for item in source(received).documents():
        if isinstance(item, Issue):
            issues.append(item)
            continue
        waiting.append(item)
        if len(waiting) >= _AT_ONCE:
            flush()
    flush()
    return new, count - new, issues


def read(store: Store, *, by: str, jobs: int = 1) -> tuple[list[Change], list[Issue]]:
    """Read every report that this version of the program has not read; what is finished is kept at once.

    A report on which the program fails keeps the claims that it had.
    """
    writer, issues, changes = Writer(store, by=by), list[Issue](), list[Change]()
    decode = msgspec.json.Decoder(Finished).decode
    documents = (kept.document for kept in View(store).documents(unread_by=version()))
    for some in read_chunks(chunks(documents), jobs=jobs or cores(), reader=rule_reader, report=issues.append):
        finished = [decode(line) for line in some.splitlines()]
        issues += [issue for one in finished for issue in one.issues]
        whole = [one for one in finished if all(issue.level != "error" for issue in one.issues)]
        changes += writer.record(version(), [(one.document, one.claims) for one in whole])
    return changes, issues


def reread(place: str, *, by: str, jobs: int = 1, link: bool = True, to: str | None = None, quiet: bool = False) -> int:
    """Read every report anew that another version of the program read, and tell what changed."""
    begun = time.monotonic()
    if to is not None and to != STDOUT:
        files.refuse_unwritable(Path(to))
    with open_store(place) as store:
        changes, issues = read(store, by=by, jobs=jobs)
        if link and changes:
            link_store(store, by=by)
    if to is not None:
        linking.write(changes, to)
    if not quiet:
        counted = Counter(change.kind for change in changes)
        some = ", ".join(f"{counted[kind]:,} {kind}" for kind in ("added", "gone", "changed"))
        fields = Counter(field for change in changes for field in change.fields)
        say(f"Claims: {some} ({time.monotonic() - begun:.1f} s)")
        if fields:
            say("Fields that changed: " + ", ".join(f"{field} {count:,}" for field, count in fields.most_common()))
        judged = [change for change in changes if change.judged]
        if judged:
            say(f"{len(judged):,} of these claims were judged by people:")
            for change in judged:
                say(f"  {change.claim_id}  {change.kind} {', '.join(change.fields)}")
    summary(issues, quiet=quiet)
    return SOME_REJECTED if any(issue.level == "error" for issue in issues) else ALL_READ


def link(place: str, *, by: str, quiet: bool = False) -> int:
    """Link the claims of a store into events, under the judgements of people."""
    with open_store(place) as store:
        changed = link_store(store, by=by)
        if not quiet:
            say(f"{number(View(store).counts()['events'], 'event')}, {changed:,} changed")
    return ALL_READ


def link_store(store: Store, *, by: str) -> int:
    """Link the claims that nobody rejected, under the judgements that stand; return how many events changed."""
    view = View(store)
    judgements = view.rulings()
    return Writer(store, by=by).link(linker.link(map(linker.Lean(), view.claims(_NOT_REJECTED)), judgements))


def judge(place: str, judgements: Sequence[Judgement], *, by: str) -> int:
    """Keep judgements; ids of claims may be given by how they begin."""
    with open_store(place) as store:
        view = View(store)
        whole = [_coded(view, _with_whole_ids(view, one)) for one in judgements]
        say(f"{number(len(Writer(store, by=by).judge(whole)), 'judgement')} kept")
    return ALL_READ


def load_judgements(path: Path) -> list[Judgement]:
    """Return the judgements of a file of JSON Lines."""
    return list(lines.load_judgements(path))


def _coded(view: View, one: Judgement) -> Judgement:
    """Return a correction of a claim with the codes that follow from it."""
    hit = view.claim(one.left) if one.verdict == "edit" else None
    if hit is None or not set(one.changes) <= set(FIELDS):
        return one
    return msgspec.structs.replace(one, changes=with_codes(hit.claim, one.changes))


def _with_whole_ids(view: View, one: Judgement) -> Judgement:
    """Return a judgement with whole claim ids; ids of events and narrators stay as they are."""
    if one.right is not None:
        return msgspec.structs.replace(one, left=view.find_claim(one.left), right=view.find_claim(one.right))
    try:
        return msgspec.structs.replace(one, left=view.find_claim(one.left))
    except RejectedInput:
        if one.verdict == "edit":
            return one
        raise
