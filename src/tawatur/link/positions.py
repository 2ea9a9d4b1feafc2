"""Who says what of an event: the stances, and the accounts that are given of it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from tawatur.core.events import Position, Stance
from tawatur.link import parties
from tawatur.link.facts import Facts
from tawatur.link.narrators import chain
from tawatur.link.origins import origins, said
from tawatur.link.parties import Party

UNEXPLAINED: Final = "without cause or perpetrator"
_BY: Final = "by "
_DAMAGE: Final = frozenset({"property_destruction"})  # the dead and wounded are compared as tolls
_ORDER: Final[tuple[Stance, ...]] = ("asserted", "alleged", "denied", "planned", "ordered")


def positions(some: Sequence[Facts], causes: frozenset[str]) -> tuple[Position, ...]:
    """Return the positions on an event: claims of one stance that give one account, and who holds them.

    The account is the cause that is told («نتيجة تدريبات»), else who is said to have done it; accounts that name a
    group and one of its members are one. Where neither is told, the account names the damage that is («ألسنة النار»).
    ``causes`` are the ids of the claims that are told as a cause.
    """
    every = list(some)
    named = _named(every)
    found: defaultdict[tuple[Stance, str], list[Facts]] = defaultdict(list)
    for one in said(every):
        by_stance: defaultdict[Stance, list[Facts]] = defaultdict(list)
        for f in one.facts:
            by_stance[f.stance].append(f)
        for stance, group in by_stance.items():
            found[stance, _account(stance, group, causes, named)] += group
    made = []
    for (stance, account), group in _denials(found).items():
        range_ = origins(group)
        nodes = tuple(sorted({node for o in range_.origins for node in o.by}))
        ids = tuple(sorted(f.id for f in group))
        made.append(
            Position(
                stance=stance,
                account=_with_damage(account, group),
                claims=ids,
                voices=tuple(sorted({chain(f.claim).voices[-1].name for f in group})),
                by=nodes,
                at_least=range_.at_least,
                at_most=range_.at_most,
            )
        )
    return tuple(sorted(made, key=lambda p: (_ORDER.index(p.stance), -len(p.claims), p.account)))


def _denials(found: dict[tuple[Stance, str], list[Facts]]) -> dict[tuple[Stance, str], list[Facts]]:
    """Take denials that name nobody into the one that names somebody, where there is one such only."""
    named = [key for key in found if key[0] == "denied" and key[1].startswith(_BY)]
    if len(named) != 1:
        return found
    made = {key: list(group) for key, group in found.items() if key[0] != "denied"}
    made[named[0]] = [f for key, group in found.items() if key[0] == "denied" for f in group]
    return made


def _account(stance: Stance, group: list[Facts], causes: frozenset[str], named: dict[Party, str]) -> str:
    told = sorted({f.claim.type for f in group if f.id in causes})
    if told:
        return "cause: " + ", ".join(told)
    actors = sorted({named[p] for f in group for p in f.actors if p in named})
    kinds = sorted({f.claim.type for f in group})
    by = _BY + ", ".join(actors) if actors else ""
    if stance in ("asserted", "alleged"):
        return by or UNEXPLAINED
    if stance == "denied":
        return by or "without perpetrator"
    return " ".join(filter(None, (", ".join(kinds), by)))


def _with_damage(account: str, group: list[Facts]) -> str:
    damage = sorted(_DAMAGE.intersection(f.claim.type for f in group)) if account == UNEXPLAINED else ()
    return f"{account}; damage: {', '.join(damage)}" if damage else account


def _named(every: list[Facts]) -> dict[Party, str]:
    """Return one name for each actor that is no unknown; a group and its members get the name of the widest."""
    found = sorted({p for f in every for p in f.actors if not p.open}, key=lambda p: (p.id or "", p.name))
    named: dict[Party, str] = {}
    for p in found:
        whole = [q for q in found if q.id and p.id and q.id in parties.above(p.id)]
        named[p] = (whole[0].id if whole else p.id) or p.name
    return named
