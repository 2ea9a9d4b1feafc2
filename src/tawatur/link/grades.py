"""A proposed grade for an event, after Airwars' five, with Admiralty credibility; a person's grade always wins."""

from collections.abc import Sequence
from typing import Final, NamedTuple, cast, get_args

from tawatur.core.events import Contradiction, Grade, Judgement, Label, Origins, Reliability
from tawatur.lexicon import reports
from tawatur.link import narrators, parties
from tawatur.link.facts import Facts
from tawatur.link.parties import Party

_DECIDES: Final = frozenset({"happened", "perpetrator", "cause"})  # fields whose contradictions make an event contested
_MANY: Final = 3
# The rows of the table in the order in which they are tried; the first that holds gives the grade.
TABLE: Final[tuple[tuple[Label, int, str], ...]] = (
    ("not rated", 6, "no claim says that it happened: it is planned, ordered or only denied"),
    ("discounted", 5, "every origin that said so has taken it back or denies it now"),
    ("acknowledged", 1, "the actor says so itself, and at least one other origin does"),
    ("acknowledged", 2, "the actor says so itself, and no other origin is certain"),
    ("contested", 4, "origins name different perpetrators or causes, or one denies that it happened"),
    ("corroborated", 1, "at least three independent origins, and no number, place or date is contradicted"),
    ("corroborated", 2, "at least two independent origins"),
    ("single origin", 4, "one origin is certain, and it only suspects or accuses"),
    ("single origin", 3, "one origin is certain"),
)


class Decisions(NamedTuple):
    """What people decided about an event's narrators and the event itself, the newest last."""

    reliability: dict[str, Reliability]
    grade: Judgement | None = None


def grade(
    some: Sequence[Facts],
    origins: Origins,
    differences: Sequence[Contradiction],
    decisions: Decisions = Decisions({}),  # noqa: B008
) -> Grade:
    """Return the grade that the table gives, or the one that a person set."""
    row, why = _row(some, origins, differences)
    label, credibility, rule = TABLE[row]
    nodes = sorted({node for f in some for node in narrators.chain(f.claim).nodes})
    rated = {node: decisions.reliability[node] for node in nodes if node in decisions.reliability}
    why = f"{rule}: {why}" if why else rule
    ends = {node for o in origins.origins for node in o.by}
    if ends and 1 < credibility < 6 and all(rated.get(node) in ("E",) for node in ends):
        credibility, why = min(5, credibility + 1), f"{why}; all its origins are rated E"
    person = decisions.grade
    if person is None:
        return Grade(label=label, credibility=credibility, why=why, reliability=rated)
    chosen = person.changes.get("grade", label)
    return Grade(
        label=cast(Label, chosen) if chosen in get_args(Label) else label,
        credibility=int(person.changes.get("credibility", credibility)),
        why=f"{person.why or 'no reason given'} (proposed: {label} {credibility}, {why})",
        by=person.by,
        reliability=rated,
    )


def _row(some: Sequence[Facts], origins: Origins, differences: Sequence[Contradiction]) -> tuple[int, str]:
    asserted = [f for f in some if f.stance in ("asserted", "alleged")]
    if not asserted:
        return 0, ""
    taken_back = _taken_back(some, asserted)
    if taken_back:
        return 1, taken_back
    by = _acknowledged(asserted)
    if by is not None:
        return (2 if origins.at_least > 1 else 3), f"{by} speaks of its own act"
    graver = [d for d in differences if d.field in _DECIDES and d.kind in ("contradiction", "denial")]
    if graver:
        values = " / ".join(v.value for v in graver[0].values)
        return 4, f"{graver[0].field}: {values}"
    count = f"{origins.at_least} to {origins.at_most} independent origins"
    plain = not any(d.kind in ("contradiction", "denial") for d in differences)
    if origins.at_least >= _MANY and plain:
        return 5, count
    if origins.at_least > 1:
        return 6, count
    more = f", up to {origins.at_most} if no doubtful tie holds" if origins.at_most > 1 else ""
    name = origins.origins[0].value if origins.origins else "unknown"
    return (7 if all(f.stance == "alleged" for f in asserted) else 8), name + more


def _taken_back(some: Sequence[Facts], asserted: Sequence[Facts]) -> str:
    """Return which narrators took back what they had said, if no other origin is left."""
    left = {narrators.chain(f.claim).furthest.node for f in asserted}
    denies = [f for f in some if f.stance == "denied"]
    back = {
        narrators.chain(f.claim).furthest.node
        for f in denies
        if narrators.chain(f.claim).furthest.node in left
        and (reports.has("retraction", f.claim.sentence.text) or _after(f, asserted))
    }
    return ", ".join(sorted(back)) if back and left <= back else ""


def _after(denial: Facts, asserted: Sequence[Facts]) -> bool:
    """Say whether a denial came in a later report than all that its narrator had said before."""
    node = narrators.chain(denial.claim).furthest.node
    mine = [f.claim.document.published.latest for f in asserted if narrators.chain(f.claim).furthest.node == node]
    told = denial.claim.document.published.earliest
    return told is not None and all(day is not None and day < told for day in mine)


def _acknowledged(asserted: Sequence[Facts]) -> str | None:
    """Return the narrator that says of itself, or of the side whose organ it is, that it did it."""
    for f in sorted(asserted, key=lambda f: f.id):
        if f.family not in ("violence", "custody", "territory", "seizure", "restriction"):
            continue
        furthest = narrators.chain(f.claim).furthest
        side = narrators.side(furthest.node)
        if side is None:
            continue
        speaker = Party(side, furthest.name, None, None)
        for actor in f.actors:
            if actor.id is not None and not actor.open and _is(speaker, actor):
                return furthest.name
    return None


def _is(speaker: Party, actor: Party) -> bool:
    if speaker.id == actor.id:
        return True
    one, other = speaker.id or "", actor.id or ""
    return one in parties.above(other) or other in parties.above(one)
