"""What one report says of one happening: its claims, told apart from those of the other things that it reports.

Tellings are found inside each report first, because a report gives the place in one sentence, the dead in the next and
the denial in a third. They depend on their report alone, so a report that arrives later changes none of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tawatur.core.claims import Claim
from tawatur.lexicon import reports
from tawatur.link import days, parties, spots
from tawatur.link.causes import causes
from tawatur.link.days import Days
from tawatur.link.facts import Facts, facts
from tawatur.link.families import EFFECTS, LASTING, MEANS, STATED_CAUSES, agreement, main_type
from tawatur.link.parties import Party
from tawatur.link.spots import CITY, EXACT, Spot
from tawatur.link.tolls import Toll
from tawatur.link.wording import NAME, Wording, together
from tawatur.text.words import segment, words

_NEAR: Final = 2  # sentences between an attack and what is told of its effects
_CLOSE_TYPES: Final = 0.6  # from here on two types of one report are taken for one happening if nothing differs
_LATER: Final = frozenset({"planned", "ordered"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's claims of one happening and what they say together; ``key`` is the smallest of their ids."""

    key: str
    report: str
    facts: tuple[Facts, ...]
    kind: str
    kinds: frozenset[str]
    family: str
    stances: frozenset[str]
    days: Days | None
    spots: tuple[Spot, ...]
    actors: frozenset[Party]
    recipients: frozenset[Party]
    tolls: dict[str, tuple[Toll, ...]]
    things: frozenset[str]
    wording: Wording
    causes: tuple[str, ...]  # ids of the claims that are told as the cause
    around: Wording  # of all sentences of its report that have claims
    weekday: int | None = None  # of a telling without days, whose words name one
    context: tuple[Spot, ...] = ()  # where the report's other news is, for a telling that names no place itself

    @property
    def lasting(self) -> bool:
        """Say whether the happening goes on for days."""
        return self.kind in LASTING

    @property
    def undated_background(self) -> bool:
        """Say whether it is told as background, and nothing says of which day."""
        return self.days is None and all(f.claim.status == "past" for f in self.facts)

    @property
    def asserted(self) -> bool:
        """Say whether some claim says that it happened."""
        return "asserted" in self.stances or "alleged" in self.stances


class _Draft:
    """A telling while it grows."""

    def __init__(self, first: Facts, number: int) -> None:
        self.facts = [first]
        self.last = number
        self.causes: list[str] = []

    def add(self, one: Facts, number: int) -> None:
        self.facts.append(one)
        self.last = max(self.last, number)

    @property
    def spots(self) -> list[Spot]:
        return [s for f in self.facts for s in f.spots]

    @property
    def exact(self) -> list[Spot]:
        return [s for s in self.spots if s.exact == EXACT and s.known]


def tellings(claims: Sequence[Claim]) -> list[Telling]:
    """Return the tellings of the claims of one report, in the order of their first triggers."""
    some = sorted(map(facts, claims), key=lambda f: (f.claim.trigger.start, f.claim.trigger.end, f.id))
    numbers = _numbers(some)
    told_as_cause = causes([f.claim for f in some])
    drafts: list[_Draft] = []
    for one in some:
        number = numbers[one.claim.sentence.start]
        best = _best(one, number, drafts)
        if best is None:
            drafts.append(_Draft(one, number))
        else:
            best.add(one, number)
    _join_causes(drafts, told_as_cause)
    report_days = _report_days(some)
    around = together([f.wording for f in {f.claim.sentence.start: f for f in some}.values()])
    return _in_context([_finished(draft, report_days, around) for draft in drafts])


def _in_context(some: list[Telling]) -> list[Telling]:
    """Give a telling without a place the places of the one before it, else of the next one that has any."""
    made: list[Telling] = []
    last: tuple[Spot, ...] = ()
    first = next((s for t in some if (s := _placed(t))), ())
    for telling in some:
        own = _placed(telling)
        if own:
            last = own
        made.append(telling if own else replace(telling, context=last or first))
    return made


def _placed(telling: Telling) -> tuple[Spot, ...]:
    return tuple(s for s in telling.spots if s.known and s.exact >= CITY)


def _numbers(some: Sequence[Facts]) -> dict[int, int]:
    """Return the number of each sentence among those that have claims."""
    starts = sorted({f.claim.sentence.start for f in some})
    return {start: number for number, start in enumerate(starts)}


def _best(one: Facts, number: int, drafts: list[_Draft]) -> _Draft | None:
    """Return the telling that a claim goes on: the one with most in common, of equals the latest."""
    ranked = [(_belongs(one, number, draft), i) for i, draft in enumerate(drafts)]
    ranked = [(score, i) for score, i in ranked if score > 0]
    return drafts[max(ranked)[1]] if ranked else None


