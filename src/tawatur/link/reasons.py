"""Why two tellings are, or are not, of one happening: one function per kind of reason, weights in one table.

Every function takes two tellings and returns the reason that holds, with the two values that it compared, or None where
it can say nothing: what is not known counts neither way. All are symmetric up to the order of the values.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from tawatur.core.events import Weighed
from tawatur.link import days, parties
from tawatur.link.days import Days
from tawatur.link.families import JOINT, agreement
from tawatur.link.parties import Party
from tawatur.link.places import place
from tawatur.link.tellings import Telling
from tawatur.link.tolls import Toll
from tawatur.link.weights import BASE, CEILING, FLOOR, VETO, Found, weight
from tawatur.link.wording import Wording, overlap, shared_grams

_AGREES: Final = 0.6
_RIVAL: Final = 0.4
_SECONDARY: Final = 0.3  # what the agreement of types that are not the main ones is worth less
_REUSED: Final = 0.5
_PARTLY: Final = 0.2
_CLOSE: Final = 0.55
_ALIKE: Final = 0.33
_ONE_MATTER: Final = 0.55
_NEAR_MATTER: Final = 0.4
_OTHER_MATTER: Final = 0.12
_NEARLY_ALL: Final = 0.8
_UNLIKE: Final = 0.1
_LEAST_WORDS: Final = 4.0  # weight of content words below which a share of them says nothing
_PERSONAL: Final = frozenset({"killing", "wounding", "shooting", "arrest", "abduction", "release", "torture"})
_LASTS: Final = 10  # days over which reports of a lasting happening may be spread
_VAGUE: Final = 31  # days; a longer stretch dates nothing
_HALF_MORE: Final = 1.5
_FAR: Final = 4.0

_UNSUPPORTED: Final = "time.unsupported"
_DETAILS: Final = frozenset(  # what is seldom alike in two happenings of one kind at one place
    {"person.same", "toll.same", "toll.close", "thing.same", "report.close", "report.alike"}
    | {f"wording.{how}" for how in ("reused", "partly", "close", "alike", "name")}
)

Function = Callable[[Telling, Telling], Found | None]


def kinds(left: Telling, right: Telling) -> Found | None:
    """Compare the types: the best agreement between a type of one and a type of the other."""
    if left.kind == right.kind:
        return "type.same", left.kind, right.kind
    best = max(agreement(a, b) for a in left.kinds for b in right.kinds)
    if best == 0:
        return "type.apart", left.kind, right.kind
    mains = agreement(left.kind, right.kind)
    value = max(mains, best - _SECONDARY)
    name = "type.agrees" if value >= _AGREES else "type.rival" if value >= _RIVAL else "type.far"
    return name, left.kind, right.kind


def _weekdays(left: Telling, right: Telling) -> Found | None:
    """Compare weekdays where one has no date, but names the day of the week («ظهر اليوم الثلاثاء»)."""
    mine, theirs = (_weekday(t) for t in (left, right))
    if mine is None or theirs is None:
        return None
    return ("time.weekday" if mine == theirs else "time.weekday_other"), str(mine), str(theirs)


def _weekday(telling: Telling) -> int | None:
    if telling.days is None:
        return telling.weekday
    if telling.days.length > 1 or telling.days.yearless:
        return None
    return date.fromordinal(telling.days.first).weekday()


def time(left: Telling, right: Telling) -> Found | None:
    """Compare the days; those of a plan are not compared with those of what happened."""
    one, other = left.days, right.days
    if one is None or other is None:
        return _weekdays(left, right) or ("time.unknown", _days(one), _days(other))
    values = _days(one), _days(other)
    gap = days.apart(one, other)
    if gap == 0 and max(one.length, other.length) > _VAGUE:
        return "time.unknown", *values
    if gap == 0:
        if not one.stated and not other.stated:
            return "time.assumed", *values
        single = one.length == other.length == 1
        return ("time.same_day" if single else "time.overlap"), *values
    if left.lasting and right.lasting:
        return None if gap <= _LASTS else ("time.apart", *values)
    if gap > 3:
        return "time.apart", *values
    stated = one.stated and other.stated
    if gap == 1:
        return ("time.next_day" if stated else "time.next_assumed"), *values
    return ("time.days_apart" if stated else "time.days_assumed"), *values


def _days(when: Days | None) -> str | None:
    return None if when is None else " to ".join(dict.fromkeys(days.iso(when)))


def actor(left: Telling, right: Telling) -> Found | None:
    """Compare who is said to have done it; of what several do together, two reports may name two of them."""
    found = _sides(left.actors, right.actors, "actor")
    reversed_ = _reversed(left, right)
    if reversed_ is not None:
        return reversed_
    joint = left.family in JOINT or {left.kind, right.kind} <= {"armed_clash"}
    return None if joint and found is not None and found[0] == "actor.rival" else found


def _reversed(left: Telling, right: Telling) -> Found | None:
    """Say that who strikes in one is struck in the other: fire and answer, not one act."""
    if "armed_clash" in left.kinds | right.kinds:
        return None
    for a, b in ((left, right), (right, left)):
        struck = {p.id for p in b.recipients if not p.open} - {p.id for p in b.actors}
        strikes = {p.id for p in a.actors if not p.open} - {p.id for p in a.recipients}
        for id_ in sorted(i for i in struck & strikes if i is not None):
            return "actor.reversed", id_, id_
    return None


def recipient(left: Telling, right: Telling) -> Found | None:
    """Compare to whom it was done."""
    return _sides(
        frozenset(p for p in left.recipients if not p.person),
        frozenset(p for p in right.recipients if not p.person),
        "recipient",
    )


def _sides(left: Iterable[Party], right: Iterable[Party], who: str) -> Found | None:
    found: dict[str, Found] = {}
    for a in sorted(left, key=_order):
        for b in sorted(right, key=_order):
            found.setdefault(parties.agree(a, b), (who, a.name, b.name))
    for verdict, name in (("same", "same"), ("compatible", "compatible" if who == "actor" else "same")):
        if verdict in found:
            return f"{who}.{name}", *found[verdict][1:]
    if "open" in found or "rival" not in found:
        return None
    return f"{who}.rival", *found["rival"][1:]


def _order(p: Party) -> tuple[str, str]:
    return p.id or "", p.name


def person(left: Telling, right: Telling) -> Found | None:
    """Compare the persons that are named."""
    one = sorted((p for p in left.recipients | left.actors if p.person), key=_order)
    other = sorted((p for p in right.recipients | right.actors if p.person), key=_order)
    if not one or not other:
        return None
    for a in one:
        for b in other:
            if parties.agree(a, b) == "same":
                return "person.same", a.name, b.name
    struck = [p for p in one if p in left.recipients], [p for p in other if p in right.recipients]
    if all(len(side) == 1 for side in struck):
        return "person.other", struck[0][0].name, struck[1][0].name
    return None


def toll(left: Telling, right: Telling) -> Found | None:
    """Compare the numbers of people: the best pair of the same field decides, killed before the others."""
    for name in _TOLL_ORDER:
        pairs = [(a, b) for a in left.tolls.get(name, ()) for b in right.tolls.get(name, ())]
        if pairs:
            scored = [(_numbers(a, b), a, b) for a, b in pairs]
            reason, a, b = max(scored, key=lambda p: (weight(p[0]), p[1].least, p[2].least))
            low, high = (left, right) if a.least < b.least else (right, left)
            if reason == "toll.differs" and published(low) < published(high):
                reason = "toll.rises"
            return reason, f"{name} {a.text()}", f"{name} {b.text()}"
    return None


def published(telling: Telling) -> str:
    """Return the day by which a telling's report was published; "" where it is not known."""
    return telling.facts[0].claim.document.published.latest or ""


