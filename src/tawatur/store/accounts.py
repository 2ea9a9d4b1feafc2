"""Accounts, sessions and what is protected, as they are kept. Who changed what stands in the log, never a secret."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, cast

from sqlalchemy import Connection, delete, func, insert, select, update

from tawatur.core.errors import RejectedInput
from tawatur.core.people import Account, Protected, Role
from tawatur.store import engine as engines
from tawatur.store.custody import Log, now
from tawatur.store.engine import AnyRow
from tawatur.store.opening import Store
from tawatur.store.schema import account, protected, session

IDLE: Final = 8 * 3600  # seconds after which a session that is not used ends
LONGEST: Final = 7 * 24 * 3600  # and after which every session ends
_SEEN_EVERY: Final = 60


class Accounts:
    """The accounts of a store. ``by`` in every writing method is who does it, for the log."""

    def __init__(self, store: Store) -> None:
        """Take an open store."""
        self._store = store

    def all(self) -> list[Account]:
        """Return every account, by name."""
        with self._reading() as connection:
            return [_account(row) for row in connection.execute(select(account).order_by(account.c.key))]

    def any(self) -> bool:
        """Say whether there is an account that may be used."""
        with self._reading() as connection:
            asked = select(account.c.key).where(account.c.disabled == 0).limit(1)
            return connection.scalar(asked) is not None

    def find(self, key: str) -> tuple[Account, str] | None:
        """Return an account with the hash of its password; null if there is none."""
        with self._reading() as connection:
            row = connection.execute(select(account).where(account.c.key == key)).first()
            return (_account(row), row.password) if row is not None else None

    def add(self, one: Account, password: str, *, by: str) -> None:
        """Keep a new account with the hash of its password; T090 where the name is taken."""
        with self._writing() as connection:
            if connection.scalar(select(account.c.key).where(account.c.key == one.key)) is not None:
                raise RejectedInput("T090", one.name)
            values = {"key": one.key, "name": one.name, "role": one.role, "sensitive": int(one.sensitive)}
            connection.execute(insert(account).values(**values, password=password, disabled=0, made=now()))
            Log(connection, by).add("account", one.key, why=f"made: {one.role}")

    def change(
        self,
        key: str,
        *,
        by: str,
        role: Role | None = None,
        sensitive: bool | None = None,
        disabled: bool | None = None,
        password: str | None = None,
    ) -> None:
        """Change an account; its sessions end. T091 where it is the last administrator that could be used."""
        values: dict[str, object] = {
            "role": role,
            "sensitive": None if sensitive is None else int(sensitive),
            "disabled": None if disabled is None else int(disabled),
            "password": password,
        }
        values = {name: value for name, value in values.items() if value is not None}
        with self._writing() as connection:
            row = connection.execute(select(account).where(account.c.key == key)).first()
            if row is None:
                raise RejectedInput("T092", key)
            loses = (role not in (None, "admin") or disabled) and row.role == "admin" and not row.disabled
            if loses and _administrators(connection) == 1:
                raise RejectedInput("T091", row.name)
            if values:
                connection.execute(update(account).where(account.c.key == key).values(**values))
                connection.execute(delete(session).where(session.c.account == key))
                told = ", ".join(f"{name}: {value}" for name, value in values.items() if name != "password")
                Log(connection, by).add("account", key, why=f"changed: {told or 'password'}")

    def rehash(self, key: str, password: str) -> None:
        """Keep the same password's hash by newer parameters."""
        with self._writing() as connection:
            connection.execute(update(account).where(account.c.key == key).values(password=password))

    def begin(self, key: str, token: str) -> None:
        """Begin a session; ``token`` is the hash of what the browser holds. Sessions that ended are taken away."""
        moment = int(time.time())
        with self._writing() as connection:
            ended = (session.c.seen < moment - IDLE) | (session.c.begun < moment - LONGEST)
            connection.execute(delete(session).where(ended))
            connection.execute(insert(session).values(token=token, account=key, begun=moment, seen=moment))

    def session(self, token: str) -> Account | None:
        """Return whose session it is; null where it ended or the account is disabled."""
        moment = int(time.time())
        with self._reading() as connection:
            asked = select(account, session.c.begun, session.c.seen).join(session, session.c.account == account.c.key)
            row = connection.execute(asked.where(session.c.token == token, account.c.disabled == 0)).first()
        if row is None or row.seen < moment - IDLE or row.begun < moment - LONGEST:
            return None
        if row.seen < moment - _SEEN_EVERY:
            with self._writing() as connection:
                connection.execute(update(session).where(session.c.token == token).values(seen=moment))
        return _account(row)

    def end(self, *, token: str | None = None, key: str | None = None) -> None:
        """End a session, or all of an account."""
        with self._writing() as connection:
            if token is not None:
                connection.execute(delete(session).where(session.c.token == token))
            if key is not None:
                connection.execute(delete(session).where(session.c.account == key))

    def sessions(self) -> dict[str, int]:
        """Return how many sessions each account has that did not end."""
        moment = int(time.time())
        asked = (
            select(session.c.account, func.count()).where(session.c.seen >= moment - IDLE).group_by(session.c.account)
        )
        with self._reading() as connection:
            return {row[0]: row[1] for row in connection.execute(asked.group_by(session.c.account))}

    def protected(self) -> list[Protected]:
        """Return what only those see who have the right to."""
        fields = Protected.__struct_fields__
        with self._reading() as connection:
            rows = connection.execute(select(protected).order_by(protected.c.subject))
            return [Protected(**{name: getattr(row, name) for name in fields}) for row in rows]

    def protect(self, subject: str, *, by: str, why: str, on: bool) -> None:
        """Protect a subject, or no longer."""
        with self._writing() as connection:
            connection.execute(delete(protected).where(protected.c.subject == subject))
            if on:
                connection.execute(insert(protected).values(subject=subject, by=by, at=now(), why=why))
            Log(connection, by).add("protected" if on else "released", subject, why=why or None)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with engines.told(self._store.place), engines.reading(self._store.engine) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with engines.told(self._store.place), engines.writing(self._store.engine) as connection:
            yield connection


def _account(row: AnyRow) -> Account:
    return Account(
        key=row.key,
        name=row.name,
        role=cast(Role, row.role),
        sensitive=bool(row.sensitive),
        disabled=bool(row.disabled),
        made=row.made,
    )


def _administrators(connection: Connection) -> int:
    asked = select(func.count()).select_from(account).where(account.c.role == "admin", account.c.disabled == 0)
    return int(connection.scalar(asked) or 0)