def _belongs(one: Facts, number: int, draft: _Draft) -> float:
    """Return how well a claim goes on a telling of its report: 0 where something tells them apart."""
    fit = max(agreement(one.claim.type, other.claim.type) for other in draft.facts)
    if fit == 0 or _differs(one, draft):
        return 0.0
    away = number - draft.last
    if one.stance in _LATER or any(f.stance in _LATER for f in draft.facts):
        return _belongs_later(one, draft)
    if away == 0 and (one.effect or all(f.effect for f in draft.facts)):
        return fit + 1.0
    background = one.claim.status == "past"
    if background != all(f.claim.status == "past" for f in draft.facts) and not _mentioned_again(one):
        return fit if background and _same_day(one, draft) and _shares_place(one, draft) else 0.0
    if away == 0:
        if _two_means(one, draft):
            return 0.0
        return fit + 1.0
    shared = _shares_place(one, draft)
    kinds = {f.claim.type for f in draft.facts}
    effect = one.effect or kinds <= EFFECTS
    if shared:
        return fit + 0.8 if fit >= _CLOSE_TYPES else 0.0
    if _mentioned_again(one) and fit >= _CLOSE_TYPES:
        return fit + 0.5 - 0.1 * away
    if one.stance == "denied" and away <= _NEAR:
        return fit + 0.3 - 0.1 * away
    if effect and away <= _NEAR and not one.exact_spots():
        return fit + 0.3 - 0.1 * away
    if fit >= _CLOSE_TYPES and _one_name(one, draft):
        return fit + 0.2 - 0.05 * away
    if fit == 1.0 and (not one.exact_spots() or not draft.exact):
        return fit - 0.1 * away
    if fit >= _CLOSE_TYPES and away <= 1 and not one.exact_spots() and not one.days:
        return fit - 0.1 * away
    return 0.0


def _belongs_later(one: Facts, draft: _Draft) -> float:
    """A plan or order goes on another one of the same kind of act; never on what is told as done in the same report."""
    later = [f for f in draft.facts if f.stance in _LATER]
    if one.stance not in _LATER or len(later) != len(draft.facts):
        return 0.0
    same = any(f.claim.type == one.claim.type for f in draft.facts)
    near = any(f.claim.sentence.start == one.claim.sentence.start for f in draft.facts)
    return 1.0 if same and (near or _shares_place(one, draft)) else 0.0


def _differs(one: Facts, draft: _Draft) -> bool:
    """Say whether place, day, persons, sides or numbers tell a claim apart from a telling."""
    mine, theirs = one.exact_spots(), draft.exact
    if mine and theirs and all(spots.compare(a, b) in ("apart", "other") for a in mine for b in theirs):
        return True
    if one.spots and draft.spots and all(spots.compare(a, b) == "apart" for a in one.spots for b in draft.spots):
        return True
    for other in draft.facts:
        if one.days and other.days and days.apart(one.days, other.days) > 0:
            return True
    persons = [p for p in one.recipients if p.person]
    others = [p for f in draft.facts for p in f.recipients if p.person and f.claim.type == one.claim.type]
    if persons and others and all(parties.agree(a, b) == "rival" for a in persons for b in others):
        return True
    return _other_sides(one, draft) or _other_numbers(one, draft)


def _other_sides(one: Facts, draft: _Draft) -> bool:
    """Say whether another attacker is named for it: two acts, unless two narrators speak of one small place."""
    for other in draft.facts:
        if not one.actors or not other.actors:
            continue
        if _voice(one) != _voice(other) and _one_spot(one, other):
            continue
        if one.stance == "denied" or other.stance == "denied":
            continue
        if all(parties.agree(a, b) == "rival" for a in one.actors for b in other.actors):
            return True
    return False


def _one_spot(one: Facts, other: Facts) -> bool:
    return any(spots.compare(a, b) == "same" for a in one.exact_spots() for b in other.exact_spots())


def _other_numbers(one: Facts, draft: _Draft) -> bool:
    """Say whether a narrator's later number of the same kind is higher: another act, not a part of one count."""
    for other in draft.facts:
        if other.claim.type != one.claim.type or _voice(one) != _voice(other):
            continue
        for name, toll in one.tolls.items():
            if name in other.tolls and toll.least > other.tolls[name].least > 0:
                return not _mentioned_again(one) and not reports.has("rise", one.claim.sentence.text)
    return False


def _voice(one: Facts) -> tuple[tuple[str | None, str], ...]:
    return tuple((n.id, n.text if n.id is None else "") for n in one.claim.sources)


