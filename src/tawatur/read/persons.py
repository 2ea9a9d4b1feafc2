"""Persons: names behind ranks, offices and words for people, and names that the report has told in full before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tawatur.lexicon.match import Hit
from tawatur.read import modifiers, names
from tawatur.read.chunks import Chunk, Entity
from tawatur.read.context import PERSONAL
from tawatur.read.word_classes import VERB_FEATURES
from tawatur.text.translit import latin

if TYPE_CHECKING:
    from tawatur.read.chunking import Chunker

_COMMAS: Final = ("،", ",")
_MOST_QUALIFIERS: Final = 3
_SHORTEST_FAMILY_NAME: Final = 4
_UNTITLED: Final = 3
_LONGEST: Final = 5
_JOINED: Final = {"و": ("و", "ول", "وب"), "ف": ("ف",), "ل": ("ل",), "ب": ("ب",)}  # clitics by their first letter
_WHERE: Final = frozenset({"in", "about", "from", "b"})
_AREAS: Final = frozenset({"place_head", "area_head", "direction"})


def named(ch: Chunker, at: int, *, definite: bool) -> tuple[int, int] | None:
    """Return the words [first, last) of a person's name behind a rank or office that ends before word ``at``.

    Skipped are «المدعو» and its like, further ranks («القائد العام … الفريق فلان»), up to three adjectives of a
    definite head («النائب السابق فلان»), where the office is («النائب عن مدينة كذا فلان») and a comma before a name
    that a comma ends.
    """
    for skip in (_nothing, _qualifiers, _area) if definite else (_nothing, _area):
        start = skip(ch, at)
        if start < at or (start == at and skip is not _nothing):
            continue
        found = _name(ch, start, comma=True)
        if found is not None:
            return found
    return None


def _nothing(_: Chunker, at: int) -> int:
    return at


def _name(ch: Chunker, at: int, *, comma: bool) -> tuple[int, int] | None:
    s = ch.sentence
    first = called(ch, at)
    if first not in s.opens:
        first = _ranks(ch, first)
    may_open = first < len(s) and (
        first in s.opens or names.opens_name(s, first) or names.plain(s, first, clitics=True)
    )
    last = names.expected_person(s, first) if may_open else first
    if last > first:
        return first, last
    if may_open and first > at and s.words[first].kind == "arabic" and not s.hits[first]:
        return first, first + 1  # «الملقب سرور»، «العميد قنونو»
    if comma and at + 2 < len(s) and s.forms[at] in _COMMAS:
        apposed = _name(ch, at + 1, comma=False)
        if apposed is not None and apposed[1] - apposed[0] >= 2 and apposed[1] < len(s) and s.punct(apposed[1]):
            return apposed  # «قائممقام القضاء، فلان الفلاني،»
    return None


def called(ch: Chunker, i: int) -> int:
    """Skip «المدعو», «المعروف بـ» and a comma before a name; return where the name would start."""
    s, at = ch.sentence, i
    if at + 1 < len(s) and s.forms[at] == "ب" and at + 1 in s.opens:
        return at + 1
    for _ in range(2):
        if at < len(s) and s.forms[at] in (*_COMMAS, "-") and at + 1 < len(s):
            hit = s.hit(at + 1, "particle")
            if hit is not None and hit.entry.id == "called":
                at += 1
        hit = s.hit(at, "particle") if at < len(s) else None
        if hit is not None and hit.entry.id == "called":
            at = hit.last
            if at < len(s) and s.forms[at] == "ب":
                at += 1
    return at


def _ranks(ch: Chunker, at: int) -> int:
    """Skip ranks and forms of address before a name («العميد الركن», «الشيخ»)."""
    s = ch.sentence
    while at < len(s):
        hit = s.hit(at, "noun")
        if hit is None or hit.entry.role != "title" or hit.proclitics[:1] == ("و",):
            return at
        at = hit.last
    return at


def _qualifiers(ch: Chunker, at: int) -> int:
    """Skip adjectives with the article before a name («السابق»، «المدني»), as far as a name follows."""
    s, end = ch.sentence, at
    while end < len(s) and end - at < _MOST_QUALIFIERS and s.forms[end].startswith("ال"):
        if s.words[end].kind != "arabic" or any(
            h.topic in ("cue", "particle", "actor") or h.feature[:1] in "pij" for h in s.hits[end]
        ):
            break
        end += 1
        if names.expected_person(s, _ranks(ch, end)) > _ranks(ch, end):
            return end
    return end if end > at and end < len(s) and s.forms[end] in _COMMAS else at


def _area(ch: Chunker, at: int) -> int:
    """Skip where an office is («عن مدينة كذا»، «في كذا»)."""
    s = ch.sentence
    if modifiers.prep_at(ch, at) not in _WHERE:
        return at
    end = start = modifiers.after_prep(ch, at)
    while end < len(s):
        head, place = s.hit(end, "noun"), s.hit(end, "place")
        if place is not None and (end == start or place.proclitics in ((), ("ال",))):
            return int(place.last)
        if head is None or head.entry.role not in _AREAS:
            return at
        end = head.last
    return at


def person(ch: Chunker, first: int, last: int, *, country: str | None = None) -> Entity:
    """Return the person that words [first, last) name, and remember the name for the rest of the report.

    The country is that of the office that the words before tell.
    """
    name = modifiers.text(ch, first, last)
    entity = Entity(
        id="person:" + latin(name),
        name=name,
        kind="person",
        country=country,
        rule="actor.person",
        span=ch.sentence.span(first, last),
        registered=False,
    )
    family = ch.sentence.forms[last - 1]
    if last - first >= 2 and len(family) >= _SHORTEST_FAMILY_NAME:
        ch.known.setdefault(family, entity)
    return entity


def untitled(ch: Chunker, i: int) -> Chunk | None:
    """Read words that no list knows as a person behind an act done to people: three or more, the last with the article.

    «اعتقال أحمد محمود الخالد» names a person without any title; fewer words or another ending are too little to tell.
    """
    s, last = ch.sentence, ch.chunks[-1] if ch.chunks else None
    act = last
    if last is not None and last.kind == "actor" and len(ch.chunks) > 1 and last.last == i:
        act = ch.chunks[-2]
    if act is None or act.kind != "trigger" or act.data.type not in PERSONAL:
        return None
    quoted = names.quoted(s, i) if act.feature[:1] in VERB_FEATURES else None
    if quoted is not None and 1 < quoted - i <= _LONGEST and all(names.plain(s, k) for k in range(i, quoted)):
        return _bare(ch, i, quoted)  # «وقتل “موسى قويدر”»
    if s.hits[i] or s.forms[i].startswith("ال"):
        return None
    end = names.person(s, i)
    if end - i < _UNTITLED or not s.forms[end - 1].startswith("ال") or s.forms[i].endswith(("ه", "ات")):
        return None
    return _bare(ch, i, end)


def _bare(ch: Chunker, i: int, end: int) -> Chunk:
    """Return the person whom words [i, end) name without a title."""
    entity = person(ch, i, end)
    chunk = Chunk("actor", i, end, entity.span)
    chunk.entities, chunk.definite, chunk.leader = [entity], True, True
    chunk.feature, chunk.noun_class, chunk.role = "ns", "leader", "actor.untitled"
    return chunk


def nicknamed(ch: Chunker, i: int) -> Chunk | None:
    """Read «المدعو فلان» without an office before it as a person."""
    hit = ch.sentence.hit(i, "particle") if ch.sentence.forms[i].startswith("المدعو") else None
    before = ch.chunks[-1] if ch.chunks else None
    if hit is None or hit.entry.id != "called":
        return None
    unsure = before is not None and before.last == i
    if (
        unsure
        and before is not None
        and (before.kind in ("word", "noun") or before.noun_class in ("leader", "civilian"))
    ):
        return None
    name = _name(ch, i, comma=False)
    if name is None:
        return None
    entity = person(ch, *name)
    chunk = Chunk("actor", i, name[1], entity.span)
    chunk.entities, chunk.definite, chunk.leader = [entity], True, True
    chunk.feature, chunk.noun_class, chunk.role = "ns", "leader", "actor.nicknamed"
    return chunk


def remember(ch: Chunker, hit: Hit) -> None:
    """Remember a person of the registry by family name."""
    family = ch.sentence.forms[hit.last - 1]
    if hit.entry.kind == "person" and hit.last - hit.first >= 2 and len(family) >= _SHORTEST_FAMILY_NAME:
        entry = hit.entry
        ch.known.setdefault(
            family,
            Entity(
                id=entry.id,
                name=entry.name_ar,
                kind="person",
                country=entry.country,
                rule="actor.registry",
                span=ch.sentence.span(hit.first, hit.last, hit.proclitics),
            ),
        )


def known(ch: Chunker, i: int) -> Chunk | None:
    """Read a family name alone as the person whom the report named in full before («وقال الحسن إن …»)."""
    if not ch.known:
        return None
    s = ch.sentence
    form = s.forms[i]
    clitics = ""
    if form not in ch.known:
        clitics = next((j for j in _JOINED.get(form[:1], ()) if form.startswith(j) and form[len(j) :] in ch.known), "")
        if not clitics:
            return None
    if s.hits[i] and not _expected(ch, i, s.hits[i]):
        return None
    proclitics = tuple(clitics)
    chunk = Chunk("actor", i, i + 1, s.span(i, i + 1, proclitics))
    full = ch.known[form[len(clitics) :]]
    chunk.entities = [
        Entity(
            id=full.id,
            name=full.name,
            kind="person",
            country=full.country,
            rule="actor.known_person",
            span=chunk.span,
            registered=full.registered,
        )
    ]
    chunk.clitics, chunk.definite, chunk.leader = proclitics, True, True
    chunk.feature, chunk.noun_class, chunk.role = "ns", "leader", "actor.known_person"
    return chunk


def _expected(ch: Chunker, i: int, hits: tuple[Hit, ...]) -> bool:
    """Say whether a family name that is also another word stands where a person does: no noun before it owns it."""
    if any(h.topic in ("particle", "cue") or h.last > i + 1 for h in hits):
        return False
    before = ch.chunks[-1] if ch.chunks else None
    if before is None:
        return True
    if before.kind in ("trigger", "cue"):
        return before.feature[:1] in "pij" and bool(before.feature)
    return before.kind in ("complement", "auxiliary", "conjunction", "clause", "punct", "time")
