"""What a place phrase says before it is resolved: the names it may mean, and the words that change them."""

from dataclasses import dataclass, field
from typing import Final

import msgspec

from tawatur.lexicon.gazetteer import Place

BEARINGS: Final = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}


class Operator(msgspec.Struct, frozen=True):
    """A word or phrase that changes a place: ``kind`` says how, ``bearing`` is degrees from north, ``km`` a distance.

    Kinds: head (a head noun that tells the type), countryside, desert, near, part, direction, offset.
    """

    kind: str
    words: str
    bearing: float | None = None
    km: float | None = None


class Site(msgspec.Struct, frozen=True):
    """A place phrase as read: its type, its name, the gazetteer's places of that name, and the operators on it.

    ``names`` is empty for a name that no list has. ``other`` is the second place of «بين X وY», ``around`` what it lies
    in or beside. A place without a name («معسكر مغلق») is where its surroundings are; ``stands_for`` is the kind of
    place that a definite noun alone («المدينة») mentions again. A ``nominal`` area has no point.
    """

    words: str
    kind: str | None
    name: str | None = None
    names: tuple[Place, ...] = ()
    operators: tuple[Operator, ...] = ()
    other: "Site | None" = None
    around: tuple["Site", ...] = ()
    nominal: bool = False
    plural: bool = False
    stands_for: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole report says about where it plays: its countries, commonest first, and its other places.

    ``fixes`` and ``reaches`` keep what was worked out for this report: sites by identity, distances by point.
    """

    countries: tuple[str, ...] = ()
    outlet_country: str | None = None
    points: tuple[tuple[float, float], ...] = ()
    ids: frozenset[str] = field(default_factory=frozenset)
    fixes: "dict[int, tuple[Site, Fix]]" = field(default_factory=dict, init=False, compare=False, repr=False)
    reaches: dict[tuple[float, float], tuple[tuple[float, tuple[float, float]], ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )


class Fix(msgspec.Struct, frozen=True):
    """Where a site lies, if that is known: a point with its precision in metres, and why this place was chosen.

    ``level`` says what the point stands for: exact, town, near, part, area, country, or container (the nearest known
    place around it). ``geo_precision`` is ACLED's code 1-3, ``where_prec`` UCDP's 1-7.
    """

    lat: float | None
    lon: float | None
    level: str | None
    metres: int | None
    geo_precision: int | None
    where_prec: int | None
    place: Place | None
    container: Place | None
    reason: str
    candidates: tuple[tuple[Place, float], ...] = ()


NOWHERE: Final = Fix(None, None, None, None, None, None, None, None, "not resolved")
