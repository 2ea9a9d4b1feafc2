"""Reading in one process or in several, with the same lines as the result.

What crosses between processes is bytes: a chunk of documents as MessagePack, the finished documents as JSON lines.
A worker loads the lexicon once. When a worker dies, its chunk is read again here and new workers are started.
"""

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from typing import Final

import msgspec

from tawatur.core.claims import Claim
from tawatur.core.documents import Document, Issue
from tawatur.core.errors import CODES
from tawatur.core.ports import Reader

ReaderFactory = Callable[[], Reader]
Report = Callable[[Issue], None]
_REPORTS: Final = 32  # a chunk ends after so many reports,
_CHARACTERS: Final = 200_000  # or after so many characters
_AHEAD: Final = 2  # chunks a worker may have waiting; bounds the memory
_RESTARTS: Final = 3  # after so many deaths of workers the rest is read here


class Finished(msgspec.Struct, frozen=True, kw_only=True):
    """One document that was read: a line of the spool."""

    name: str
    document: str
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)


def chunks(documents: Iterable[Document]) -> Iterator[bytes]:
    """Yield documents packed into chunks of bounded size."""
    some: list[Document] = []
    size = 0
    for document in documents:
        some.append(document)
        size += len(document.text)
        if len(some) >= _REPORTS or size >= _CHARACTERS:
            yield msgspec.msgpack.encode(some)
            some, size = [], 0
    if some:
        yield msgspec.msgpack.encode(some)


def read_chunk(reader: Reader, chunk: bytes) -> bytes:
    """Read a chunk of documents; return one JSON line for each. The one function that every way of running calls."""
    encoder = msgspec.json.Encoder()
    lines = (encoder.encode(_read(reader, d)) for d in msgspec.msgpack.decode(chunk, type=list[Document]))
    return b"".join(line + b"\n" for line in lines)


def _read(reader: Reader, document: Document) -> Finished:
    try:
        found = reader.read(document)
        claims = tuple(sorted(found.claims, key=lambda c: (c.trigger.start, c.trigger.end, c.claim_id)))
        issues = tuple(found.issues)
        msgspec.json.encode(claims)
    except Exception as error:  # one report must not stop a hundred thousand; the fault is listed, not hidden
        claims, issues = (), (_failure(document.name, error),)
    return Finished(name=document.name, document=document.id, claims=claims, issues=issues)


def _failure(where: str, error: Exception) -> Issue:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    at = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else ""
    what, hint = CODES["T018"]
    return Issue(code="T018", level="error", where=where, message=f"{what} ({type(error).__name__}{at})", hint=hint)


def read_chunks(parts: Iterator[bytes], *, jobs: int, reader: ReaderFactory, report: Report) -> Iterator[bytes]:
    """Yield the lines of every chunk, in any order; workers are started only when there is more than one chunk."""
    first = list(islice(parts, 2))
    parts = chain(first, parts)
    if jobs == 1 or len(first) < 2:
        here = reader()
        for part in parts:
            yield read_chunk(here, part)
    else:
        yield from _in_workers(parts, jobs, reader, report)


def _in_workers(parts: Iterator[bytes], jobs: int, reader: ReaderFactory, report: Report) -> Iterator[bytes]:
    pool = new_pool(jobs, reader)
    here: Reader | None = None
    waiting: dict[Future[bytes], bytes] = {}
    deaths = 0
    try:
        while True:
            try:
                for part in islice(parts, max(0, jobs * _AHEAD - len(waiting))):
                    future: Future[bytes] = Future()
                    waiting[future] = part  # kept before it is sent, so that a death while sending loses nothing
                    sent = pool.submit(read_in_worker, part)
                    del waiting[future]
                    waiting[sent] = part
                if not waiting:
                    return
                for done in wait(waiting, return_when=FIRST_COMPLETED).done:
                    lines = done.result()
                    del waiting[done]
                    yield lines
            except BrokenProcessPool:
                deaths += 1
                pool.shutdown(wait=True)
                what, hint = CODES["T017"]
                where = f"{len(waiting)} chunks of reports"
                report(Issue(code="T017", level="warning", where=where, message=what, hint=hint))
                here = here or reader()
                for part in waiting.values():
                    yield read_chunk(here, part)
                waiting.clear()
                if deaths >= _RESTARTS:
                    for part in parts:
                        yield read_chunk(here, part)
                    return
                pool = new_pool(jobs, reader)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def new_pool(jobs: int, reader: ReaderFactory) -> ProcessPoolExecutor:
    """Start workers, each with a reader of its own."""
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(reader,))


_reader: Reader | None = None  # the worker's own, made once by _begin


def _begin(reader: ReaderFactory) -> None:
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends the workers
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _reader = reader()


def _end_with_parent() -> None:
    """End this worker when its parent is gone, even if that was killed and could not say so."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def read_in_worker(chunk: bytes) -> bytes:
    """Read a chunk of documents in a worker of ``new_pool``, as ``read_chunk`` does."""
    if _reader is None:
        raise RuntimeError("a worker was used before it was begun")
    return read_chunk(_reader, chunk)
