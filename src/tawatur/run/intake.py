"""Reports that come in at the workbench: kept at once, read in a process of their own, linked when they were read.

What is kept and not read yet is the queue: it survives a restart, and the next start goes on with it.
"""

import tempfile
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Final

import msgspec

from tawatur.core.documents import Document, Issue
from tawatur.core.errors import CODES, RejectedInput, TawaturError
from tawatur.run.keeping import keep, link_store
from tawatur.run.local import rule_reader, version
from tawatur.run.relinking import relink
from tawatur.run.workers import Finished, new_pool, read_in_worker
from tawatur.sources.reading import Inputs, Receiver
from tawatur.store.opening import Store
from tawatur.store.viewing import View
from tawatur.store.writing import Writer

MAX_BYTES: Final = 50_000_000  # of one upload
_AT_ONCE: Final = 8  # reports that are read between two looks at the queue
_LINKED_ANEW: Final = 300  # where more came than that, linking all is quicker
_NAME: Final = 150  # letters of a name


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody brought: a name (of a file, without its folders) and bytes."""

    name: str
    data: bytes


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: reports that are new, reports that were known before, and what could not be read."""

    new: int
    known: int
    issues: tuple[Issue, ...]


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far the reading is: reports that wait, of how many since it began, whether it runs, and what it does now."""

    waiting: int
    total: int
    running: bool
    paused: bool
    linking: bool


class Intake:
    """Keeps what comes in, and reads it in the background. One thread reads and links; pages stay quick."""

    def __init__(self, store: Store, *, by: str) -> None:
        """Take an open store; ``start`` goes on with what waits. ``by`` is who reads, for the log."""
        self._store, self._by, self._view = store, by, View(store)
        self._wake, self._paused, self._ended = threading.Event(), threading.Event(), threading.Event()
        self._total, self._linking = 0, False
        self._failed: set[str] = set()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Read what waits, now and from now on."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="intake", daemon=True)
            self._thread.start()
            self._wake.set()

    def stop(self) -> None:
        """End; what was not read waits for the next start."""
        self._ended.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(timeout=30)

    def take(self, brought: Iterable[Brought], *, by: str, where: str) -> Taken:
        """Keep what somebody brought; ``where`` says from where. What cannot be read is kept as refused."""
        new = known = 0
        issues: list[Issue] = []
        for one in brought:
            if len(one.data) > MAX_BYTES:
                issues.append(_issue("T005", one.name))
                continue
            counted, before, met = self._keep(one, by, where)
            new, known, issues = new + counted, known + before, issues + met
        errors = [issue for issue in issues if issue.level == "error"]
        if errors:
            Writer(self._store, by=by).reject_inputs(errors)
        if new:
            self._wake.set()
        return Taken(new=new, known=known, issues=tuple(issues))

    def progress(self) -> Progress:
        """Say how far the reading is."""
        waiting = max(0, self._view.count_waiting() - len(self._failed))
        running = not self._paused.is_set() and (waiting > 0 or self._linking)
        return Progress(
            waiting=waiting,
            total=max(self._total, waiting),
            running=running,
            paused=self._paused.is_set(),
            linking=self._linking,
        )

    def pause(self) -> None:
        """Read no further until ``resume``; what is being read is finished."""
        self._paused.set()

    def resume(self) -> None:
        """Go on."""
        self._failed.clear()
        self._paused.clear()
        self._wake.set()

    def wait(self, seconds: float = 60.0) -> bool:
        """Wait until nothing waits any more; false where it took longer."""
        clock = threading.Event()
        for _ in range(int(seconds * 20)):
            if not self.progress().running:
                return True
            clock.wait(0.05)
        return False

    def _keep(self, one: Brought, by: str, where: str) -> tuple[int, int, list[Issue]]:
        name = clean_name(one.name)
        with tempfile.TemporaryDirectory(prefix="tawatur-") as folder:
            path = Path(folder) / name
            path.write_bytes(one.data)

            def source(received: Receiver) -> Inputs:
                return Inputs([str(path)], received=lambda named, _, data: received(named, where, data))

            new, known, issues = keep(self._store, source, by=by)
        shown = [msgspec.structs.replace(issue, where=issue.where.replace(str(path), name)) for issue in issues]
        return new, known, shown

    def _run(self) -> None:
        pool: ProcessPoolExecutor | None = None
        while not self._ended.is_set():
            self._wake.wait()
            self._wake.clear()
            read: list[str] = []
            try:
                while not self._ended.is_set() and not self._paused.is_set() and (some := self._some()):
                    pool = pool or new_pool(1, rule_reader)
                    try:
                        read += self._read(pool, some)
                    except BrokenProcessPool:
                        pool = None
                        self._fail(some, "T017")
                if read and not self._ended.is_set():
                    self._link(read)
            except TawaturError as error:  # the store is busy or gone: the queue waits
                self._fail([], error.code)
            finally:
                if pool is not None and not self._view.count_waiting():
                    pool.shutdown()
                    pool = None
        if pool is not None:
            pool.shutdown(cancel_futures=True)

    def _some(self) -> list[Document]:
        waiting = [one for one in self._view.waiting() if one.id not in self._failed]
        self._total = max(self._total, len(waiting)) if waiting else 0
        return waiting[:_AT_ONCE]

    def _read(self, pool: ProcessPoolExecutor, some: Sequence[Document]) -> list[str]:
        lines = pool.submit(read_in_worker, msgspec.msgpack.encode(list(some))).result()
        finished = [msgspec.json.decode(line, type=Finished) for line in lines.splitlines()]
        whole = [one for one in finished if all(issue.level != "error" for issue in one.issues)]
        broken = [one for one in finished if one not in whole]
        Writer(self._store, by=self._by).record(version(), [(one.document, one.claims) for one in whole])
        if broken:
            self._failed.update(one.document for one in broken)
            Writer(self._store, by=self._by).reject_inputs(issue for one in broken for issue in one.issues)
        return [one.document for one in whole]

    def _link(self, documents: Sequence[str]) -> None:
        self._linking = True
        try:
            if len(documents) > _LINKED_ANEW or not self._view.counts()["events"]:
                link_store(self._store, by=self._by)
                return
            for start in range(0, len(documents), _AT_ONCE):
                claims = self._view.claims_of(documents[start : start + _AT_ONCE])
                if claims:
                    relink(self._store, claims, by=self._by)
        finally:
            self._linking = False

    def _fail(self, some: Sequence[Document], code: str) -> None:
        self._failed.update(one.id for one in some)
        if some:
            Writer(self._store, by=self._by).reject_inputs(_issue(code, one.name) for one in some)


def pasted(
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Brought:
    """Return pasted text as a report: HTML where it is a page, else text, with what was said of it."""
    if not text.strip():
        raise RejectedInput("T002", "the pasted text")
    said = {"outlet": outlet, "published": published, "title": title, "url": url}
    said = {name: value.strip() for name, value in said.items() if value and value.strip()}
    if text.lstrip()[:200].lower().startswith(("<!doctype", "<html")) and not said:
        return Brought(name="pasted.html", data=text.encode())
    if not said:
        return Brought(name="pasted.txt", data=text.encode())
    return Brought(name="pasted.json", data=msgspec.json.encode({**said, "text": text}))


def clean_name(given: str) -> str:
    """Return the name of a file without folders and without what no file system takes."""
    name = given.replace("\\", "/").rpartition("/")[2]
    name = "".join(c for c in name if c.isprintable() and c not in '<>:"|?*').strip(" .")
    stem, dot, ending = name.rpartition(".")
    short = f"{stem[: _NAME - len(ending) - 1]}{dot}{ending}" if dot and len(ending) < 12 else name[:_NAME]
    while len(short.encode()) > 240:
        short = short[1:]
    return short or "report.txt"


def _issue(code: str, where: str) -> Issue:
    what, hint = CODES[code]
    return Issue(code=code, level="error", where=where, message=what, hint=hint)
