"""Claims: find them, look at one and its history, judge, take back."""

from typing import Annotated, Any

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from tawatur.core.queries import Hit, Judged, Page
from tawatur.run import reviewing
from tawatur.web.asking import Asked
from tawatur.web.given import Bench, Who
from tawatur.web.security.identity import needs

Text = Annotated[str, msgspec.Meta(max_length=10_000)]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Decided(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision about a claim. ``changes``: corrected fields; ``expects``: the last judgement that was seen."""

    verdict: reviewing.Decision
    why: Text | None = None
    changes: dict[str, Text] = {}
    expects: int | None = None


class TakenBack(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That the last judgement is taken back."""

    expects: int | None = None


class Noted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A note beside a claim, an event, a report or a narrator, by its id."""

    subject: Id
    text: Text


class Claims(Controller):
    """Claims."""

    path = "/claims"
    tags = ["claims"]

    @get(sync_to_thread=True)
    def find(self, bench: Bench, wanted: Asked) -> Page:
        """Find claims, newest first."""
        return bench.view.search(wanted)

    @get("/{claim:str}", sync_to_thread=True)
    def look(self, bench: Bench, claim: FromPath[str]) -> Hit:
        """Look at a claim as it stands."""
        return reviewing.look(bench, claim)

    @get("/{claim:str}/history", sync_to_thread=True)
    def history(self, bench: Bench, claim: FromPath[str]) -> list[reviewing.Step]:
        """Look at how a claim came to be what it is."""
        return reviewing.history(bench, claim)

    @post("/{claim:str}/judgements", guards=[needs("analyst")], sync_to_thread=True)
    def judge(self, bench: Bench, who: Who, claim: FromPath[str], data: JSONBody[Decided]) -> Hit:
        """Judge a claim: accept, edit, reject, unsure."""
        return reviewing.judge(
            bench, who, claim, data.verdict, why=data.why, changes=data.changes, expects=data.expects
        )

    @post("/{claim:str}/undo", guards=[needs("analyst")], sync_to_thread=True)
    def undo(self, bench: Bench, who: Who, claim: FromPath[str], data: JSONBody[TakenBack]) -> dict[str, Any]:
        """Take back the last judgement; ``claim`` is null where the claim itself was a person's and is gone."""
        return {"claim": reviewing.undo(bench, who, claim, expects=data.expects)}


@post("/notes", tags=["notes"], guards=[needs("analyst")], sync_to_thread=True)
def note(bench: Bench, who: Who, data: JSONBody[Noted]) -> list[Judged]:
    """Write a note; returns everything said of the subject."""
    return reviewing.note(bench, who, data.subject, data.text)


@get("/queue/next", tags=["claims"], sync_to_thread=True)
def next_claim(
    bench: Bench, report: FromQuery[str | None] = None, without: FromQuery[list[str] | None] = None
) -> dict[str, Any]:
    """Say which claim to review next: the most valuable and least sure; null when all are done."""
    return {"claim": reviewing.next_unreviewed(bench, document=report, without=tuple(without or ()))}
