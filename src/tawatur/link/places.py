"""The reason of place: whether two tellings can be of one spot, by what they name, mention, or stand beside."""

from typing import Final

from tawatur.link import spots
from tawatur.link.spots import AREA, CITY, COUNTRY, EXACT, Spot, Verdict
from tawatur.link.tellings import Telling
from tawatur.link.weights import Found


def place(left: Telling, right: Telling) -> Found | None:
    """Compare the most exact places that both give."""
    if not any(s.known for s in left.spots) or not any(s.known for s in right.spots):
        return _words(left, right) or _context(left, right)
    pairs = [(spots.compare(a, b), a, b) for a in left.spots for b in right.spots]
    sites = [p for p in pairs if p[1].kind in spots.SITES and p[2].kind in spots.SITES]
    if sites and {verdict for verdict, _, _ in sites} == {"other"}:
        return "place.other", sites[0][1].name, sites[0][2].name
    for around in (False, True):
        exact = [p for p in pairs if _exact(p[1], around) and _exact(p[2], around)]
        verdicts = {verdict for verdict, _, _ in exact}
        if verdicts and verdicts <= {"other", "apart"}:
            name = "place.apart" if verdicts == {"apart"} else "place.other"
            return name, exact[0][1].name, exact[0][2].name
    towns = [p for p in pairs if _town(p[1]) and _town(p[2])]
    if towns and {verdict for verdict, _, _ in towns} <= {"unknown", "other", "apart"}:
        located = [p for p in towns if not p[1].kind and not p[2].kind and p[0] != "unknown"]
        if located and all(verdict == "apart" for verdict, _, _ in located):
            return "place.apart", located[0][1].name, located[0][2].name
        return "place.unmatched", towns[0][1].name, towns[0][2].name
    for level, name in _PLACE_RANKS:
        for verdict, a, b in pairs:
            if verdict == level[0] and min(a.exact, b.exact) >= level[1] and (a.known and b.known) == level[2]:
                if verdict == "same" and a.kind == spots.AROUND:
                    return "place.near", a.name, b.name
                return name, a.name, b.name
    known = [p for p in pairs if p[1].known and p[2].known]
    if known and all(p[0] == "apart" for p in known):
        return "place.apart", known[0][1].name, known[0][2].name
    for verdict, a, b in pairs:
        if verdict == "inside":
            return ("place.country" if COUNTRY in (a.exact, b.exact) else "place.inside"), a.name, b.name
    return None


_PLACE_RANKS: Final[tuple[tuple[tuple[Verdict, int, bool], str], ...]] = (
    (("same", EXACT, True), "place.exact"),
    (("near", CITY, True), "place.near"),
    (("same", CITY, True), "place.city"),
    (("same", EXACT, False), "place.words"),
    (("namesake", AREA, True), "place.namesake"),
    (("same", AREA, True), "place.area"),
)


def _town(spot: Spot) -> bool:
    return spot.exact >= CITY and spot.known and spot.kind != spots.AROUND


def _words(left: Telling, right: Telling) -> Found | None:
    """Compare places that are not located by their words."""
    for a in left.spots:
        for b in right.spots:
            if spots.compare(a, b) == "same":
                return "place.words", a.name, b.name
    return None


def _context(left: Telling, right: Telling) -> Found | None:
    """Compare the places of the reports where a telling names none itself."""
    for placed, bare in ((left, right), (right, left)):
        if not any(s.known for s in bare.spots):
            for spot in placed.spots:
                if spot.known and spot.exact >= CITY and spot.words and spot.words <= bare.wording.stems.keys():
                    return "place.mentioned", spot.name, spot.name
    one, other = (tuple(s for s in t.spots if s.known) or t.context for t in (left, right))
    verdicts = [(spots.compare(a, b), a, b) for a in one for b in other if a.known and b.known]
    for verdict, a, b in verdicts:
        if verdict in ("same", "near") and min(a.exact, b.exact) >= CITY:
            return "place.context", a.name, b.name
    if verdicts and all(verdict in ("apart", "other") for verdict, _, _ in verdicts):
        return "place.elsewhere", verdicts[0][1].name, verdicts[0][2].name
    return None


def _exact(spot: Spot, around: bool) -> bool:
    """Say whether a spot tells what happens there from what happens elsewhere; ``around`` takes surroundings too."""
    return spot.exact == EXACT and spot.known and (around or spot.kind != spots.AROUND)
