"""Numbers of rows: counted by the one who holds the write lock, so that they are the same on every engine."""

from sqlalchemy import Connection, Table, func, select


def next_number(connection: Connection, table: Table) -> int:
    """Return the number of the next row of a table from which no row is ever taken."""
    return 1 + int(connection.scalar(select(func.max(table.c.number))) or 0)
