"""Which first letters of a word are proclitics, decided from closed lists and the word before."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

import msgspec

from tawatur.text.folding import key


def _set(forms: str) -> frozenset[str]:
    return frozenset(map(key, forms.split()))


_ENDINGS: Final = _set(
    "ه ا ت ي ات ان ين ون وا ها هم هن هما نا ني ك كم كما يه يا يات يون يين تا تان تين ته تها تهم تهما تنا اته اتها "
    "اتهم اتهما اتنا يته يتها يتهم وه وها وهم و تم تن تي اتي يي ويه"
)
_THIRD_PERSON: Final = _set("ه ها هم هما")
_PRONOUNS: Final = _THIRD_PERSON | _set("هن نا ك كم ي")
# The ending of feminine nouns before a pronoun, and their plural.
_FEMININE: Final = ("ت", "ات")
_SHORTEST_STEM: Final = 3


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
    whole: set[str] = set()
    for word in " ".join([*data.whole.values(), data.carried["ل"]]).split():
        whole.add(key(word))
        if word.endswith("ة") and len(word) > _SHORTEST_STEM:
            whole.update(key(word[:-1]) + ending for ending in _FEMININE)
    carried = {letter: frozenset(map(key, group.split())) for letter, group in data.carried.items()}
    return _Lists(frozenset(whole), carried, frozenset(map(key, data.future["سا"].split())))


def _among(form: str, stems: frozenset[str]) -> bool:
    """Say whether a form is one of the stems, or a stem of three letters or more with an ending."""
    if form in stems:
        return True
    return any(form[:end] in stems and form[end:] in _ENDINGS for end in range(len(form) - 1, _SHORTEST_STEM - 1, -1))


def _article_in_stem(form: str, stems: frozenset[str]) -> bool:
    """Say the same of a form in «ال», where only a pronoun can end what is no article."""
    if form in stems:
        return True
    longest = range(len(form) - 1, _SHORTEST_STEM + 1, -1)
    return any(form[:end] in stems and form[end:] in _THIRD_PERSON for end in longest)


_PREPOSITIONS: Final = _set(
    "في من على إلى عن بين منذ خلال قبل بعد عند لدى ضد مع نحو تجاه حول فوق تحت داخل خارج قرب دون عبر غير"
)
# The letters with which a word that has a proclitic can begin.
_FIRST: Final = frozenset("اوفبكلس")
_RELATIVE: Final = "من"
_PAUSES: Final = frozenset('.،؛:-…!؟)"')


def proclitics(form: str, previous: str | None = None) -> tuple[str, ...]:
    """Return the proclitics of a folded word that stands after the folded word ``previous``."""
    if len(form) < _SHORTEST_STEM and not (form[:1] in ("ب", "ل") and form[1:] in _PRONOUNS):
        return ()
    if form[:1] not in _FIRST:
        return ()
    if previous in _PREPOSITIONS:
        return _after_preposition(form, previous == _RELATIVE)
    return _free(form, previous is None or previous in _PAUSES)


def _after_preposition(form: str, relative: bool) -> tuple[str, ...]:
    """Return the article if the form has it, and after «من» («who») the future: no other proclitic stands there."""
    found = _free(form, False)
    return found if found == ("ال",) or (relative and found == ("س",)) else ()


def begins_itself(form: str) -> bool:
    """Say whether the lists have the form as a word whose first letter is its own."""
    return _among(form, _lists().whole)


@lru_cache(maxsize=1 << 15)
def _free(form: str, pause: bool) -> tuple[str, ...]:
    """Return the proclitics of a form; ``pause`` says that a sentence or clause begins with it."""
    first, rest = form[:1], form[1:]
    whole, carried, future = _lists()
    if form.startswith("ال"):
        return () if len(form) <= _SHORTEST_STEM or _article_in_stem(form, whole) else ("ال",)
    match first:
        case "و" if rest in carried["و"] or not _among(form, whole):
            return ("و", *_inner(rest))
        case "ف" if rest in carried["ف"] or (
            not _among(form, whole) and (_inner(rest) == ("ال",) or (pause and rest[0] in "ايتن" and len(form) > 4))
        ):
            return ("ف", *_inner(rest))
        case "ل" if rest.startswith("ل") and len(form) > _SHORTEST_STEM:
            return ("ل",) if rest in carried["ل"] else ("ل", "ال")
        case "ب" | "ل" if (first == "ب" and rest in carried["ب"]) or not _among(form, whole):
            return (first, "ال") if _inner(rest)[:1] == ("ال",) else (first,)
        case "ك" if rest in carried["ك"]:
            return ("ك",)
        case "ك" if _inner(rest) == ("ال",) and not _among(form, whole):
            return ("ك", "ال")
        case "س" if len(form) > _SHORTEST_STEM:
            verb = rest[1:] in future if rest[0] == "ا" else rest[0] in "يتن" and not _among(form, whole)
            return ("س",) if verb else ()
        case _:
            pass
    return ()


def _inner(rest: str) -> tuple[str, ...]:
    """Return the proclitics of what follows a first one; a conjunction cannot follow."""
    if len(rest) < _SHORTEST_STEM or rest[0] in "وف":
        return (rest[0],) if rest[:1] in ("ب", "ل") and rest[1:] in _PRONOUNS else ()
    return _free(rest, False)