_TOLL_ORDER: Final = ("killed", "arrested", "abducted", "displaced", "wounded", "participants")


def _numbers(left: Toll, right: Toll) -> str:
    if left == right:
        return "toll.same" if left.least >= 2 else "toll.same_one" if left.least == 1 else "toll.close"
    if 0 in (left.most, right.most):
        return "toll.none"
    low, high = sorted((max(1, left.least), max(1, right.least)))
    overlaps = left.least <= (right.most or right.least) and right.least <= (left.most or left.least)
    if overlaps or high <= low * _HALF_MORE or high - low <= 1:
        return "toll.close"
    return "toll.differs" if high < low * _FAR else "toll.far"


def thing(left: Telling, right: Telling) -> Found | None:
    """Compare weapons, vehicles and goods."""
    common = sorted(left.things & right.things)
    return ("thing.same", common[0], common[0]) if common else None


def wording(left: Telling, right: Telling) -> Found | None:
    """Compare the words: copied stretches first, then shared content; within one report they say nothing."""
    if left.report == right.report:
        return None
    copied = shared_grams(left.wording.grams, right.wording.grams)
    if copied >= _PARTLY:
        return ("wording.reused" if copied >= _REUSED else "wording.partly"), f"{copied:.2f}", None
    share = _shared(left.wording, right.wording)
    if share is None:
        return None
    for bound, name in ((_CLOSE, "wording.close"), (_ALIKE, "wording.alike")):
        if share >= bound:
            return name, f"{share:.2f}", None
    return ("wording.unlike", f"{share:.2f}", None) if share < _UNLIKE else None


