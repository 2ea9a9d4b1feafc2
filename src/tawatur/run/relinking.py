"""Linking anew only what some claims touch: after a judgement, a correction, or a report that came in.

The claims' own events, those that were considered beside them, and claims of the same days with the same place or party
are linked under all judgements; of the events that result, those are kept that hold the claims, with whatever events
they take claims from. A full linking (``tawatur link``) gives the same but for what meets by its wording alone.
"""

from collections.abc import Collection, Iterable
from typing import Any, Final

from tawatur.core.claims import Claim
from tawatur.core.events import Event, Judgement
from tawatur.link import linker
from tawatur.store.opening import Store
from tawatur.store.viewing import View
from tawatur.store.writing import Writer

_ROUNDS: Final = 5


def relink(store: Store, claim_ids: Collection[str], *, by: str) -> list[str]:
    """Link anew what some claims touch; return the ids of the events that hold them now."""
    view = View(store)
    judgements = view.rulings()
    rejected = {one.left for one in judgements if one.verdict == "reject"}
    core = set(claim_ids)
    mine: list[Event] = []
    gone: set[str] = set()
    for _ in range(_ROUNDS):
        homes = view.events_of(core)
        gone = set(homes.values())
        records = [one for key in sorted(gone) if (one := view.event(key)) is not None]
        core |= {claim for one in records for claim in one["claims"]}
        beside = core | _considered(view, records) | view.near(core)
        mine = _holding(_link(view.whole_reports(beside), judgements, rejected), core)
        held = {claim for one in mine for claim in one.claims}
        if held <= core:
            break
        core |= held
    else:
        gone |= set(view.events_of(core).values())
    Writer(store, by=by).relink(gone, mine)
    return [one.event_id for one in mine]


def _link(claims: Iterable[Claim], judgements: list[Judgement], rejected: set[str]) -> list[Event]:
    lean = linker.Lean()
    return linker.link((lean(one) for one in claims if one.claim_id not in rejected), judgements)


def _holding(events: Iterable[Event], claims: Collection[str]) -> list[Event]:
    return [one for one in events if any(claim in claims for claim in one.claims)]


def _considered(view: View, records: Iterable[dict[str, Any]]) -> set[str]:
    """Return the claims of the events that were considered beside some events and not joined."""
    others = {one["event"] for record in records for one in record.get("refusals", ())}
    return {claim for key in sorted(others) if (one := view.event(key)) is not None for claim in one["claims"]}
