"""The tables of the newest schema. ``migrations/`` leads there from every earlier one; a test compares both.

A *record* is JSON that is sealed: ``seal`` is SHA-256 of ``salt`` and ``record``, and stands in the log. Columns beside
it are taken from the record, for looking it up. Live, facets, places, words, standing and event_claim can be made
anew.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

VERSION: Final = "0002"
METADATA: Final = MetaData()
REMOVED: Final = b"{}"  # what stands in the place of a record that was taken away


def _number() -> Column[int]:
    """Return a primary key that the writer counts itself, without holes and on every engine alike."""
    return Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False)


def _record() -> tuple[Column[bytes], Column[bytes], Column[str]]:
    return (
        Column("salt", LargeBinary, nullable=False),
        Column("record", LargeBinary, nullable=False),
        Column("seal", String(64), nullable=False),
    )


log: Final = Table(
    "log",
    METADATA,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("act", String(10), nullable=False),
    Column("entry", LargeBinary, nullable=False),
    Column("hash", String(64), nullable=False),
    Index("log_act", "act", "seq"),
)
blob: Final = Table(
    "blob",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("data", LargeBinary),  # null when it was taken away
)
receipt: Final = Table(
    "receipt", METADATA, _number(), Column("sha256", ForeignKey("blob.sha256"), nullable=False, index=True), *_record()
)
report: Final = Table(
    "report",
    METADATA,
    _number(),
    Column("document", String(64), nullable=False, unique=True),
    Column("state", String(10), nullable=False),
    Column("reading", ForeignKey("reading.number")),  # the last one
    *_record(),
)
arrival: Final = Table(
    "arrival",
    METADATA,
    Column("report", ForeignKey("report.number"), primary_key=True),
    Column("receipt", ForeignKey("receipt.number"), primary_key=True),
)
reading: Final = Table(
    "reading",
    METADATA,
    _number(),
    Column("version", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
)
claim: Final = Table(
    "claim",
    METADATA,
    _number(),
    Column("claim_id", String(40), nullable=False, index=True),
    Column("report", ForeignKey("report.number"), nullable=False, index=True),
    Column("since", ForeignKey("reading.number"), nullable=False),
    Column("until", ForeignKey("reading.number")),  # the first reading that no longer gives it
    *_record(),
)
# The claims that the last reading of a report gave which was not retracted: a narrow table, to be searched.
live: Final = Table(
    "live",
    METADATA,
    Column("number", ForeignKey("claim.number"), primary_key=True, autoincrement=False),
    Column("claim_id", String(40), nullable=False, unique=True),
    Column("report", ForeignKey("report.number"), nullable=False, index=True),
    Column("sort", Integer, nullable=False),
    Column("first", Integer),  # days since year 1; null at an end that is not known
    Column("last", Integer),
    Column("md_first", Integer),  # month × 100 + day, where the year is not known
    Column("md_last", Integer),
    Column("at_least", Integer),  # independent origins of its event; null without one
    Column("event", Integer, index=True),  # the number of its event's card
    Column("worth", Integer, nullable=False, server_default="0"),  # how much a review of it would bring
    Column("touched", Integer, nullable=False, server_default="0", index=True),  # log line since which it is other
)
Index("live_order", live.c.sort.desc(), live.c.number)
Index("live_worth", live.c.worth.desc(), live.c.number)
facet_value: Final = Table(
    "facet_value",
    METADATA,
    _number(),
    Column("facet", String(20), nullable=False),
    Column("value", Text, nullable=False),
    UniqueConstraint("facet", "value"),
)
claim_facet: Final = Table(
    "claim_facet",
    METADATA,
    Column("value", ForeignKey("facet_value.number"), primary_key=True),
    Column("claim", ForeignKey("claim.number"), primary_key=True),
    Index("claim_facet_claim", "claim", "value"),
    sqlite_with_rowid=False,
)
claim_place: Final = Table(
    "claim_place",
    METADATA,
    Column("lat", Double, primary_key=True),
    Column("lon", Double, primary_key=True),
    Column("claim", ForeignKey("claim.number"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
judgement: Final = Table(
    "judgement",
    METADATA,
    _number(),
    Column("subject", Text, nullable=False),
    *_record(),
    Index("judgement_subject", "subject", "number"),
)
standing: Final = Table(
    "standing",
    METADATA,
    Column("subject", Text, primary_key=True),
    Column("verdict", String(10), nullable=False, index=True),
    Column("number", ForeignKey("judgement.number"), nullable=False),
    Column("changes", Text),  # JSON of the corrections that stand
)
event: Final = Table(
    "event",
    METADATA,
    Column("event_id", String(40), primary_key=True),
    Column("at_least", Integer),
    Column("at_most", Integer),
    *_record(),
)
event_claim: Final = Table(
    "event_claim",
    METADATA,
    Column("claim_id", String(40), primary_key=True),
    Column("event_id", ForeignKey("event.event_id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)
# What lists, the map and the timeline show of an event; made from its record.
card: Final = Table(
    "card",
    METADATA,
    _number(),
    Column("event_id", String(40), nullable=False, unique=True),
    Column("sort", Integer, nullable=False),  # days since year 1 of its last day; 0 where no year is known
    Column("first", Integer),
    Column("last", Integer),
    Column("type", String(40), nullable=False),
    Column("stance", String(10), nullable=False),
    Column("grade", String(20), nullable=False),
    Column("at_least", Integer, nullable=False),
    Column("at_most", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("differences", Integer, nullable=False),  # contradictions and denials
    Column("lat", Double),
    Column("lon", Double),
    Column("metres", Integer, nullable=False),  # how far from the point it may have been
    Column("shown", LargeBinary, nullable=False),  # JSON of what a list shows beside these
    Index("card_order", "sort", "number"),
    Index("card_origins", "at_least", "number"),
)
event_facet: Final = Table(
    "event_facet",
    METADATA,
    Column("value", ForeignKey("facet_value.number"), primary_key=True),
    Column("card", ForeignKey("card.number"), primary_key=True),
    Index("event_facet_card", "card", "value"),
    sqlite_with_rowid=False,
)
serial: Final = Table(
    "serial", METADATA, Column("name", String(20), primary_key=True), Column("last", BigInteger, nullable=False)
)
# What came in and could not be read.
rejected: Final = Table(
    "rejected",
    METADATA,
    _number(),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("code", String(10), nullable=False),
    Column("input", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("hint", Text),
    Column("dismissed", Text),  # by whom
)
account: Final = Table(
    "account",
    METADATA,
    Column("key", String(100), primary_key=True),  # the name, folded
    Column("name", String(100), nullable=False),
    Column("role", String(10), nullable=False),
    Column("sensitive", Integer, nullable=False),
    Column("password", Text, nullable=False),  # argon2id
    Column("disabled", Integer, nullable=False),
    Column("made", Text, nullable=False),
)
session: Final = Table(
    "session",
    METADATA,
    Column("token", String(64), primary_key=True),  # SHA-256 of what the browser holds
    Column("account", ForeignKey("account.key"), nullable=False, index=True),
    Column("begun", BigInteger, nullable=False),  # seconds since 1970
    Column("seen", BigInteger, nullable=False),
)
# Subjects that only those see who have the right to.
protected: Final = Table(
    "protected",
    METADATA,
    Column("subject", Text, primary_key=True),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
)
WORD_TABLES: Final = ("claim_words", "report_words")  # FTS5 on SQLite, tsvector on PostgreSQL; number and words
SEALED: Final = {"receipt": receipt, "report": report, "claim": claim, "judgement": judgement}