def name(left: Telling, right: Telling) -> Found | None:
    """Say that both tell of people and have the same two rare words side by side: mostly the name of one of them."""
    if left.report == right.report or left.kinds.isdisjoint(_PERSONAL) or right.kinds.isdisjoint(_PERSONAL):
        return None
    common = sorted(left.wording.names & right.wording.names)
    return ("wording.name", common[0], None) if common else None


def report(left: Telling, right: Telling) -> Found | None:
    """Compare the words of the two whole reports: whether they are about one matter."""
    if left.report == right.report or (_all_of_it(left) and _all_of_it(right)):
        return None
    share = _shared(left.around, right.around)
    if share is None:
        return None
    for bound, name in ((_ONE_MATTER, "report.close"), (_NEAR_MATTER, "report.alike")):
        if share >= bound:
            return name, f"{share:.2f}", None
    return ("report.unlike", f"{share:.2f}", None) if share < _OTHER_MATTER else None


def _all_of_it(telling: Telling) -> bool:
    """Say whether a telling has nearly all the words of its report: comparing those again would count them twice."""
    return len(telling.wording.stems) >= _NEARLY_ALL * len(telling.around.stems)


def _shared(left: Wording, right: Wording) -> float | None:
    """Return the share of content words; null where one text has too few to say anything."""
    if min(sum(left.stems.values()), sum(right.stems.values())) < _LEAST_WORDS:
        return None
    return overlap(left.stems, right.stems)


def stance(left: Telling, right: Telling) -> Found | None:
    """Compare the stances: what is planned is not yet what happened."""
    later = {"planned", "ordered"}
    one, other = left.stances <= later, right.stances <= later
    if one != other:
        if left.days and right.days and left.days.stated and days.apart(left.days, right.days) == 0:
            return None  # what was planned for that day
        return "stance.later", " ".join(sorted(left.stances)), " ".join(sorted(right.stances))
    return None


def background(left: Telling, right: Telling) -> Found | None:
    """Say that one report tells as background, without a day, what would be news in the other."""
    if left.undated_background == right.undated_background:
        return None
    return "stance.background", None, None


def same_report(left: Telling, right: Telling) -> Found | None:
    """Say that a report told two of its tellings apart."""
    return ("report.same", None, None) if left.report == right.report else None


FUNCTIONS: Final[tuple[Function, ...]] = (
    kinds,
    time,
    place,
    person,
    toll,
    actor,
    recipient,
    thing,
    wording,
    name,
    report,
    stance,
    background,
    same_report,
)


def compare(left: Telling, right: Telling) -> tuple[float, tuple[Weighed, ...]]:
    """Return the score of a pair and every reason that holds; above 0 they are taken for one happening."""
    if left.key > right.key:
        left, right = right, left
    found = [Weighed(reason="base", weight=BASE)]
    total, worst = BASE, 0.0
    for function in FUNCTIONS:
        one = function(left, right)
        if one is not None:
            value = weight(one[0])
            total += value
            worst = min(worst, value)
            found.append(Weighed(reason=one[0], weight=value, left=one[1], right=one[2]))
    if _unsupported({one.reason for one in found}):
        total += weight(_UNSUPPORTED)
        found.append(Weighed(reason=_UNSUPPORTED, weight=weight(_UNSUPPORTED)))
    if worst <= VETO:
        total = min(total, worst)
    return max(FLOOR, min(CEILING, round(total, 2))), tuple(found)


def _unsupported(found: set[str]) -> bool:
    """Say whether place, type and sides alone speak for one happening of which a day is not known: a base is shelled
    more than once.
    """
    return "time.unknown" in found and not found & _DETAILS