def _two_means(one: Facts, draft: _Draft) -> bool:
    """Say whether a sentence names two means («غارات … وقصف مدفعي»): two acts side by side."""
    kinds = {f.claim.type for f in draft.facts if f.stance != "denied"} & MEANS
    return one.claim.type in MEANS and bool(kinds) and one.claim.type not in kinds and one.stance != "denied"


def _shares_place(one: Facts, draft: _Draft) -> bool:
    exact = one.exact_spots() or list(one.spots)
    return any(
        spots.compare(a, b) in ("same", "near") and min(a.exact, b.exact) >= spots.CITY
        for a in exact
        for b in draft.spots
    )


def _one_name(one: Facts, draft: _Draft) -> bool:
    """Say whether both sentences have a rare word in common that stands in a name somewhere: who was struck, mostly."""
    mine = {s for s, value in one.wording.stems.items() if value >= NAME}
    named = {part for f in (one, *draft.facts) for pair in f.wording.names for part in pair.split()}
    theirs = {s for f in draft.facts for s, value in f.wording.stems.items() if value >= NAME}
    return bool(mine & theirs & named)


def _same_day(one: Facts, draft: _Draft) -> bool:
    return any(one.days and f.days and days.apart(one.days, f.days) == 0 for f in draft.facts)


def _mentioned_again(one: Facts) -> bool:
    """Say whether the trigger is definite («الانفجار», «بالهجوم»): it takes up what was told before."""
    some = words(one.claim.trigger.text)
    return bool(some) and "ال" in segment(some[0].form).proclitics


def _join_causes(drafts: list[_Draft], pairs: list[tuple[str, str]]) -> None:
    """Take what is told as the cause of a happening into its telling («انفجارات نتيجة تدريبات»)."""
    for effect, cause in pairs:
        home = next((d for d in drafts if any(f.id == effect for f in d.facts)), None)
        other = next((d for d in drafts if any(f.id == cause for f in d.facts)), None)
        if home is None or other is None or not any(f.family == "violence" for f in home.facts):
            continue
        moved = [f for f in other.facts if f.id == cause and f.claim.type in STATED_CAUSES]
        if home is other or moved:
            home.causes.append(cause)
        if home is not other and moved:
            other.facts = [f for f in other.facts if f.id != cause]
            home.facts += moved
    drafts[:] = [d for d in drafts if d.facts]


def _report_days(some: Sequence[Facts]) -> Days | None:
    """Return the day that a report gives once for all its news, if it gives one only."""
    found = {f.days for f in some if f.days is not None and f.claim.status in ("reported", "alleged")}
    one = next(iter(found)) if len(found) == 1 else None
    return one._replace(stated=False) if one is not None and one.length <= 7 else None


def _wording(own: Sequence[Facts], around: Wording) -> Wording:
    """Return the words of a telling's sentences; that of its whole report where it has all of them."""
    made = together([f.wording for f in {f.claim.sentence.start: f for f in own}.values()])
    return around if made == around else made


def _finished(draft: _Draft, report_days: Days | None, around: Wording) -> Telling:
    some = tuple(sorted(draft.facts, key=lambda f: (f.claim.trigger.start, f.id)))
    own = [f for f in some if f.id not in draft.causes] or list(some)
    denied_only = all(f.stance == "denied" for f in own)
    kind = main_type([f.claim.type for f in own if f.stance != "denied" or denied_only])
    when: Days | None = None
    for f in own:
        if f.days is not None:
            when = f.days if when is None else days.meet(when, f.days)
    if when is None:
        when = next((d for f in own if (d := days.assumed(f.claim)) is not None), None)
        if report_days is not None and all(f.claim.status in ("reported", "alleged", "negated") for f in own):
            when = report_days
    numbers: dict[str, list[Toll]] = {}
    for f in own:
        for name, toll in f.tolls.items():
            if toll not in numbers.setdefault(name, []):
                numbers[name].append(toll)
    return Telling(
        key=min(f.id for f in some),
        report=some[0].claim.document.sha256,
        facts=some,
        kind=kind,
        kinds=frozenset(f.claim.type for f in own),
        family=own[0].family,
        stances=frozenset(f.stance for f in own),
        days=when,
        spots=tuple(dict.fromkeys(s for f in own for s in f.spots)),
        actors=frozenset(p for f in own for p in f.actors if f.stance != "denied" or denied_only),
        recipients=frozenset(p for f in own for p in f.recipients),
        tolls={name: tuple(values) for name, values in numbers.items()},
        things=frozenset(t for f in own for t in f.things),
        wording=_wording(own, around),
        causes=tuple(draft.causes),
        weekday=next((w for f in own if (w := days.weekday(f.claim)) is not None), None) if when is None else None,
        around=around,
    )
