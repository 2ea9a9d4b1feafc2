"""Where the claims of an event differ, field by field, and of which kind each difference is."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from tawatur.core.events import Contradiction, Difference, Held, Row
from tawatur.lexicon import reports
from tawatur.link import days, parties, spots
from tawatur.link.days import Days
from tawatur.link.facts import Facts
from tawatur.link.families import MEANS, agreement
from tawatur.link.narrators import chain
from tawatur.link.parties import Party
from tawatur.link.spots import COUNTRY, Spot
from tawatur.link.tolls import Toll

TOLLS: Final = ("killed", "wounded", "arrested", "abducted", "displaced", "participants")
FIELDS: Final = ("happened", "perpetrator", "victims", *TOLLS, "means", "cause", "place", "date")
_RIVAL_MEANS: Final = 0.75  # two means that agree less are two answers, not one told more exactly
_DENIES: Final = {"killing": "killed", "wounding": "wounded"}
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
        for (i, a), (j, b) in combinations(enumerate(mine), 2):
            if a.text == b.text:
                continue
            made = _COMPARE[field](a, b)
            if made is not None:
                kind, reason = made
                by_kind[kind].update({i: a, j: b})
                why.setdefault(kind, reason)
        for kind in _RANK:
            if kind in by_kind:
                held = _held(by_kind[kind].values())
                found.append(Contradiction(field=field, kind=kind, values=held, why=why[kind]))
    return tuple(found)


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
    return found


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
    if actors and claim.type != "armed_clash":
        made.append(_Value("perpetrator", " + ".join(sorted({p.id or p.name for p in actors})), actors, one))
    victims = tuple(p for p in one.recipients if not p.open)
    if victims and claim.type != "armed_clash":
        made.append(_Value("victims", " + ".join(sorted({p.id or p.name for p in victims})), victims, one))
    for field in TOLLS:
        if field in one.tolls:
            made.append(_Value(field, one.tolls[field].text(), one.tolls[field], one))
    if claim.type in MEANS:
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


def _numbers(a: _Value, b: _Value) -> tuple[Difference, str] | None:
    one: Toll = a.what  # type: ignore[assignment]
    other: Toll = b.what  # type: ignore[assignment]
    if one == other:
        return None
    same_voice = _voice(a) == _voice(b)
    if a.facts.claim.document.sha256 == b.facts.claim.document.sha256 and same_voice:
        return None  # parts of one count («خمسة، بينهم طفلان»)
    if (other.most is None or one.least <= other.most) and (one.most is None or other.least <= one.most):
        return "precision", f"{one.text()} allows {other.text()}"
    if 0 in (one.most, other.most):
        return "denial", "one says that there were none"
    low, high = (a, b) if one.least < other.least else (b, a)
    order = _later(low, high)
    if order > 0 or reports.has("rise", high.facts.claim.sentence.text):
        return "update", f"the later report gives {high.text}"
    if order == 0 and reports.has("first", low.facts.claim.sentence.text):
        return "update", f"{low.text} is said to be a first count"
    if order < 0 and chain(a.facts.claim).furthest.node == chain(b.facts.claim).furthest.node:
        return "update", f"the same narrator later gives {low.text}"
    return "contradiction", f"{low.text} and {high.text} cannot both be so"


def _later(low: _Value, high: _Value) -> int:
    """Return 1 if the higher number was published on a later day, -1 if on an earlier one, else 0."""
    first, second = low.facts.claim.document.published, high.facts.claim.document.published
    if first.latest and second.earliest and first.latest < second.earliest:
        return 1
    if second.latest and first.earliest and second.latest < first.earliest:
        return -1
    return 0


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
    **dict.fromkeys(TOLLS, _numbers),
    "means": _means,
    "cause": _causes,
    "place": _places,
    "date": _dates,
}
