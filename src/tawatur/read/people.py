"""Counts: numbers in digits and words, duals and vague amounts before people and things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tawatur.core.spans import Span
from tawatur.read import modifiers, phrases
from tawatur.read.chunks import Chunk, Entity
from tawatur.read.context import PERSONAL
from tawatur.text.numbers import read_number

if TYPE_CHECKING:
    from tawatur.lexicon.match import Hit
    from tawatur.read.chunking import Chunker

_NUMBER_OF: Final = ".number_of"
_TOLL: Final = ".toll"
_TEN: Final = 10
_OTHERS: Final = frozenset({"others", "of_them"})
_SUFFERED: Final = PERSONAL - {"command_change", "formation", "recruitment", "torture"}
_SUFFIXES: Final = frozenset({"هم", "هما", "هن"})
_PARTS: Final = frozenset({"one_of", "some", "many", "rest", "pair", "number_of"})
_ROUND: Final = frozenset({"tens", "hundreds", "thousands"})
_LAST_NAMED: Final = frozenset({"الاخير", "الاخر", "الاخيره"})
_TELLING: Final = frozenset({"speech", "denial"})
_ONE: Final = ("احد", "احدي")
_ALONE: Final = frozenset({"others", "another"})


class Amount:
    """A stated number: bounds where they are known, and its words."""

    __slots__ = ("max", "min", "span", "text")

    def __init__(self, low: int | None, high: int | None, span: Span, text: str) -> None:
        """Keep the bounds, both inclusive."""
        self.min, self.max, self.span, self.text = low, high, span, text


def counted(ch: Chunker, i: int) -> Chunk | None:
    """Return the chunk of a counted noun («10 مدافع», «عدد من الشاحنات») that starts with its amount at word i."""
    amount, at = _amount(ch, i)
    if amount is None:
        return None
    others = _others(ch, i, at, amount)
    if others is not None:
        return others
    if at >= len(ch.sentence):
        return None
    if ch.sentence.punct(at) or at in ch.times:
        return None
    inner = _unlisted_people(ch, at, amount)
    if inner is None:
        if amount.min is not None and not ch.sentence.hits[at] and _suffers(ch):
            return _unknown_people(ch, i, at, amount)
        if _clitics(ch, at):
            return None
        kept = ch.chunks
        inner = ch.at(at)
        ch.chunks = kept
    if inner.kind not in ("actor", "thing", "place", "noun", "trigger"):
        return None
    if inner.kind == "trigger" and inner.feature[:1] != "n":
        return None
    behind = ch.sentence.hit(inner.last, "noun") if inner.last < len(ch.sentence) else None
    if behind is not None and behind.entry.id.endswith(("at_least", "at_most")) and amount.min is not None:
        low, high = _bounds(behind.entry.id, amount.min)
        amount = Amount(low, high, amount.span, amount.text)  # «17 قتيلاً على الأقل»
    inner.count = amount
    inner.first = i
    start = amount.span.start
    inner.clitics = _leading(ch, i)
    if inner.kind != "trigger":
        inner.span = Span(start, inner.span.end)
        if inner.members is not None:
            inner.members = Span(start, inner.members.end)
    return inner


def total_reached(ch: Chunker, i: int) -> None:
    """Give «عدد القتلى» the bare number at word i that it rises to («ارتفع عدد قتلى القصف … إلى تسعة»)."""
    to = ch.chunks[-1] if ch.chunks else None
    if to is None or to.kind != "prep" or to.last != i or to.data is None or to.data.id != "to":
        return
    s = ch.sentence
    number = read_number(s.words, i) if _may_be_number(ch, i) else None
    if number is None or number.ordinal or number.value != int(number.value) or _countable(ch, number.end):
        return
    for k in range(len(ch.chunks) - 2, -1, -1):
        chunk = ch.chunks[k]
        if chunk.kind == "trigger" and chunk.data.people and chunk.feature.startswith("np"):
            if _number_of(ch, k):
                value = int(number.value)
                chunk.count = Amount(value, value, s.span(i, number.end), _raw(ch, i, number.end))
            return
        if chunk.kind in ("complement", "clause") or (chunk.kind == "punct" and chunk.group != "comma"):
            return


def _number_of(ch: Chunker, k: int) -> bool:
    """Say whether people are named only to tell how many they are («عدد القتلى»، «حصيلة الشهداء»)."""
    chunk, before = ch.chunks[k], ch.chunks[k - 1] if k else None
    if isinstance(chunk.count, Amount):
        noun = ch.sentence.hit(chunk.first, "noun")
        return noun is not None and noun.entry.id.endswith(_NUMBER_OF) and chunk.count.min is None
    toll = before is not None and before.kind == "noun" and before.data.id.endswith(_TOLL)
    return toll and before is not None and before.last == chunk.first


def _unlisted_people(ch: Chunker, at: int, amount: Amount) -> Chunk | None:
    """Read counted nationals («لقي 12 سودانياً») and, behind a word of harm, any counted word («مقتل 75 مصلياً») as
    people."""
    s, form = ch.sentence, ch.sentence.forms[at]
    noun = s.hit(at, "noun")
    nationals = noun is not None and noun.entry.role == "nationality" and not noun.proclitics and noun.last == at + 1
    before = ch.chunks[-1] if ch.chunks else None
    harmed = before is not None and before.kind == "trigger" and bool(before.data.people)
    many = amount.min is None and noun is not None and noun.entry.role == "nationality" and noun.feature[:3] == "amp"
    if many and noun is not None and noun.proclitics in ((), ("ال",)) and noun.last == at + 1:
        return _nationals(ch, at)  # «عشرات السودانيين»، «المئات من السوريين»
    several = amount.min is not None and (amount.min > _TEN or form.endswith(("ين", "ات")))
    unknown = not s.hits[at] and s.words[at].kind == "arabic" and form.endswith(("ا", "ين", "ات"))
    if not (several and (nationals or (harmed and unknown and not form.startswith("ال")))):
        return None
    return _nationals(ch, at, known="civilians" if nationals else None)


def _nationals(ch: Chunker, at: int, *, known: str | None = "civilians") -> Chunk:
    """Return the people whom the counted word at ``at`` and its adjectives name."""
    last = modifiers.adjectives(ch, at + 1)
    chunk = Chunk("actor", at, last, ch.sentence.span(at, last))
    country = phrases.nation(ch, at, last)
    chunk.entities = [
        Entity(
            id=known,
            name=None,
            kind=known,
            country=country,
            rule="actor.counted",
            span=chunk.span,
            registered=False,
        )
    ]
    chunk.noun_class, chunk.feature, chunk.role = "civilian", "np", "actor.nationals"
    return chunk


def _suffers(ch: Chunker) -> bool:
    """Say whether what is counted here can only be people: an act done to people governs it."""
    for chunk in reversed(ch.chunks[-2:]):
        if chunk.kind == "trigger":
            return chunk.data.type in _SUFFERED and not chunk.light
        if chunk.kind != "actor" or chunk.prep is not None:
            return False
    return False


def _unknown_people(ch: Chunker, i: int, at: int, amount: Amount) -> Chunk:
    """Read a counted noun that no list knows as people («مقتل 75 مصلياً»)."""
    last = modifiers.adjectives(ch, at + 1)
    chunk = Chunk("actor", i, last, Span(amount.span.start, ch.sentence.words[last - 1].end))
    chunk.count, chunk.noun_class, chunk.feature, chunk.role = amount, "civilian", "np", "actor.counted"
    chunk.entities = [
        Entity(id=None, name=None, kind="civilians", rule="actor.generic", span=chunk.span, registered=False)
    ]
    chunk.clitics = _leading(ch, i)
    return chunk


def _others(ch: Chunker, i: int, at: int, amount: Amount) -> Chunk | None:
    """Read «خمسة آخرين», «4 من منتسبي X» and, after an act done to people, a bare number («وأصيب 47») as people."""
    s = ch.sentence
    particle = s.hit(at, "particle") if at < len(s) else None
    chunk: Chunk | None = None
    if particle is not None and particle.entry.id in _OTHERS:
        chunk = Chunk("actor", i, particle.last, s.span(i, particle.last))
        chunk.group = particle.entry.id
    elif amount.min is None:
        return None
    elif particle is not None and particle.entry.id == "from" and not particle.enclitic:
        found = phrases.below(ch, particle.last, 1, clitic_ok=True)
        if found is not None:
            chunk = Chunk("actor", i, found[1], s.span(i, found[1]))
            chunk.entities, chunk.head = found[0], found[2]
            noun = s.hit(particle.last, "noun")
            if not found[0] and noun is not None:
                chunk.enclitic = noun.enclitic  # «ثلاثة من عناصرها»
    elif ch.chunks and ch.chunks[-1].kind == "trigger" and ch.chunks[-1].data.people and not _countable(ch, at):
        chunk = Chunk("actor", i, at, s.span(i, at))
        if ch.chunks[-1].feature[:4] in ("p3mp", "i3mp"):
            chunk.group = "another"  # «قتلوا ثمانية»: nobody told of before
    if chunk is not None:
        chunk.count = amount
        _as_number(ch, chunk)
    return chunk


def others(ch: Chunker, i: int) -> Chunk | None:
    """Read «آخرين»، «ثالث» right behind an act done to people («مقتل عنصرين وإصابة ثالث») as people."""
    s, before = ch.sentence, ch.chunks[-1] if ch.chunks else None
    part = _partitive(ch, i) or _latter(ch, i)
    if part is not None:
        return part
    if before is None or before.last != i:
        return None
    some = s.hit(i, "noun")
    if (
        some is not None
        and some.entry.role == "collective"
        and s.forms[i].startswith("ال")
        and some.feature.startswith("n")
        and _many(ch, some, before)
    ):  # «وأصيب العشرات»
        chunk = Chunk("actor", i, some.last, s.span(i, some.last))
        chunk.count, chunk.group = Amount(None, None, chunk.span, chunk.span.of(s.text)), "another"
        _as_number(ch, chunk)
        chunk.clitics = ()
        return chunk
    if before.kind != "trigger" or not before.data.people:
        return None
    particle = s.hit(i, "particle")
    if particle is None or particle.entry.id not in _ALONE or particle.proclitics:
        return None
    chunk = Chunk("actor", i, particle.last, s.span(i, particle.last))
    if particle.entry.id == "another":
        chunk.count = 1
    chunk.group = particle.entry.id
    _as_number(ch, chunk)
    return chunk


def _many(ch: Chunker, some: Hit, before: Chunk) -> bool:
    """Say whether «العشرات» or «المئات» stands for people whom nothing else names."""
    s = ch.sentence
    if some.last < len(s) and any(h.topic == "noun" and h.proclitics[:1] != ("ب",) for h in s.hits[some.last]):
        return False
    if before.kind == "trigger" and before.data.people:
        return True
    if before.kind == "actor" and len(ch.chunks) > 1 and ch.chunks[-2].kind == "trigger":
        return bool(ch.chunks[-2].data.people)  # «اعتقلت القوات العشرات»
    if some.entry.id.rpartition(".")[2] not in _ROUND or some.last - some.first > 1:
        return False
    behind = s.hit(some.last, "particle") if some.last < len(s) else None
    alone = some.last >= len(s) or s.punct(some.last) or (behind is not None and behind.entry.id != "from")
    return alone and before.kind in ("trigger", "cue", "word", "prep")


def _partitive(ch: Chunker, i: int) -> Chunk | None:
    """Read «أحدهم»، «بعضهم»، «معظمهم» as some of the people just named."""
    if "noun" not in ch.sentence.topics[i]:
        return None
    for some in ch.sentence.hits[i]:
        if some.enclitic and some.topic == "noun" and some.entry.role == "collective":
            break
    else:
        return None
    if some.enclitic not in _SUFFIXES or some.entry.id.rpartition(".")[2] not in _PARTS:
        return None
    chunk = Chunk("actor", i, some.last, ch.sentence.span(i, some.last, some.proclitics))
    _as_number(ch, chunk)
    chunk.group, chunk.enclitic, chunk.clitics = "of_them", some.enclitic, some.proclitics
    if some.entry.id.endswith("one_of"):
        chunk.count, chunk.feature = 1, "ns"
    return chunk


def _latter(ch: Chunker, i: int) -> Chunk | None:
    """Read «الأخير» and «الآخر» as whoever was named last, where only a subject can stand."""
    before = ch.chunks[-1] if ch.chunks else None
    if ch.sentence.forms[i] not in _LAST_NAMED or before is None or before.last != i:
        return None
    finite = before.kind in ("trigger", "cue") and before.feature[:1] in "pij"
    if before.kind not in ("complement", "conjunction", "clause") and not finite:
        return None
    behind = ch.sentence.hits[i + 1] if i + 1 < len(ch.sentence) else ()
    if _tells(before) or any(h.topic == "cue" and h.entry.kind in _TELLING for h in behind):
        return None  # «زعم الأخير أن …»: a narrator
    chunk = Chunk("actor", i, i + 1, ch.sentence.span(i, i + 1))
    _as_number(ch, chunk)
    chunk.group, chunk.enclitic, chunk.clitics, chunk.feature = "of_them", "ه", (), "ns"
    return chunk


def _tells(chunk: Chunk) -> bool:
    return chunk.kind == "cue" and chunk.data.kind in _TELLING


def _as_number(ch: Chunker, chunk: Chunk) -> None:
    """Mark people of whom only a number is told: who they are, the reader looks up in what came before."""
    chunk.noun_class, chunk.feature, chunk.role = "civilian", "np", "actor.number"
    chunk.clitics = _leading(ch, chunk.first)
    chunk.definite = not chunk.entities


def _countable(ch: Chunker, at: int) -> bool:
    """Say whether the word at ``at`` can be what a number before it counts."""
    if at >= len(ch.sentence) or ch.sentence.punct(at):
        return False
    hits = ch.sentence.hits[at]
    if not hits:
        return ch.sentence.words[at].kind in ("arabic", "latin")
    if any(h.topic == "noun" and not h.proclitics for h in hits):
        return True
    return not any(h.topic in ("particle", "cue") or h.proclitics[:1] in (("ب",), ("ل",), ("و",)) for h in hits)


def _amount(ch: Chunker, i: int) -> tuple[Amount | None, int]:
    """Return (amount, index of the counted noun) at word i."""
    s = ch.sentence
    word = s.words[i]
    if word.kind not in ("arabic", "number"):
        return None, i
    number = read_number(s.words, i) if _may_be_number(ch, i) else None
    if number is not None and not number.ordinal and number.end < len(s) and number.value == int(number.value):
        value = int(number.value)
        if number.end - i == 1 and word.kind == "arabic" and _owned(ch, i):
            return None, i
        return Amount(value, value, s.span(i, number.end), _raw(ch, i, number.end)), number.end
    noun = s.hit(i, "noun")
    if noun is not None and noun.entry.role == "collective" and not noun.enclitic and noun.last < len(s):
        at = noun.last
        number = read_number(s.words, at) if ch.number_like(s.forms[at]) or s.words[at].kind == "number" else None
        if number is not None and number.end < len(s) and number.value == int(number.value) and not number.ordinal:
            value = int(number.value)
            low, high = _bounds(noun.entry.id, value)
            return Amount(low, high, s.span(i, number.end), _raw(ch, i, number.end)), number.end
        whither = s.hit(i, "particle")
        if whither is not None and whither.entry.id == "to":
            return None, i  # «نحو» before no number: whither, not how many
        particle = s.hit(at, "particle")
        if particle is not None and particle.entry.id == "from" and not particle.enclitic:
            at = particle.last
        span = s.span(i, noun.last, noun.proclitics)
        if noun.entry.id.endswith("one_of") and s.forms[i].endswith(_ONE):
            return Amount(1, 1, span, s.text[span.start : span.end]), at  # «أحد عناصرها»
        return Amount(None, None, span, s.text[span.start : span.end]), at
    return None, i


def _bounds(entry: str, value: int) -> tuple[int | None, int | None]:
    """Return the bounds that a word before or behind a number gives it: «ما لا يقل عن», «أقل من»."""
    bound = entry.rpartition(".")[2]
    return (None if bound == "at_most" else value), (None if bound == "at_least" else value)


def _may_be_number(ch: Chunker, i: int) -> bool:
    if ch.sentence.words[i].kind == "number":
        return True
    return ch.number_like(ch.sentence.forms[i])


def _owned(ch: Chunker, i: int) -> bool:
    """Say whether the lexicon knows the word as something else than a number (a name, an act)."""
    return any(h.topic in ("trigger", "actor", "source", "place") for h in ch.sentence.hits[i])


def _raw(ch: Chunker, first: int, last: int) -> str:
    span = ch.sentence.span(first, last)
    return ch.sentence.text[span.start : span.end]


def _clitics(ch: Chunker, at: int) -> bool:
    """Say whether the word after an amount carries a clitic of its own, so that it cannot be what is counted."""
    for hit in ch.sentence.hits[at]:
        if hit.topic in ("noun", "thing", "actor", "trigger"):
            return bool([p for p in hit.proclitics if p != "ال"])
    return True


def _leading(ch: Chunker, i: int) -> tuple[str, ...]:
    """Return the clitics of the first word of an amount («وثلاثة»، «بعشرات»)."""
    for hit in ch.sentence.hits[i]:
        if hit.topic == "noun":
            return hit.proclitics
    form = ch.sentence.forms[i]
    if form[:1] == "و" and len(form) > 3 and ch.sentence.words[i].kind == "arabic":
        return ("و",)
    return ()
