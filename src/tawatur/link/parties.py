"""Who a claim names, as keys that can be compared: a group and its members are compatible, not equal."""

from functools import lru_cache
from typing import Final, Literal, NamedTuple

from tawatur.core.claims import Claim, Participant
from tawatur.lexicon.load import load
from tawatur.link.wording import wording

_UPWARD: Final = frozenset({"part_of", "member_of", "led_by"})
_OPEN_KINDS: Final = frozenset({"civilians", "person", None})
_PERSON: Final = "person:"
_TOP: Final = frozenset({"state", "coalition"})

Agreement = Literal["same", "compatible", "open", "rival"]


class Party(NamedTuple):
    """A participant: registry id (null when it has none), what people call it, its kind, and whether it is a person."""

    id: str | None
    name: str
    kind: str | None
    country: str | None

    @property
    def person(self) -> bool:
        """Say whether it is one named person."""
        return self.id is not None and self.id.startswith(_PERSON)

    @property
    def open(self) -> bool:
        """Say whether it may be anyone of its kind («مسلحون», «الشرطة», no id): no registered actor and no name."""
        return self.id is None or self.kind == "civilians" or _generic(self.id)


@lru_cache(maxsize=4096)
def _generic(id_: str) -> bool:
    return ":" not in id_ and id_ not in load().actors


def party(p: Participant) -> Party:
    """Return what comparing needs of a participant."""
    if p.kind == "coalition" and len(p.text.split()) == 1:
        return Party(None, p.text, p.kind, None)  # «التحالف» alone is of whichever coalition the region has
    return Party(p.id, p.name or p.text, p.kind, p.country)


def actors(claim: Claim) -> tuple[Party, ...]:
    """Return who is said to have done it."""
    return tuple(dict.fromkeys(map(party, claim.actors)))


def recipients(claim: Claim) -> tuple[Party, ...]:
    """Return to whom it was done."""
    return tuple(dict.fromkeys(map(party, claim.recipients)))


@lru_cache(maxsize=4096)
def above(id_: str) -> frozenset[str]:
    """Return the actors that an actor is part of, or led by, at any remove."""
    registry = load().actors
    found: set[str] = set()
    waiting = [id_]
    while waiting:
        entry = registry.get(waiting.pop())
        for relation in entry.relations if entry is not None else ():
            if relation.kind in _UPWARD and relation.to not in found:
                found.add(relation.to)
                waiting.append(relation.to)
    return frozenset(found)


@lru_cache(maxsize=4096)
def backers(id_: str) -> frozenset[str]:
    """Return the actors that back or ally with an actor."""
    entry = load().actors.get(id_)
    return frozenset(r.to for r in entry.relations if r.kind in ("backed_by", "allied_with")) if entry else frozenset()


@lru_cache(maxsize=1 << 16)
def agree(left: Party, right: Party) -> Agreement:
    """Say how two parties stand to each other."""
    if left.id is not None and left.id == right.id:
        return "open" if left.open else "same"
    if left.person and right.person:
        return "same" if _one_name(left.name, right.name) else "rival"
    if left.open or right.open or left.kind in _OPEN_KINDS or right.kind in _OPEN_KINDS:
        return "open"
    one, other = left.id or "", right.id or ""
    if one in above(other) or other in above(one) or one in backers(other) or other in backers(one):
        return "compatible"
    if _top(left) & _top(right):
        return "compatible"
    if left.country is not None and left.country == right.country and {left.kind, right.kind} & _TOP:
        return "compatible"
    if backers(one) & (backers(other) | {other}) or backers(other) & {one}:
        return "open"  # allies of one side are told for each other
    return "rival"


def _top(p: Party) -> frozenset[str]:
    """Return the whole that a unit belongs to: two brigades of one army are not rivals."""
    return frozenset(a for a in above(p.id or "") if load().actors.get(a) is not None)


@lru_cache(maxsize=1 << 14)
def _name_words(name: str) -> frozenset[str]:
    return frozenset(w for w in wording(name).stems)


def _one_name(left: str, right: str) -> bool:
    """Say whether two names can be of one person: one has all the words of the other, or they share two."""
    one, other = _name_words(left), _name_words(right)
    return bool(one and other) and (one <= other or other <= one or len(one & other) >= 2)
