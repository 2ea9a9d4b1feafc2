"""The best single reading of a word: which of its first letters are proclitics, from closed lists and the word before."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

import msgspec

from tawatur.text.folding import key

_FORMS: Final = """
ه ا ت ي ات ان ين ون وا ها هم هن هما نا ني ك كم كما يه يا يات يون يين تا تان تين ته تها تهم تهما تنا اته اتها اتهم اتهما اتنا
يته يتها يتهم يتنا وه وها وهم ته ايا اء اءه اءها اءات اوه اوها اوهم ايه ايها ايهم انه انها انهم ن تم تن تي اتي يي ويه ويين ويون و نه
اه اهم اهما اهن يهم يها ييها ييه تيه تيها
""".split()
_ENDINGS: Final = frozenset(("", *_FORMS))


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    meta: dict[str, str]
    whole: dict[str, str]
    carried: dict[str, str]
    future: dict[str, str]


class _Lists(NamedTuple):
    whole: frozenset[str]
    carried: dict[str, frozenset[str]]
    future: frozenset[str]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    """Load the lists once."""
    raw = (files("tawatur.text") / "ar" / "stems.toml").read_text(encoding="utf-8")
    data = msgspec.convert(tomllib.loads(raw), _File)
    whole = frozenset(key(word) for group in data.whole.values() for word in group.split() if not word.endswith("_"))
    carried = {letter: frozenset(map(key, group.split())) for letter, group in data.carried.items()}
    return _Lists(whole, carried, frozenset(map(key, data.future["سا"].split())))


def _among(form: str, stems: frozenset[str]) -> bool:
    """Say whether a form is one of the stems, or a stem of three letters or more with an ending."""
    if form in stems:
        return True
    return any(form[:end] in stems and form[end:] in _ENDINGS for end in range(len(form) - 1, 2, -1))


_PREPOSITIONS: Final = frozenset(
    map(key, "في من على إلى عن بين منذ خلال قبل بعد عند لدى ضد مع نحو تجاه حول فوق تحت داخل خارج قرب دون عبر غير".split())
)
_PRONOUNS: Final = frozenset("ه ها هم هما هن نا ك كم ي".split())


@lru_cache(maxsize=1 << 15)
def proclitics(form: str, bound: bool = False) -> tuple[str, ...]:
    """Return the proclitics of a folded word; ``bound`` says that a preposition stands before it."""
    first, rest = form[:1], form[1:]
    lists = _lists()
    if len(form) < 3 and not (first in "بل" and rest in _PRONOUNS):
        return ()
    if form.startswith("ال"):
        return () if len(form) < 4 or _among(form, lists.whole) else ("ال",)
    match first:
        case "و" if not bound and not _among(form, lists.whole):
            return ("و", *proclitics(rest))
        case "ف" if not bound:
            if rest in lists.carried["ف"] or (rest.startswith("ال") and len(rest) > 4 and not _among(form, lists.whole)):
                return ("ف", *proclitics(rest))
        case "ل" if form.startswith("لل") and len(form) > 3:
            return ("ل", "ال")
        case "ب" | "ل" if not bound and not _among(form, lists.whole):
            return (first, "ال") if rest.startswith("ال") and "ال" in proclitics(rest) else (first,)
        case "ك" if not bound:
            if rest.startswith("ال") and not _among(form, lists.whole) and proclitics(rest):
                return ("ك", "ال")
            if rest in lists.carried["ك"]:
                return ("ك",)
        case "س" if not bound and len(form) > 3:
            if rest[0] in "يتن" and not _among(form, lists.whole):
                return ("س",)
            if rest[0] == "ا" and rest[1:] in lists.future:
                return ("س",)
        case _:
            pass
    return ()


def bound_by(previous: str | None) -> bool:
    """Say whether the word before is a preposition, after which no conjunction, preposition or verb can stand."""
    return previous in _PREPOSITIONS
