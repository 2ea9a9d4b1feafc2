"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    for name, parts in _tables().items():
        without = {"sqlite_with_rowid": False} if name in ("claim_facet", "claim_place", "event_claim") else {}
        op.create_table(name, *parts, **without)
    indexes: tuple[tuple[str, str, list[str | sa.TextClause]], ...] = (
        ("ix_receipt_sha256", "receipt", ["sha256"]),
        ("ix_claim_claim_id", "claim", ["claim_id"]),
        ("ix_claim_report", "claim", ["report"]),
        ("ix_live_report", "live", ["report"]),
        ("live_order", "live", [sa.text("sort DESC"), "number"]),
        ("log_act", "log", ["act", "seq"]),
        ("claim_facet_claim", "claim_facet", ["claim", "value"]),
        ("ix_claim_place_claim", "claim_place", ["claim"]),
        ("judgement_subject", "judgement", ["subject", "number"]),
        ("ix_standing_verdict", "standing", ["verdict"]),
        ("ix_event_claim_event_id", "event_claim", ["event_id"]),
    )
    for name, table, columns in indexes:
        op.create_index(name, table, columns)
    for name in ("claim_words", "report_words"):
        if op.get_bind().dialect.name == "sqlite":
            op.execute(
                f"CREATE VIRTUAL TABLE {name} USING fts5(words, detail=none, tokenize=\"unicode61 tokenchars ':'\")"
            )
        else:
            op.execute(f"CREATE TABLE {name} (number bigint PRIMARY KEY, words tsvector NOT NULL)")
            op.execute(f"CREATE INDEX {name}_words ON {name} USING gin (words)")


def _number(name: str, *rest: sa.ForeignKey, primary_key: bool = False, nullable: bool = True) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    return sa.Column(name, kind, *rest, primary_key=primary_key, autoincrement=False, nullable=nullable)


def _record() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
    ]


def _tables() -> dict[str, list[sa.schema.SchemaItem]]:
    def key(name: str) -> sa.Column[int]:
        return _number(name, primary_key=True, nullable=False)

    return {
        "log": [
            key("seq"),
            sa.Column("act", sa.String(10), nullable=False),
            sa.Column("entry", sa.LargeBinary, nullable=False),
            sa.Column("hash", sa.String(64), nullable=False),
        ],
        "blob": [
            sa.Column("sha256", sa.String(64), primary_key=True),
            sa.Column("size", sa.BigInteger, nullable=False),
            sa.Column("data", sa.LargeBinary),
        ],
        "receipt": [
            key("number"),
            sa.Column("sha256", sa.String(64), sa.ForeignKey("blob.sha256"), nullable=False),
            *_record(),
        ],
        "reading": [
            key("number"),
            sa.Column("version", sa.Text, nullable=False, unique=True),
            sa.Column("at", sa.Text, nullable=False),
        ],
        "report": [
            key("number"),
            sa.Column("document", sa.String(64), nullable=False, unique=True),
            sa.Column("state", sa.String(10), nullable=False),
            _number("reading", sa.ForeignKey("reading.number")),
            *_record(),
        ],
        "arrival": [
            _number("report", sa.ForeignKey("report.number"), primary_key=True, nullable=False),
            _number("receipt", sa.ForeignKey("receipt.number"), primary_key=True, nullable=False),
        ],
        "claim": [
            key("number"),
            sa.Column("claim_id", sa.String(40), nullable=False),
            _number("report", sa.ForeignKey("report.number"), nullable=False),
            _number("since", sa.ForeignKey("reading.number"), nullable=False),
            _number("until", sa.ForeignKey("reading.number")),
            *_record(),
        ],
        "live": [
            _number("number", sa.ForeignKey("claim.number"), primary_key=True, nullable=False),
            sa.Column("claim_id", sa.String(40), nullable=False, unique=True),
            _number("report", sa.ForeignKey("report.number"), nullable=False),
            sa.Column("sort", sa.Integer, nullable=False),
            sa.Column("first", sa.Integer),
            sa.Column("last", sa.Integer),
            sa.Column("md_first", sa.Integer),
            sa.Column("md_last", sa.Integer),
            sa.Column("at_least", sa.Integer),
        ],
        "facet_value": [
            key("number"),
            sa.Column("facet", sa.String(20), nullable=False),
            sa.Column("value", sa.Text, nullable=False),
            sa.UniqueConstraint("facet", "value"),
        ],
        "claim_facet": [
            _number("value", sa.ForeignKey("facet_value.number"), primary_key=True, nullable=False),
            _number("claim", sa.ForeignKey("claim.number"), primary_key=True, nullable=False),
        ],
        "claim_place": [
            sa.Column("lat", sa.Double, primary_key=True),
            sa.Column("lon", sa.Double, primary_key=True),
            _number("claim", sa.ForeignKey("claim.number"), primary_key=True, nullable=False),
        ],
        "judgement": [key("number"), sa.Column("subject", sa.Text, nullable=False), *_record()],
        "standing": [
            sa.Column("subject", sa.Text, primary_key=True),
            sa.Column("verdict", sa.String(10), nullable=False),
            _number("number", sa.ForeignKey("judgement.number"), nullable=False),
        ],
        "event": [
            sa.Column("event_id", sa.String(40), primary_key=True),
            sa.Column("at_least", sa.Integer),
            sa.Column("at_most", sa.Integer),
            *_record(),
        ],
        "event_claim": [
            sa.Column("claim_id", sa.String(40), primary_key=True),
            sa.Column("event_id", sa.String(40), sa.ForeignKey("event.event_id"), primary_key=True),
        ],
    }
