"""One event: its claims side by side, who has it from whom, where they differ, its grade; merged, split and noted."""

from typing import Any
from urllib.parse import quote

from anyio import to_thread
from litestar import Controller, get, post
from litestar.datastructures import FormMultiDict
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from tawatur.core.claims import Claim
from tawatur.core.errors import RejectedInput
from tawatur.core.people import Person
from tawatur.run import merging
from tawatur.run.workbench import Workbench
from tawatur.web.given import Bench, Who
from tawatur.web.language import Language, Texts, texts
from tawatur.web.pages.events import GRADES
from tawatur.web.rendering import AnyRequest, language_of, page
from tawatur.web.security.identity import needs

FIELDS = ("type", "status", "actors", "recipients", "places", "when", "people", "things")


class EventPage(Controller):
    """See the module."""

    path = "/events/{event:str}"

    @get(sync_to_thread=True)
    def show(
        self, request: AnyRequest, bench: Bench, event: FromPath[str], undo: FromQuery[str | None] = None
    ) -> Template | Redirect:
        """Show the event; one that is gone leads to where its claims are, or to a claim's event by the claim's id."""
        if bench.view.event(event) is None and (now := merging.home(bench, event)) is not None:
            return Redirect(f"/events/{quote(now)}")
        shown = merging.show(bench, event)
        language = language_of(request)
        words = texts(language)
        return page(
            request,
            "event.html",
            event=shown.event,
            hits=shown.hits,
            decisions=shown.decisions,
            near=merging.near(bench, shown.event),
            rows=rows(bench, [hit.claim for hit in shown.hits], language, words),
            trees=trees(shown.event),
            name=lambda value: bench.names.call("source", value, language),
            value=lambda field, value: held(bench, field, value, language, words),
            grades=GRADES,
            undo=undo,
            narrators=narrators(shown.event),
        )

    @post("/decide", guards=[needs("analyst")])
    async def decide(self, request: AnyRequest, bench: Bench, who: Who, event: FromPath[str]) -> Redirect:
        """Merge, split, grade, rate, note or take back, and show what came of it."""
        form = await request.form()
        where = await to_thread.run_sync(lambda: _decide(bench, who, event, form))
        return Redirect(where, status_code=303)


def _decide(bench: Workbench, who: Person, event: str, form: FormMultiDict) -> str:
    kind, why = str(form.get("act", "")), str(form.get("why", "")) or None
    if kind == "merge":
        done = merging.merge(bench, who, event, str(form.get("other", "")).strip().rpartition("/")[2], why=why)
    elif kind == "split":
        done = merging.split(bench, who, event, [str(one) for one in form.getall("claim", [])], why=why)
    elif kind == "grade":
        credibility = str(form.get("credibility", ""))
        level = int(credibility) if credibility.isdecimal() else 0
        done = merging.grade(bench, who, event, str(form.get("grade", "")), level, why=why)
    elif kind == "undo":
        done = merging.undo(bench, who, str(form.get("subject", "")))
    elif kind in ("rate", "note"):
        if kind == "rate":
            merging.rate(bench, who, str(form.get("narrator", "")), str(form.get("reliability", "")), why=why)
        else:
            merging.note(bench, who, event, str(form.get("text", "")))
        return f"/events/{quote(event)}"
    else:
        raise RejectedInput("T041", event, kind)
    to = done.events[0] if done.events else event
    return f"/events/{quote(to)}" + (f"?undo={quote(done.undo)}" if done.undo else "")


def rows(bench: Workbench, claims: list[Claim], language: Language, words: Texts) -> list[dict[str, Any]]:
    """Return the fields of claims as rows with a cell for each claim; a row says whether its cells differ."""
    made = []
    for field in FIELDS:
        cells = [_cell(bench, claim, field, language, words) for claim in claims]
        told = {tuple(cell) for cell in cells if cell}
        if told:
            made.append({"field": field, "cells": cells, "differs": len(told) > 1})
    return made


def _cell(bench: Workbench, claim: Claim, field: str, language: Language, words: Texts) -> list[str]:
    if field in ("type", "status"):
        return [words.label(field, getattr(claim, field))]
    if field == "when":
        return [words.days(claim.when.earliest, claim.when.latest)] if claim.when.earliest or claim.when.latest else []
    if field == "people":
        return [f"{words.label('people', name)}: {_number(one)}" for name, one in claim.people.items()]
    if field == "things":
        return [one.text for one in claim.things]
    facet = "place" if field == "places" else "actor"
    some = getattr(claim, field)
    return [bench.names.call(facet, one.id, language) if one.id else one.text for one in some]


def _number(one: Any) -> str:
    if one.min is None and one.max is None:
        return str(one.text)
    return str(one.min) if one.min == one.max else f"{one.min if one.min is not None else '?'}–{one.max or '?'}"


def held(bench: Workbench, field: str, value: str, language: Language, words: Texts) -> str:
    """Return how a value that claims of an event hold reads."""
    if field in ("perpetrator", "victims"):
        return bench.names.call("actor", value, language)
    if field == "means":
        return words.label("type", value)
    if field == "happened":
        return words.label("happened", value)
    if field == "date":
        first, _, last = value.partition(" to ")
        return words.days(first, last or first)
    return value


def trees(event: dict[str, Any]) -> list[dict[str, Any]]:
    """Return for each origin the chains that end in it, from the origin to the outlets: shared links stand once."""
    made = []
    told = {one["claim_id"]: one for one in event.get("told", ())}
    for origin in (event.get("origins") or {}).get("origins", ()):
        root: dict[str, Any] = {"name": origin["value"], "children": {}, "claims": []}
        for claim in origin["claims"]:
            if claim not in told:
                continue
            node = root
            for link in [link for link in reversed(told[claim]["chain"]) if link != root["name"]]:
                node = node["children"].setdefault(link, {"name": link, "children": {}, "claims": []})
            node["claims"].append(told[claim])
        made.append(root)
    return made


def narrators(event: dict[str, Any]) -> list[str]:
    """Return those who may be rated: the origins and outlets of an event that are no bare report."""
    found = {by for one in (event.get("origins") or {}).get("origins", ()) for by in (one["value"], *one["by"])}
    found |= {one["outlet"] for one in event.get("told", ()) if one.get("outlet")}
    return sorted(one for one in found if not one.startswith("report:"))
