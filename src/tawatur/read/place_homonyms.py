"""Words for places that mean something else: live fire («الحي»), alive, part of a body, a gap that is filled («سد»)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tawatur.lexicon.match import Hit
    from tawatur.read.chunking import Chunker

_BODY: Final = frozenset(
    {
        "البطن",
        "الراس",
        "الصدر",
        "الرقبه",
        "العنق",
        "الكتف",
        "الظهر",
        "القدم",
        "الفخذ",
        "الوجه",
        "الساق",
        "الخصر",
        "الفك",
    }
)
_ALIVE: Final = "احياء"
_GAPS: Final = frozenset({"الفراغ", "العجز", "النقص", "الثغره", "الثغرات", "الفجوه", "الحاجه", "حاجه", "الرمق", "رمق"})


def means_otherwise(ch: Chunker, noun: Hit) -> bool:
    """Say whether what stands around the word for a place tells that none is meant."""
    return _live_fire(ch, noun) or _alive(ch, noun) or _of_body(ch, noun) or _filled(ch, noun)


def _live_fire(ch: Chunker, noun: Hit) -> bool:
    """Say whether the word for a quarter is the adjective «live» («الرصاص الحي»): it stands right behind ammunition."""
    before = ch.chunks[-1] if ch.chunks else None
    if before is None or before.kind not in ("thing", "trigger", "noun", "word") or before.last != noun.first:
        return False
    quarter = noun.entry.place_type == "neighbourhood" and noun.proclitics == ("ال",) and not noun.enclitic
    return quarter and ch.sentence.forms[noun.first - 1].startswith("ال") and noun.last - noun.first == 1


def _alive(ch: Chunker, noun: Hit) -> bool:
    """Say whether the word for quarters is the adjective «alive» («القبض عليهم أحياء»): nothing names which."""
    s = ch.sentence
    return s.forms[noun.first] == _ALIVE and (noun.last >= len(s) or s.punct(noun.last))


def _of_body(ch: Chunker, noun: Hit) -> bool:
    """Say whether an area is one of somebody's body («أصيب في منطقة البطن»)."""
    forms = ch.sentence.forms
    return noun.last < len(forms) and forms[noun.last] in _BODY and noun.entry.place_type == "locality"


def _filled(ch: Chunker, noun: Hit) -> bool:
    """Say whether the word for a dam means filling («سد الفراغ الأمني»)."""
    forms = ch.sentence.forms
    return noun.entry.place_type == "dam" and noun.last < len(forms) and forms[noun.last] in _GAPS
