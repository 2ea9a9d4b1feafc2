"""The codes of PLOVER and ACLED that follow from what people correct."""

from typing import Final

import msgspec

from tawatur.core.claims import Claim
from tawatur.core.corrections import corrected
from tawatur.core.errors import RejectedInput
from tawatur.read import coding

_CODED: Final = frozenset({"type", "status", "actors", "recipients", "with"})


def with_codes(claim: Claim, changes: dict[str, str]) -> dict[str, str]:
    """Return corrections with the codes that follow from them; T041 where a type is none."""
    return changes | codes(corrected(claim, changes)) if _CODED & changes.keys() else changes


def codes(claim: Claim) -> dict[str, str]:
    """Return the codes of a claim as corrections hold them."""
    if claim.type not in coding.event_types():
        raise RejectedInput("T041", claim.claim_id, f"{claim.type} is no type of event")
    plover = coding.plover(claim.type, claim.status, claim.actors, claim.with_, None)
    acled = coding.acled(claim.type, claim.status, claim.actors, claim.recipients)
    return {"plover": msgspec.json.encode(plover).decode(), "acled": msgspec.json.encode(acled).decode()}
