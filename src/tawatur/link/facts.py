"""A claim as linking compares it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tawatur.core.claims import Claim
from tawatur.core.events import Stance
from tawatur.link import days, parties, spots, tolls
from tawatur.link.days import Days
from tawatur.link.families import EFFECTS, family
from tawatur.link.parties import Party
from tawatur.link.spots import Spot
from tawatur.link.tolls import Toll
from tawatur.link.wording import Wording, wording

_FIRED: Final = frozenset({"shelling", "air_strike", "drone_strike"})
STANCES: Final[dict[str, Stance]] = {
    "reported": "asserted",
    "past": "asserted",
    "alleged": "alleged",
    "negated": "denied",
    "planned": "planned",
    "ordered": "ordered",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is compared of one claim. ``days`` are those that its own words give; null where they give none."""

    claim: Claim
    family: str
    stance: Stance
    days: Days | None
    spots: tuple[Spot, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    tolls: dict[str, Toll]
    things: frozenset[str]
    wording: Wording

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.claim_id

    def exact_spots(self) -> list[Spot]:
        """Return the places that tell it apart from what happens elsewhere in the same town."""
        return [s for s in self.spots if s.exact == spots.EXACT and s.known]

    @property
    def effect(self) -> bool:
        """Say whether it tells what an attack did."""
        return self.claim.type in EFFECTS


@lru_cache(maxsize=1 << 16)
def _wording(text: str) -> Wording:
    return wording(text)


def facts(claim: Claim) -> Facts:
    """Return the facts of a claim; every field is a function of the claim alone."""
    places = (*claim.places, *claim.to)
    if claim.type not in _FIRED:  # where rockets went up says nothing of where they fell
        places = (*places, *claim.from_)
    found = [s for s in map(spots.spot, places) if s is not None]
    if claim.type in EFFECTS:
        found = [s for s in found if not s.care]
    return Facts(
        claim=claim,
        family=family(claim.type),
        stance=STANCES[claim.status],
        days=days.stated(claim),
        spots=tuple(dict.fromkeys(found)),
        actors=parties.actors(claim),
        recipients=parties.recipients(claim),
        tolls=tolls.tolls(claim),
        things=frozenset(t.kind for t in claim.things),
        wording=_wording(claim.sentence.text),
    )
