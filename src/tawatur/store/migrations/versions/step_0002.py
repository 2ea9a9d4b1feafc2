"""Events as they are searched and shown; corrections; rejected inputs; accounts and what is protected."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables and columns, and the cards of the events that there are."""
    with op.batch_alter_table("live") as live:
        live.add_column(sa.Column("event", sa.Integer))
        live.add_column(sa.Column("worth", sa.Integer, nullable=False, server_default="0"))
        live.add_column(sa.Column("touched", sa.Integer, nullable=False, server_default="0"))
    op.create_index("live_worth", "live", [sa.text("worth DESC"), "number"])
    op.create_index("ix_live_event", "live", ["event"])
    op.create_index("ix_live_touched", "live", ["touched"])
    with op.batch_alter_table("standing") as standing:
        standing.add_column(sa.Column("changes", sa.Text))
    for name, parts in _tables().items():
        op.create_table(name, *parts, **({"sqlite_with_rowid": False} if name == "event_facet" else {}))
    for index, table, columns in (
        ("card_order", "card", ["sort", "number"]),
        ("card_origins", "card", ["at_least", "number"]),
        ("event_facet_card", "event_facet", ["card", "value"]),
        ("ix_session_account", "session", ["account"]),
    ):
        op.create_index(index, table, columns)
    _corrections()
    from tawatur.store import cards, indexing  # what is made anew is made as the program that takes the step makes it

    cards.make_all(op.get_bind())
    indexing.set_worth(op.get_bind())


def _corrections() -> None:
    """Write the corrections that stand beside the verdicts: before this step there was no taking back."""
    connection = op.get_bind()
    merged: dict[str, dict[str, str]] = {}
    for subject, record in connection.execute(sa.text("SELECT subject, record FROM judgement ORDER BY number")):
        one: dict[str, Any] = json.loads(bytes(record))
        before = merged.get(subject, {})
        merged[subject] = {} if one.get("verdict") == "reject" else before | one.get("changes", {})
    for subject, changes in merged.items():
        if changes:
            connection.execute(
                sa.text("UPDATE standing SET changes = :changes WHERE subject = :subject"),
                {"changes": json.dumps(changes, ensure_ascii=False, sort_keys=True), "subject": subject},
            )


def _number(name: str = "number") -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    return sa.Column(name, kind, primary_key=True, autoincrement=False, nullable=False)


def _required(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _tables() -> dict[str, list[sa.schema.SchemaItem]]:
    big = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    counts = ("at_least", "at_most", "claims", "reports", "differences")
    return {
        "card": [
            _number(),
            sa.Column("event_id", sa.String(40), nullable=False, unique=True),
            _required("sort", sa.Integer),
            sa.Column("first", sa.Integer),
            sa.Column("last", sa.Integer),
            _required("type", sa.String(40)),
            _required("stance", sa.String(10)),
            _required("grade", sa.String(20)),
            *(_required(name, sa.Integer) for name in counts),
            sa.Column("lat", sa.Double),
            sa.Column("lon", sa.Double),
            _required("metres", sa.Integer),
            _required("shown", sa.LargeBinary),
        ],
        "event_facet": [
            sa.Column("value", big, sa.ForeignKey("facet_value.number"), primary_key=True, autoincrement=False),
            sa.Column("card", big, sa.ForeignKey("card.number"), primary_key=True, autoincrement=False),
        ],
        "serial": [sa.Column("name", sa.String(20), primary_key=True), _required("last", sa.BigInteger)],
        "rejected": [
            _number(),
            _required("at", sa.Text),
            _required("by", sa.Text),
            _required("code", sa.String(10)),
            _required("input", sa.Text),
            _required("message", sa.Text),
            sa.Column("hint", sa.Text),
            sa.Column("dismissed", sa.Text),
        ],
        "account": [
            sa.Column("key", sa.String(100), primary_key=True),
            _required("name", sa.String(100)),
            _required("role", sa.String(10)),
            _required("sensitive", sa.Integer),
            _required("password", sa.Text),
            _required("disabled", sa.Integer),
            _required("made", sa.Text),
        ],
        "session": [
            sa.Column("token", sa.String(64), primary_key=True),
            sa.Column("account", sa.String(100), sa.ForeignKey("account.key"), nullable=False),
            _required("begun", sa.BigInteger),
            _required("seen", sa.BigInteger),
        ],
        "protected": [
            sa.Column("subject", sa.Text, primary_key=True),
            _required("by", sa.Text),
            _required("at", sa.Text),
            _required("why", sa.Text),
        ],
    }
