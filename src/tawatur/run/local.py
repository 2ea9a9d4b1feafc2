"""Reading on one machine: ``read_all`` is the order of the stages on one screen."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

import tawatur
from tawatur.core.claims import Claim
from tawatur.core.documents import Document, Issue
from tawatur.core.errors import CODES
from tawatur.core.ports import Reader
from tawatur.lexicon.place_table import user_table
from tawatur.read import weights
from tawatur.read.detector import Detector
from tawatur.read.reader import RuleReader
from tawatur.run.spool import Kept, Spool
from tawatur.run.workers import ReaderFactory, chunks, cores, read_chunks


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a run is. ``resumed`` documents were read by an earlier run."""

    documents: int = 0
    resumed: int = 0
    claims: int = 0
    rejected: int = 0


Watcher = Callable[[Progress], None]


def unwatched(progress: Progress) -> None:
    """Take no notice."""


def rule_reader(detector: str | None = None) -> Reader:
    """Make the reader that needs no network; ``detector`` is a file that a user trained instead of the one shipped."""
    return RuleReader() if detector is None else RuleReader(detector=Detector(weights.read(Path(detector))))


def read_all(
    source: Iterable[Document | Issue],
    *,
    spool: Spool,
    jobs: int = 1,
    reader: ReaderFactory = rule_reader,
    watch: Watcher = unwatched,
) -> "Run":
    """Read every document of the source; the order of the stages.

    The result depends on the documents only: not on ``jobs`` (0 is one for each core), not on the order in which the
    source gives them, and not on where an earlier run with the same spool was stopped.
    """
    run = Run(spool, watch)
    documents = run.unread(source)  # bytes → documents: rejected, repeated and finished ones are taken out
    parts = chunks(documents)  # so many at a time
    for lines in read_chunks(parts, jobs=jobs or cores(), reader=reader, report=run.report):  # documents → claims
        run.finished(spool.append(lines))  # on disk, in any order
    return run  # gives the claims in the order of the documents' names


class Run:
    """What a run found: counts, issues, and the claims in their one order."""

    def __init__(self, spool: Spool, watch: Watcher) -> None:
        """Begin with nothing."""
        self.progress = Progress()
        self._spool, self._watch = spool, watch
        self._issues: list[Issue] = []
        self._names: dict[str, str] = {}  # document id → its name, the first by alphabet if it has several
        if spool.outdated:
            what, hint = CODES["T019"]
            self.report(Issue(code="T019", level="note", where=str(spool.path), message=what, hint=hint))

    @property
    def issues(self) -> list[Issue]:
        """What the user should know, in an order that depends on the inputs only."""
        kept = filter(None, map(self._spool.get, self.documents))
        issues = [*self._issues, *(issue for k in kept for issue in k.issues)]
        return sorted(issues, key=lambda i: (i.where, i.code, i.message))

    @property
    def documents(self) -> list[tuple[str, str]]:
        """Name and id of each document that was read, sorted."""
        return sorted((name, document) for document, name in self._names.items())

    def claims(self) -> Iterator[Claim]:
        """Yield all claims: by document name and id, then as they stand in the text."""
        return self._spool.claims(self.documents)

    def report(self, issue: Issue) -> None:
        """Take note of an issue."""
        self._issues.append(issue)
        if issue.level == "error":
            self._step(rejected=1)

    def unread(self, source: Iterable[Document | Issue]) -> Iterator[Document]:
        """Yield the documents that are still to be read; a report given twice is read once, by its first name."""
        for item in source:
            if isinstance(item, Issue):
                self.report(item)
                continue
            known = self._names.get(item.id)
            if known is not None:
                self.report(_repeated(known, item.name))
                if item.name >= known:
                    continue
            self._names[item.id] = item.name
            kept = self._spool.get((item.name, item.id))
            if kept is None:
                yield item
            else:
                self.finished([kept])
                self._step(resumed=1)

    def finished(self, some: list[Kept]) -> None:
        """Count documents that were read."""
        for kept in some:
            failed = sum(issue.level == "error" for issue in kept.issues)
            self._step(documents=1, claims=kept.claims, rejected=failed)

    def _step(self, *, documents: int = 0, resumed: int = 0, claims: int = 0, rejected: int = 0) -> None:
        old = self.progress
        self.progress = Progress(
            documents=old.documents + documents,
            resumed=old.resumed + resumed,
            claims=old.claims + claims,
            rejected=old.rejected + rejected,
        )
        self._watch(self.progress)


def _repeated(one: str, other: str) -> Issue:
    first, second = sorted((one, other))
    what, hint = CODES["T012"]
    return Issue(code="T012", level="note", where=second, message=f"{what} (first as {first})", hint=hint)


@lru_cache(maxsize=1)
def version() -> str:
    """Return a fingerprint of the program and its knowledge: a kept part of a run is good only for the same one."""
    digest = hashlib.sha256()
    folder = Path(tawatur.__file__).parent
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".toml", ".tsv", ".json", ".csv", ".weights") and path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    if (own := user_table()).is_file():
        digest.update(own.read_bytes())
    return f"{tawatur.__version__}+{digest.hexdigest()[:16]}"
