"""The log: one line for each act, each with the hash of the line before, so that nothing can be changed unseen."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, insert, select

from tawatur.core.custody import Act, Entry, Kind, Seal
from tawatur.store.schema import log

FIRST: Final = "0" * 64  # what stands before the first line
_SALT_BYTES: Final = 16


class Sealed(NamedTuple):
    """A record as it is kept: its bytes, its salt, and the hash of both that the log holds it to."""

    record: bytes
    salt: bytes
    seal: str

    @property
    def columns(self) -> dict[str, bytes | str]:
        """The columns of a record."""
        return self._asdict()


def seal(record: msgspec.Struct | bytes) -> Sealed:
    """Return a record with a new salt and its seal."""
    data = record if isinstance(record, bytes) else msgspec.json.encode(record)
    salt = os.urandom(_SALT_BYTES)
    return Sealed(data, salt, seal_of(salt, data))


def seal_of(salt: bytes, record: bytes) -> str:
    """Return the hash of a salt and a record."""
    return hashlib.sha256(salt + record).hexdigest()


def hash_of(entry: bytes) -> str:
    """Return the hash of a line of the log, as hex; the line holds that of the one before."""
    return hashlib.sha256(entry).hexdigest()


def now() -> str:
    """Return the time now, UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Log:
    """Adds lines within one writing transaction."""

    def __init__(self, connection: Connection, by: str) -> None:
        """Go on behind the last line."""
        self._connection, self._by = connection, by
        self._seq, self._hash = 0, FIRST
        last = connection.execute(select(log.c.seq, log.c.hash).order_by(log.c.seq.desc()).limit(1)).first()
        if last is not None:
            self._seq, self._hash = last.seq, last.hash

    def add(
        self,
        act: Act,
        subject: str | None = None,
        *,
        why: str | None = None,
        sealed: Sequence[Seal] = (),
        dropped: Sequence[Seal] = (),
        gone: Sequence[str] = (),
    ) -> None:
        """Write one line."""
        entry = Entry(
            seq=self._seq + 1,
            at=now(),
            by=self._by,
            act=act,
            subject=subject,
            why=why,
            sealed=tuple(sealed),
            dropped=tuple(dropped),
            gone=tuple(gone),
            prev=self._hash,
        )
        data = msgspec.json.encode(entry)
        self._seq, self._hash = entry.seq, hash_of(data)
        self._connection.execute(insert(log).values(seq=entry.seq, act=act, entry=data, hash=self._hash))


def of(kind: Kind, key: object, sealed: Sealed) -> Seal:
    """Return what the log says of a record."""
    return Seal(kind, str(key), sealed.seal)


class Line(NamedTuple):
    """A line of the log as it is kept."""

    seq: int
    act: str
    entry: bytes
    hash: str


def lines(connection: Connection) -> Iterator[Line]:
    """Yield every line, in order."""
    rows = connection.execution_options(yield_per=1000).execute(
        select(log.c.seq, log.c.act, log.c.entry, log.c.hash).order_by(log.c.seq)
    )
    for row in rows:
        yield Line(*row)
