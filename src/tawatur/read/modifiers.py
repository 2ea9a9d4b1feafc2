"""What follows a noun and belongs to it: adjectives, prepositions, «التابع لـ» and its like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tawatur.lexicon.match import Hit
from tawatur.text.words import readings

if TYPE_CHECKING:
    from tawatur.read.chunking import Chunker

_RELATIONAL: Final = frozenset({"civilian", "member", "leader"})
TWO: Final = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})
AGES: Final = frozenset({"عمره", "عمرها", "عمرهما", "عمرهم", "العمر", "بعمر"})
_MADE: Final = frozenset({"الصنع", "المنشا", "التصنيع", "الصناعه"})
_DUALS: Final = frozenset({"يومي", "ليلتي"})
_MOST_ADJECTIVES: Final = 3
_NO_QUOTES: Final = {ord(c): None for c in '"“”«»„‟‘’‹›()'}


def adjectives(ch: Chunker, at: int, *, nationality: bool = False) -> int:
    """Return the index after a noun's adjectives: words without a reading of their own but the form of one."""
    s, start = ch.sentence, at
    while at < len(s) and at - start < _MOST_ADJECTIVES:
        if at - 1 in s.closes and at in s.opens:
            break
        form = s.forms[at]
        if form in AGES:
            break  # «رضيعاً عمره 40 يوماً»
        if form in TWO and at == start and s.forms[at - 1].endswith(("ين", "ان")):
            at += 1  # «عنصرين اثنين من X»
            continue
        noun = s.hit(at, "noun")
        if noun is not None and noun.entry.role == "nationality" and noun.proclitics in ((), ("ال",)):
            if not nationality or (s.forms[at - 1].startswith("ال") and not form.startswith("ال")):
                break  # «اعتقلت الشرطة سوريين»
            if form.endswith("ا") and not s.forms[at - 1].endswith("ا") and any(h.topic == "actor" for h in s.hits[at]):
                break  # «اتهم الناشط فلان تركيا»
            at = noun.last
            continue
        if s.words[at].kind != "arabic" or len(form) < 4 or at in ch.times or ch.number_like(form):
            break
        if form in _DUALS:
            break  # «شهدتها المدينة يومي الاثنين والثلاثاء»
        if s.hits[at] and not (_adjective_only(s.hits[at]) or _people_as_adjective(ch, at)):
            break
        if form.startswith(("ي", "ت")) and form.endswith(("ون", "وا")):
            break
        if s.forms[at - 1].startswith("ال") and not form.startswith("ال"):
            break  # no agreement: «نقابة السائقين شادي …»
        if not form.endswith(("يه", "يين", "ين", "ون", "ي", "ه", "يا")) or form.startswith(("و", "ب", "ل")):
            break
        at += 1
    return at


def made_in(ch: Chunker, at: int) -> bool:
    """Say whether an adjective of nationality tells where something was made («إيرانية الصنع»)."""
    forms = ch.sentence.forms
    return at + 1 < len(forms) and forms[at + 1] in _MADE


def _people_as_adjective(ch: Chunker, at: int) -> bool:
    """Say whether a noun of people is an adjective of the people before it («الناشط المدني»، «قائد عسكري»)."""
    s = ch.sentence
    if any(h.topic != "noun" or h.entry.role not in _RELATIONAL or h.last != at + 1 for h in s.hits[at]):
        return False
    agrees = at > 0 and s.forms[at].startswith("ال") == s.forms[at - 1].startswith("ال")
    return agrees and s.forms[at].endswith(("ي", "يه", "يا"))


def _adjective_only(hits: tuple[Hit, ...]) -> bool:
    """Say whether all readings are adjectives; a country's name with the article that it never has is one."""
    return all(
        (h.topic == "cue" and h.entry.kind == "source_adjective" and h.proclitics in ((), ("ال",)))
        or (h.topic == "place" and h.proclitics == ("ال",) and h.entry.type == "country")
        for h in hits
    )


def prep_at(ch: Chunker, i: int) -> str | None:
    """Return the id of the preposition that word i is or carries."""
    s = ch.sentence
    if i >= len(s):
        return None
    hit = s.hit(i, "particle")
    if hit is not None and hit.entry.kind == "prep" and not hit.enclitic and not hit.proclitics:
        return str(hit.entry.id)
    if s.forms[i] in ("ب", "ل"):
        return {"ب": "b", "ل": "l"}[s.forms[i]]
    for other in s.hits[i]:
        if other.topic in ("actor", "noun") and other.proclitics[:1] in (("ب",), ("ل",)):
            return {"ب": "b", "ل": "l"}[other.proclitics[0]]
    return None


def after_prep(ch: Chunker, i: int) -> int:
    """Return the index after a preposition that stands alone (i itself where it is a clitic)."""
    s = ch.sentence
    hit = s.hit(i, "particle")
    if hit is not None and hit.entry.kind == "prep":
        return hit.last
    return i + 1 if s.forms[i] in ("ب", "ل") else i


def belonging(ch: Chunker, i: int) -> int | None:
    """Return the index after «التابعة لـ», «الموالية لـ» and their like at word i."""
    s = ch.sentence
    if i >= len(s):
        return None
    hit = s.hit(i, "particle")
    if hit is None or hit.entry.id not in ("belonging", "present"):
        return None
    return hit.last + 1 if hit.last < len(s) and s.forms[hit.last] in ("ب", "ل") else hit.last


def pronoun_at(ch: Chunker, i: int) -> str | None:
    """Return the suffix of a preposition with a pronoun («لها»، «بهم») at word i."""
    if i >= len(ch.sentence):
        return None
    for proclitics, stem, enclitic in readings(ch.sentence.forms[i]):
        if not stem and enclitic and proclitics in (("ل",), ("ب",)):
            return enclitic
    return None


def text(ch: Chunker, first: int, last: int) -> str:
    """Return the words [first, last) without quotation marks, single spaces between them."""
    span = ch.sentence.span(first, last)
    return unquoted(ch.sentence.text[span.start : span.end])


def unquoted(words: str) -> str:
    """Return words without quotation marks, single spaces between them."""
    return " ".join(words.translate(_NO_QUOTES).split())
