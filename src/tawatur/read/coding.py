"""PLOVER and ACLED codes from the event type, the roles and the status."""

import csv
from functools import lru_cache
from importlib.resources import files
from typing import Final

import msgspec

from tawatur.core.claims import Acled, Participant, Plover

_AUXILIARY: Final = {
    "past": "historical",
    "planned": "future",
    "ordered": "future",
    "negated": "negation",
    "alleged": "hypothetical",
}
_STATE_KINDS: Final = frozenset({"state", "state_force", "police", "intelligence", "coalition"})
_UNCODED: Final = frozenset({"planned", "ordered", "negated"})
_JOINT: Final = frozenset({"coalition", "state", "state_force"})
_CONTEXT: Final = {
    "terrorism": frozenset({"suicide_bombing"}),
    "cbrn": frozenset({"chemical_attack"}),
    "repression": frozenset({"torture", "arrest", "abduction", "curfew"}),
    "gender": frozenset({"sexual_violence"}),
    "crime": frozenset({"crime"}),
    "human_security": frozenset({"humanitarian_aid", "displacement", "withholding"}),
    "intelligence": frozenset({"overflight"}),
    "legal": frozenset({"investigation"}),
    "territory": frozenset({"territory_capture", "handover"}),
}
_FORCE_KINDS: Final = frozenset({"state_force"})


class EventType(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table of event types with its codes in both schemes."""

    id: str
    label_en: str
    label_ar: str
    plover_event: str | None
    plover_mode: str | None
    acled_event_type: str | None
    acled_sub_event_type: str | None


@lru_cache(maxsize=1)
def event_types() -> dict[str, EventType]:
    """Return the table of event types by id."""
    data = (files("tawatur.lexicon") / "ar" / "event_types.csv").read_text(encoding="utf-8")
    return {
        row["id"]: EventType(**{k: row[k] or None for k in EventType.__struct_fields__})  # type: ignore[arg-type]
        for row in csv.DictReader(data.splitlines())
    }


def plover(
    kind: str, status: str, actors: tuple[Participant, ...], with_: tuple[Participant, ...], mode: str | None
) -> Plover:
    """Return the PLOVER event, mode, contexts and auxiliary mode of a claim.

    After the PLOVER manual (draft 2.0): joint exercises of two states or coalitions are COOPERATE; ``military`` is a
    context of official state forces only; a future act keeps its event and carries the auxiliary mode.
    """
    row = event_types()[kind]
    event, made = row.plover_event, mode or row.plover_mode
    if kind == "exercise" and any(a.kind in _JOINT for a in actors) and with_:
        event, made = "COOPERATE", None
    context = [name for name, kinds in _CONTEXT.items() if kind in kinds]
    if any(a.kind in _FORCE_KINDS for a in actors):
        context.append("military")
    return Plover(event=event, mode=made, context=tuple(sorted(context)), auxiliary=_AUXILIARY.get(status))


def acled(kind: str, status: str, actors: tuple[Participant, ...], recipients: tuple[Participant, ...]) -> Acled:
    """Return the ACLED event and sub-event type; both null for what ACLED does not code (planned, ordered, negated)."""
    if status in _UNCODED:
        return Acled(event_type=None, sub_event_type=None)
    row = event_types()[kind]
    event, sub = row.acled_event_type, row.acled_sub_event_type
    if kind == "territory_capture" and any(a.kind in _STATE_KINDS for a in actors):
        sub = "Government regains territory"
    armed = [r for r in recipients if r.kind not in ("civilians", "person", None)]
    if kind in ("killing", "wounding", "shooting") and armed and actors:
        event, sub = "Battles", "Armed clash"
    if kind in ("armed_attack",) and recipients and all(r.kind == "civilians" for r in recipients):
        event, sub = "Violence against civilians", "Attack"
    return Acled(event_type=event, sub_event_type=sub)
