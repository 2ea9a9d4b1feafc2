"""From phrases with a role to participants: whom each names, with which words, and what a number stands for."""

from collections.abc import Iterator
from typing import Final

from tawatur.core.claims import Participant
from tawatur.core.spans import Span
from tawatur.read.chunks import Chunk, Entity, owners
from tawatur.read.clauses import Candidate

_SHARED: Final = frozenset({"actor.generic"})  # rules whose ids many different people share


def participants(text: str, act: Candidate, role: str) -> tuple[Participant, ...]:
    """Return who has a role in an act, in order and once each.

    A number («خمسة آخرون») names those it counts on by its own words; without any it names nobody. «عنصرين من X» are
    two recipients: the people and their organisation.
    """
    if not act.roles.get(role):
        return ()
    found: list[Participant] = []
    seen: set[str] = set()
    mine = {e.id for c in act.roles.get("actors", ()) for e in owners(c) if e.id} if role == "recipients" else set()
    for chunk in act.roles.get(role, ()):
        for entity, span in _named(chunk, apart=role == "recipients"):
            if entity is not None and chunk.kind != "actor" and entity.id in mine:
                continue  # what somebody does to a thing of his own is done to nobody
            if entity is not None and chunk.role == "actor.number" and entity.id in mine:
                entity = None  # «قتلوا أربعة منهم»: not of those who do it
            made = _participant(text, entity, span)
            shared = entity is None or entity.rule in _SHARED
            # «أجهزته» is not the body that it belongs to
            key = made.text if shared or chunk.enclitic or not made.id else made.id
            if key not in seen:
                seen.add(key)
                found.append(made)
    return tuple(found)


def _named(chunk: Chunk, *, apart: bool) -> Iterator[tuple[Entity | None, Span]]:
    """Yield who a phrase names with the words; null for people of whom nothing else is known."""
    if chunk.stands is not None:
        yield (chunk.stands.entities[0] if chunk.stands.entities else None), chunk.span
        return
    if chunk.kind != "actor":
        for entity in chunk.owner:
            yield entity, entity.span
        return
    if not chunk.entities:
        if chunk.role != "actor.number" or chunk.group == "another" or chunk.enclitic in ("هم", "هن"):
            yield None, chunk.span
        return
    members = apart and chunk.members is not None
    if members and chunk.members is not None:
        yield None, chunk.members
    for n, entity in enumerate(owners(chunk)):
        whole = n == 0 and entity.kind != "person" and not members
        yield entity, chunk.span if whole else entity.span


def _participant(text: str, entity: Entity | None, span: Span) -> Participant:
    return Participant(
        text=span.of(text),
        start=span.start,
        end=span.end,
        id=entity.id if entity else None,
        name=entity.name if entity else None,
        kind=entity.kind if entity else None,
        country=entity.country if entity else None,
        registered=entity.registered if entity else False,
    )
