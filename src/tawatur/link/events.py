"""From the tellings of one happening to the event line."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from tawatur.core.events import Event, Link, Refusal, When, Where, Witness
from tawatur.link import days, narrators
from tawatur.link.days import Days
from tawatur.link.differences import differences, rows
from tawatur.link.facts import Facts
from tawatur.link.families import main_type
from tawatur.link.grades import Decisions, grade
from tawatur.link.origins import origins
from tawatur.link.positions import positions
from tawatur.link.reasons import compare
from tawatur.link.spots import COUNTRY, Spot
from tawatur.link.tellings import Telling

_HEX: Final = 20
_WHOLE: Final = 150  # tellings of an event up to which the best tree is sought; above, one from the ids before it
_TRIED: Final = 40


def event_id(some: Sequence[Telling]) -> str:
    """Return the id of the event of some tellings: from the smallest of its claim ids, so that order plays no part."""
    return "e" + sha256(min(t.key for t in some).encode("ascii")).hexdigest()[:_HEX]


def event(some: Sequence[Telling], refusals: Sequence[Refusal] = (), decisions: Decisions = Decisions({})) -> Event:  # noqa: B008
    """Return the event of some tellings."""
    every = sorted((f for t in some for f in t.facts), key=lambda f: f.id)
    causes = frozenset(id_ for t in some for id_ in t.causes)
    asserted = [f for f in every if f.stance in ("asserted", "alleged") and f.id not in causes]
    range_ = origins(asserted or [f for f in every if f.id not in causes])
    differ = differences(every, causes)
    kinds = [f.claim.type for f in asserted or every]
    return Event(
        event_id=event_id(some),
        claims=tuple(f.id for f in every),
        type=main_type(kinds),
        time=_time(some),
        place=_place(every),
        reports=len({t.report for t in some}),
        origins=range_,
        grade=grade(every, range_, differ, decisions),
        positions=positions(every, causes),
        contradictions=differ,
        fields=rows(every, causes),
        told=tuple(_witness(f) for f in sorted(every, key=_order)),
        links=_links(some),
        refusals=tuple(refusals),
    )


def _time(some: Sequence[Telling]) -> When:
    """Return the days that most tellings allow: stated ones before assumed ones, the shorter before the longer."""
    known = [t.days for t in some if t.days is not None and not (t.stances <= {"planned", "ordered"})]
    known = known or [t.days for t in some if t.days is not None]
    if not known:
        return When()
    stated = [d for d in known if d.stated] or known
    dated = [d for d in stated if not d.yearless] or stated
    best = min(dated, key=lambda d: (-_support(d, known), d.length, d.first, d.last))
    for other in sorted(dated):
        if days.apart(best, other) == 0:
            best = days.meet(best, other)
    first, last = days.iso(best)
    return When(earliest=first, latest=last, stated=best.stated)


def _support(one: Days, known: Sequence[Days]) -> int:
    return sum(days.apart(one, other) == 0 for other in known)


def _place(every: Sequence[Facts]) -> Where | None:
    """Return the most exact place that the most claims name."""
    counts: dict[Spot, int] = {}
    for f in every:
        if f.stance not in ("planned", "ordered"):
            for spot in f.spots:
                counts[spot] = counts.get(spot, 0) + 1
    if not counts:
        return None
    best = min(counts, key=lambda s: (not s.known, s.exact == COUNTRY, -s.exact, -counts[s], s.lat is None, s.key))
    precision = ("country", "area", "city", "place")[best.exact]
    return Where(
        id=None if best.key.startswith("words:") else best.key,
        name=best.name,
        lat=best.lat,
        lon=best.lon,
        precision=precision if best.known else None,
    )


def _order(f: Facts) -> tuple[str, str, int]:
    published = f.claim.document.published
    return published.earliest or published.latest or "~", f.claim.document.name, f.claim.trigger.start


def _witness(f: Facts) -> Witness:
    claim = f.claim
    chain = narrators.chain(claim)
    published = claim.document.published
    span = " to ".join(dict.fromkeys(d for d in (published.earliest, published.latest) if d))
    return Witness(
        claim_id=claim.claim_id,
        report=claim.document.name,
        outlet=claim.document.outlet or claim.document.outlet_text,
        published=span or None,
        type=claim.type,
        status=claim.status,
        trigger=claim.trigger.text,
        sentence=claim.sentence.text,
        chain=tuple(v.name for v in chain.voices),
        origin=chain.furthest.node,
    )


def _links(some: Sequence[Telling]) -> tuple[Link, ...]:
    """Return for each telling but the first the pair by which it hangs on those before: a tree that holds the event."""
    ordered = sorted(some, key=lambda t: t.key)
    found = []
    if len(ordered) > _WHOLE:
        for i, telling in enumerate(ordered[1:], start=1):
            scored = ((*compare(telling, other), other.key) for other in ordered[max(0, i - _TRIED) : i])
            score, why, key = max(scored, key=lambda s: (s[0], s[2]))
            found.append(Link(left=min(key, telling.key), right=max(key, telling.key), score=score, why=why))
        return tuple(found)
    if len(ordered) > 1:
        inside, outside = [ordered[0]], ordered[1:]
        best = {t.key: (compare(t, ordered[0])[0], ordered[0]) for t in outside}
        while outside:
            nearest = max(outside, key=lambda t: (best[t.key][0], t.key))
            other = best[nearest.key][1]
            score, why = compare(nearest, other)
            left, right = sorted((nearest, other), key=lambda t: t.key)
            found.append(Link(left=left.key, right=right.key, score=score, why=why))
            outside.remove(nearest)
            inside.append(nearest)
            for t in outside:
                value = compare(t, nearest)[0]
                if (value, nearest.key) > (best[t.key][0], best[t.key][1].key):
                    best[t.key] = (value, nearest)
    return tuple(found)
