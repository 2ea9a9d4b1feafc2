"""Judgements of all, and rounds of blind second coding."""

from typing import Annotated, Any

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery, JSONBody

from tawatur.run import rounds
from tawatur.web.given import Bench, Who
from tawatur.web.security.identity import needs


class NewRound(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A round to draw."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    size: Annotated[int, msgspec.Meta(ge=1, le=500)]


class Coding(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a claim is coded: ``valid`` is yes or no, the rest as the words of the report have it."""

    claim: Annotated[str, msgspec.Meta(max_length=100)]
    answers: dict[str, Annotated[str, msgspec.Meta(max_length=300)]]


class Reviews(Controller):
    """Judgements, and rounds of second coding."""

    path = "/judgements"
    tags = ["judgements"]

    @get(sync_to_thread=True)
    def find(
        self,
        bench: Bench,
        by: FromQuery[str | None] = None,
        verdict: FromQuery[str | None] = None,
        limit: FromQuery[int] = 50,
        offset: FromQuery[int] = 0,
    ) -> dict[str, Any]:
        """List judgements, the newest first."""
        found, total = bench.view.judgement_page(by, verdict, max(0, min(limit, 500)), max(0, offset))
        return {"judgements": found, "total": total}

    @get("/rounds", sync_to_thread=True)
    def all_rounds(self, bench: Bench) -> list[rounds.Round]:
        """List the rounds."""
        return rounds.rounds(bench)

    @post("/rounds", guards=[needs("reviewer")], sync_to_thread=True)
    def make(self, bench: Bench, who: Who, data: JSONBody[NewRound]) -> rounds.Round:
        """Draw a round."""
        return rounds.make(bench, who, data.name, data.size)

    @get("/rounds/{id_:str}/agreement", sync_to_thread=True)
    def agreement(self, bench: Bench, id_: FromPath[str]) -> list[rounds.Agreement]:
        """Say how far the second coding agrees with the first, field by field."""
        rounds.find(bench, id_)
        return rounds.agreement(bench, id_)

    @post("/rounds/{id_:str}/codings", guards=[needs("analyst")], sync_to_thread=True)
    def code(self, bench: Bench, who: Who, id_: FromPath[str], data: JSONBody[Coding]) -> rounds.Round:
        """Keep how a claim is coded."""
        rounds.code(bench, who, id_, data.claim, data.answers)
        return rounds.find(bench, id_)
