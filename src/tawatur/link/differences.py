"""Where the claims of an event differ, field by field, and of which kind each difference is."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import Final, NamedTuple

from tawatur.core.events import Contradiction, Difference, Held, Row
from tawatur.lexicon import reports
from tawatur.link import days, parties, spots
from tawatur.link.days import Days
from tawatur.link.facts import Facts
from tawatur.link.families import JOINT, MEANS, agreement
from tawatur.link.narrators import chain
from tawatur.link.parties import Party
from tawatur.link.spots import COUNTRY, Spot
from tawatur.link.tolls import Toll

TOLLS: Final = ("killed", "wounded", "arrested", "abducted", "displaced", "participants")
FIELDS: Final = ("happened", "perpetrator", "victims", *TOLLS, "means", "cause", "place", "date")
_OPEN_FIRE: Final = "shelling"  # «قصف» is told of guns and of aircraft alike: it is a means where its weapon is named
_FIRED: Final = frozenset({"artillery", "mortar", "missile", "rocket", "tank", "rocket_launcher"})
_RIVAL_MEANS: Final = 0.75  # two means that agree less are two answers, not one told more exactly
_DENIES: Final = {"killing": "killed", "wounding": "wounded"}
_RISING: Final = frozenset({"killed", "wounded", "displaced"})  # what a later count can raise
_TRIED: Final = 12  # claims of each value that are compared: of thousands of one value a few tell as much
_ROUNDED: Final = 1.25
_RANK: Final[tuple[Difference, ...]] = ("contradiction", "denial", "update", "precision")


class _Value(NamedTuple):
    """One value of a field as one claim has it."""

    field: str
    text: str
    what: object
    facts: Facts


def rows(some: Sequence[Facts], causes: frozenset[str]) -> tuple[Row, ...]:
    """Return every field that some claim gives, each value with the claims and origins that hold it."""
    values = _values(some, causes)
    made = []
    for field in FIELDS:
        mine = [v for v in values if v.field == field]
        if mine:
            made.append(Row(field=field, values=_held(mine)))
    return tuple(made)


def differences(some: Sequence[Facts], causes: frozenset[str]) -> tuple[Contradiction, ...]:
    """Return how the claims differ, the gravest kind of each field first."""
    values = _values(some, causes)
    found = []
    for field in FIELDS:
        mine = [v for v in values if v.field == field]
        by_kind: defaultdict[Difference, dict[int, _Value]] = defaultdict(dict)
        why: dict[Difference, str] = {}
        for kind, a, b, reason in _compared(field, mine, some):
            by_kind[kind].update({id(a): a, id(b): b})
            why.setdefault(kind, reason)
        for kind in _RANK:
            if kind in by_kind:
                held = _held(by_kind[kind].values())
                found.append(Contradiction(field=field, kind=kind, values=held, why=why[kind]))
    return tuple(found)


def _compared(field: str, mine: list[_Value], every: Sequence[Facts]) -> list[tuple[Difference, _Value, _Value, str]]:
    """Return every two values of a field that differ, and how."""
    if field in TOLLS:
        return _tolls(field, mine, every)
    groups: defaultdict[str, list[_Value]] = defaultdict(list)
    for value in mine:
        groups[value.text].append(value)
    found = []
    for one, other in combinations(sorted(groups), 2):
        some = product(groups[one][:_TRIED], groups[other][:_TRIED])
        made = next((m for a, b in some if (m := _COMPARE[field](a, b)) is not None), None)
        if made is not None:
            found += [(made[0], a, b, made[1]) for a, b in _side_by_side(groups[one], groups[other])]
    return found


def _side_by_side(left: list[_Value], right: list[_Value]) -> Iterator[tuple[_Value, _Value]]:
    """Yield pairs in which every value of both lists stands at least once."""
    for i in range(max(len(left), len(right))):
        yield left[min(i, len(left) - 1)], right[min(i, len(right) - 1)]


def _held(values: Iterable[_Value]) -> tuple[Held, ...]:
    groups: defaultdict[str, list[Facts]] = defaultdict(list)
    for value in values:
        groups[value.text].append(value.facts)
    made = [
        Held(
            value=text,
            claims=tuple(sorted({f.id for f in group})),
            by=tuple(sorted({chain(f.claim).furthest.node for f in group})),
        )
        for text, group in groups.items()
    ]
    return tuple(sorted(made, key=lambda h: (-len(h.claims), h.value)))


def _values(some: Sequence[Facts], causes: frozenset[str]) -> list[_Value]:
    found: list[_Value] = []
    for one in sorted(some, key=lambda f: f.id):
        found += _of_claim(one, one.id in causes)
        if causes and one.id not in causes and one.stance in ("asserted", "alleged") and one.claim.type in MEANS:
            found.append(_Value("cause", one.claim.type, one.claim.type, one))
    return _whole_counts(found)


def _whole_counts(values: list[_Value]) -> list[_Value]:
    """Leave out the smaller numbers that a narrator gives beside a larger one: parts of its count («بينهم طفلان»)."""
    most: dict[tuple[str, str, tuple[str, ...]], int] = {}
    for v in values:
        if v.field in TOLLS:
            place = v.field, v.facts.claim.document.sha256, _voice(v)
            most[place] = max(most.get(place, 0), _toll(v).least)
    return [
        v
        for v in values
        if v.field not in TOLLS or _toll(v).least == most[v.field, v.facts.claim.document.sha256, _voice(v)]
    ]


def _of_claim(one: Facts, is_cause: bool) -> list[_Value]:
    claim = one.claim
    if is_cause:
        return [_Value("cause", claim.type, claim.type, one)]
    if one.stance in ("planned", "ordered"):
        return []
    if one.stance == "denied":
        field = _DENIES.get(claim.type)
        if field is not None and not any(p.person for p in one.recipients):
            return [_Value(field, "none", Toll(0, 0), one)]
        return [_Value("happened", "no", False, one)]
    made = [_Value("happened", "yes", True, one)]
    actors = tuple(p for p in one.actors if not p.open)
    if actors and claim.type != "armed_clash" and one.family not in JOINT:
        made.append(_Value("perpetrator", " + ".join(sorted({p.id or p.name for p in actors})), actors, one))
    victims = tuple(p for p in one.recipients if not p.open)
    if victims and claim.type != "armed_clash":
        made.append(_Value("victims", " + ".join(sorted({p.id or p.name for p in victims})), victims, one))
    for field in TOLLS:
        if field in one.tolls:
            made.append(_Value(field, one.tolls[field].text(), one.tolls[field], one))
    if claim.type in MEANS and (claim.type != _OPEN_FIRE or one.things & _FIRED):
        made.append(_Value("means", claim.type, claim.type, one))
    for spot in one.spots:
        if spot.known and spot.exact != COUNTRY:
            made.append(_Value("place", spot.name, spot, one))
    if one.days is not None:
        made.append(_Value("date", " to ".join(dict.fromkeys(days.iso(one.days))), one.days, one))
    return made


def _happened(a: _Value, b: _Value) -> tuple[Difference, str]:
    denies = a if a.what is False else b
    return "denial", f"{chain(denies.facts.claim).furthest.name} says that it was not so"


def _sides(a: _Value, b: _Value) -> tuple[Difference, str] | None:
    one: tuple[Party, ...] = a.what  # type: ignore[assignment]
    other: tuple[Party, ...] = b.what  # type: ignore[assignment]
    verdicts = {parties.agree(p, q) for p in one for q in other}
    if verdicts <= {"rival"}:
        if a.facts.claim.document.sha256 == b.facts.claim.document.sha256 and _voice(a) == _voice(b):
            return None  # one narrator names both: together, not one instead of the other
        return "contradiction", f"{a.text} and {b.text} do not belong together"
    if "same" in verdicts:
        return None
    return ("precision", f"{a.text} and {b.text} belong together") if "compatible" in verdicts else None


def _voice(value: _Value) -> tuple[str, ...]:
    return tuple(v.node for v in chain(value.facts.claim).voices)


def _tolls(field: str, mine: list[_Value], every: Sequence[Facts]) -> list[tuple[Difference, _Value, _Value, str]]:
    """Compare numbers value by value: what counts for each is when, by whom and in which words it was first given."""
    groups: defaultdict[str, list[_Value]] = defaultdict(list)
    for value in mine:
        groups[value.text].append(value)
    marks: tuple[reports.Mark, ...] = ("rise", "first")
    marked = {
        mark: frozenset(f.claim.document.sha256 for f in every if reports.has(mark, f.claim.sentence.text))
        for mark in marks
    }
    found = []
    for one, other in combinations(sorted(groups, key=lambda t: (_toll(groups[t][0]).least, t)), 2):
        made = _number(field, groups[one], groups[other], marked)
        if made is not None:
            found += [(made[0], a, b, made[1]) for a, b in _side_by_side(groups[one], groups[other])]
    if any(kind == "contradiction" for kind, *_ in found):
        return [one for one in found if one[0] in ("contradiction", "denial")]
    return found


def _toll(value: _Value) -> Toll:
    found: Toll = value.what  # type: ignore[assignment]
    return found


def _number(
    field: str, low: list[_Value], high: list[_Value], marked: dict[reports.Mark, frozenset[str]]
) -> tuple[Difference, str] | None:
    """Compare the claims that give a lower number with those that give a higher one."""
    one, other = _toll(low[0]), _toll(high[0])
    pairs = [
        (a, b)
        for a in low
        for b in high
        if a.facts.claim.document.sha256 != b.facts.claim.document.sha256 or _voice(a) != _voice(b)
    ]
    if not pairs:
        return None  # parts of one count («خمسة، بينهم طفلان»)
    if one.most is None or other.least <= one.most:
        return "precision", f"{one.text()} allows {other.text()}"
    if one.most == 0:
        return "denial", "one says that there were none"
    ends = {_end(v) for v in low}, {_end(v) for v in high}
    shared = bool(ends[0] & ends[1])
    if shared and other.least <= one.most * _ROUNDED:
        return "precision", f"one narrator's {one.text()} and {other.text()} are one number, rounded"
    if any(v.facts.claim.document.sha256 in marked["rise"] for v in high):
        return "update", f"{other.text()} is told as the newer number"
    if any(v.facts.claim.document.sha256 in marked["first"] for v in low):
        return "update", f"{one.text()} is told as a first number"
    days_ = _first_day(low), _first_day(high)
    if field in _RISING and days_[0] is not None and days_[1] is not None and days_[0] < days_[1]:
        return "update", f"{other.text()} was first given on a later day"
    if shared and days_[0] != days_[1]:
        return "update", "one narrator corrects the number"
    return "contradiction", f"{one.text()} and {other.text()} cannot both be so"


def _end(value: _Value) -> str:
    return chain(value.facts.claim).furthest.node


def _first_day(some: list[_Value]) -> str | None:
    """Return the day by which a number was first published; null if some of its reports has no date."""
    told = [v.facts.claim.document.published.latest for v in some]
    dated = [day for day in told if day is not None and not day.startswith("--")]
    return min(dated) if dated else None


def _means(a: _Value, b: _Value) -> tuple[Difference, str] | None:
    value = agreement(str(a.what), str(b.what))
    if value >= _RIVAL_MEANS:
        return "precision", f"{a.text} and {b.text} can be one"
    return "contradiction", f"{a.text} is not {b.text}"


def _causes(a: _Value, b: _Value) -> tuple[Difference, str]:
    return "contradiction", f"{a.text} and {b.text} are two causes"


def _places(a: _Value, b: _Value) -> tuple[Difference, str] | None:
    one: Spot = a.what  # type: ignore[assignment]
    other: Spot = b.what  # type: ignore[assignment]
    verdict = spots.compare(one, other)
    if verdict in ("inside", "near"):
        return "precision", f"{a.text} and {b.text} hold one another"
    if verdict in ("other", "apart"):
        mine, theirs = a.facts.exact_spots(), b.facts.exact_spots()
        if one in mine and other in theirs and not _meet(mine, theirs):
            return "contradiction", f"{a.text} is not {b.text}"
    return None


def _meet(left: list[Spot], right: list[Spot]) -> bool:
    return any(spots.compare(a, b) not in ("other", "apart") for a in left for b in right)


def _dates(a: _Value, b: _Value) -> tuple[Difference, str] | None:
    one: Days = a.what  # type: ignore[assignment]
    other: Days = b.what  # type: ignore[assignment]
    if one.yearless != other.yearless:
        return None
    if days.apart(one, other) > 0:
        return "contradiction", f"{a.text} is not {b.text}"
    return ("precision", f"{a.text} and {b.text} overlap") if one.length != other.length else None


_COMPARE: Final[dict[str, Callable[[_Value, _Value], tuple[Difference, str] | None]]] = {
    "happened": _happened,
    "perpetrator": _sides,
    "victims": _sides,
    "means": _means,
    "cause": _causes,
    "place": _places,
    "date": _dates,
}
