"""Things: weapons, vehicles, goods and equipment, with their counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tawatur.lexicon.schema import Noun
from tawatur.read import modifiers, phrases, word_classes
from tawatur.read.chunks import Chunk, Entity

_OWNED: Final = frozenset({"vehicle", "building", "force", "position", "aircraft"})

if TYPE_CHECKING:
    from tawatur.read.chunking import Chunker


def parse(ch: Chunker, i: int) -> Chunk | None:
    """Return the thing chunk that starts at word i, if one does."""
    s = ch.sentence
    hit = s.hit(i, "thing")
    if hit is None or hit.last < s.hits[i][0].last:
        return arm_as_thing(ch, i)
    trigger = s.hit(i, "trigger")
    if trigger is not None and trigger.last >= hit.last and not word_classes.only_noun(ch, i, trigger):
        return None
    chunk = ch.simple("thing", hit)
    chunk.thing_kind, chunk.noun_class, chunk.means = hit.entry.kind, hit.entry.noun_class, hit.entry.means
    if hit.feature == "nd":
        chunk.count = 2
    last = modifiers.adjectives(ch, hit.last) if not hit.enclitic else hit.last
    if last > hit.last:
        chunk.last = last
        chunk.span = type(chunk.span)(chunk.span.start, s.words[last - 1].end)
    owner = modifiers.belonging(ch, chunk.last)
    if owner is not None:
        found = phrases.reference(ch, owner, 1, after_noun=True)
        suffix = modifiers.pronoun_at(ch, owner)
        if found is not None:
            chunk.owner = found[0]
            chunk.last = found[1]
        elif suffix is not None:
            chunk.enclitic, chunk.last = suffix, owner + 1
    elif not hit.enclitic and chunk.last < len(s):
        arm = s.hit(chunk.last, "noun")
        apart = arm is not None and arm.entry.role == "arm" and not arm.proclitics  # «استهدفت عبوة دورية للجيش»
        found = None if apart else phrases.below(ch, chunk.last, 1)
        if (
            found is None
            and modifiers.prep_at(ch, chunk.last) == "from"
            and chunk.noun_class in ("vehicle", "aircraft")
        ):
            found = phrases.below(ch, modifiers.after_prep(ch, chunk.last), 1)
        if found is None and s.forms[chunk.last].startswith("ال"):
            found = phrases.people(ch, chunk.last)
        if found is None and not chunk.definite and chunk.noun_class in _OWNED:
            found = held_by(ch, chunk.last)
        if found is not None:
            chunk.owner, chunk.last = found[0], found[1]
        else:
            nationality = s.hit(chunk.last, "noun")
            if (
                nationality is not None
                and nationality.entry.role == "nationality"
                and nationality.proclitics in ((), ("ال",))
            ):
                chunk.owner = [phrases.holder(ch, nationality)]
                chunk.last = nationality.last
    if not chunk.owner and chunk.noun_class in ("vehicle", "aircraft") and chunk.last < len(s):
        _carried(ch, chunk)
    return chunk


def held_by(ch: Chunker, at: int) -> tuple[list[Entity], int, Noun] | None:
    """Return whose an indefinite thing is by «لـ» («سيارة لقوى الأمن»، «منزل لعائلة فلان»)."""
    if modifiers.prep_at(ch, at) != "l":
        return None
    return phrases.reference(ch, modifiers.after_prep(ch, at), 1)


def _carried(ch: Chunker, chunk: Chunk) -> None:
    """Take in whom a vehicle carries («حافلة تقل جنوداً»): who strikes it strikes them, and they move with it."""
    s, at = ch.sentence, chunk.last
    if s.forms[at].endswith("ه") and all(h.topic == "noun" for h in s.hits[at]):
        at += 1  # «حافلات مدنية تحمل …»
    carrying = s.hit(at, "particle") if at < len(s) else None
    if carrying is None or carrying.entry.id != "carrying":
        return
    at = carrying.last + (carrying.last < len(s) and s.forms[carrying.last] == "ب")
    found = phrases.reference(ch, at, 1)
    if found is not None and found[0]:
        chunk.owner, chunk.last = found[0], found[1]


def arm_as_thing(ch: Chunker, i: int) -> Chunk | None:
    """Read an arm without an owner («طيران مسيّر») as the means that it is."""
    hit = ch.sentence.hit(i, "noun")
    if hit is None or hit.entry.role != "arm" or hit.last < ch.sentence.hits[i][0].last:
        return None
    trigger = ch.sentence.hit(i, "trigger")
    if trigger is not None and trigger.last >= hit.last:
        return None
    chunk = ch.simple("thing", hit)
    chunk.thing_kind = hit.entry.id.rpartition(".")[2]
    chunk.means = hit.entry.means
    chunk.noun_class = hit.entry.noun_class or "force"
    chunk.head = hit.entry
    last = modifiers.adjectives(ch, hit.last) if not hit.enclitic else hit.last
    if last > hit.last:
        chunk.last = last
        chunk.span = type(chunk.span)(chunk.span.start, ch.sentence.words[last - 1].end)
    return chunk
