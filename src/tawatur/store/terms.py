"""Words of texts and of queries to the terms by which they find each other.

A term is a word without clitics and endings (light stemming after Larkey, Ballesteros and Connell, "Light stemming for
Arabic information retrieval", 2007), folded; in longer ones the long vowels inside are left out: writers of names and
loanwords differ most in them (مليشيا, ميليشيا, ميلشيات). Two words side by side are a term too, written as one, so
that «دير الزور» and «ديرالزور» find each other, and words in quotation marks are found side by side only.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from tawatur.core.errors import RejectedInput
from tawatur.text.folding import key
from tawatur.text.words import Word, segment, words

FIELDS: Final = ("actor", "place", "thing", "source", "title")
LONGEST: Final = 64  # letters of a term; what is longer is no word, and databases have their limits
_FOREIGN: Final = ("يات", "يا")  # endings of loanwords whose short stems are misspelt too
_ENDINGS: Final = ("تها", "تهم", "ها", "هم", "ات", "ان", "ين", "ون", "وا", "يه", "ه", "ي", "ا")
_LONG: Final = frozenset("وي")
_VERB: Final = "ت"
_SHORTEST: Final = 3
_VOWELLED: Final = 5  # stems from this length on lose the long vowels inside
_LOAN: Final = 4
_FATHER: Final = "ابو"  # also written without its first letter in names: أبو كمال, البوكمال
_TOKEN: Final = re.compile(
    r"""(?P<not>-)?(?:(?P<field>[a-z]+):)?(?:["«“](?P<phrase>[^"»”]*)["»”]|(?P<word>[^\s"«»“”]+))"""
)
_PARTS: Final = re.compile(r"[\W_]+")


Terms = tuple[str, ...]  # one of them must be there


class Wanted(NamedTuple):
    """What a query asks for: one term of each of ``every`` must be there, and not one of each of any of ``none``."""

    every: tuple[Terms, ...]
    none: tuple[tuple[Terms, ...], ...] = ()


def of_field(some: Iterable[str], field: str | None) -> Terms:
    """Return terms as those of a field: its name stands before them."""
    cut = {one[:LONGEST] for one in some}
    return tuple(sorted(f"{field}:{one}" for one in cut) if field else sorted(cut))


@lru_cache(maxsize=1 << 10)  # claims of one report share sentences, titles and names
def terms(text: str) -> frozenset[str]:
    """Return the terms of a text."""
    found: set[str] = set()
    before: Word | None = None
    for word in words(text):
        if word.kind in ("punct", "symbol"):
            before = None
            continue
        found.update(_of_word(word, before.form if before is not None else None))
        if before is not None and before.kind == word.kind == "arabic":
            found.update(_joined(before.form, word.form))
        before = word
    return frozenset(one[:LONGEST] for one in found)


def wanted(query: str) -> Wanted:
    """Return what a query asks for; RejectedInput for a field that is none or a query without words."""
    every: list[Terms] = []
    none: list[tuple[Terms, ...]] = []
    plain: list[str] = []
    for token in _TOKEN.finditer(query):
        field, phrase = token["field"], token["phrase"]
        said = phrase if phrase is not None else token["word"]
        if field is not None and field not in FIELDS:
            if phrase is not None or not said.startswith("//"):
                raise RejectedInput("T077", query, f"no field {field}; known are {', '.join(FIELDS)}")
            field, said = None, f"{field}:{said}"  # an address
        if token["not"] is None and field is None and phrase is None:
            plain.append(said)  # plain words that stand together may be one name
            continue
        every += _all(" ".join(plain), None)
        plain = []
        found = (_all if phrase is None else _side_by_side)(said, field)
        if token["not"] is None:
            every += found
        elif found:
            none.append(tuple(found))
    every += _all(" ".join(plain), None)
    if not every and not none:
        raise RejectedInput("T077", query, "it has no words")
    return Wanted(tuple(every), tuple(none))


def _all(text: str, field: str | None) -> list[Terms]:
    """Return that each word is there, alone or written as one with a word beside it."""
    asked = _asked_words(text)
    pairs = [_joined(a.form, b.form) if a.kind == b.kind == "arabic" else frozenset() for a, b in pairwise(asked)]
    made = []
    for i, word in enumerate(asked):
        beside = [*(pairs[i - 1 : i] if i else []), *pairs[i : i + 1]]
        made.append(of_field(set(_of_query(word)).union(*beside), field))
    return [some for some in made if some]


def _side_by_side(text: str, field: str | None) -> list[Terms]:
    """Return that the words are there side by side in this order; other than Arabic ones only that they are there."""
    asked = _asked_words(text)
    if len(asked) < 2:
        return _all(text, field)
    made = []
    for a, b in pairwise(asked):
        if a.kind == b.kind == "arabic":
            made.append(of_field(_joined(a.form, b.form), field))
        else:
            made += [of_field(_of_query(a), field), of_field(_of_query(b), field)]
    return [some for some in made if some]


def _asked_words(text: str) -> list[Word]:
    return [word for word in words(text) if word.kind not in ("punct", "symbol")]


def _of_word(word: Word, before: str | None) -> tuple[str, ...]:
    return _behind(word.form, before) if word.kind == "arabic" else _plain(word)


@lru_cache(maxsize=1 << 16)
def _behind(form: str, before: str | None) -> tuple[str, ...]:
    """Return the terms of a word of a text: by what stands before it, and as if it stood alone, as in a query."""
    return (term(segment(form, before).stem or form), term(segment(form).stem or form))


def _of_query(word: Word) -> tuple[str, ...]:
    """Return the terms of a word of a query: it may have its first letter of its own, or as a clitic."""
    if word.kind != "arabic":
        return _plain(word)
    return (term(segment(word.form).stem or word.form), term(word.form))


def _plain(word: Word) -> tuple[str, ...]:
    if word.kind == "number":
        return ("".join(_PARTS.split(word.form)),)
    return tuple(filter(None, _PARTS.split(key(word.form))))


@lru_cache(maxsize=1 << 16)
def _joined(one: str, other: str) -> frozenset[str]:
    """Return two words as one: the first with and without its clitics, the second as it stands."""
    return frozenset(term(first + other) for first in (segment(one).stem or one, one))


@lru_cache(maxsize=1 << 18)
def term(form: str) -> str:
    """Return the term of a folded word that has no clitics. A term is its own term.

    >>> [term(word) for word in ("مليشيا", "ميليشيات", "ميلشيا")]
    ['ملش', 'ملش', 'ملش']
    """
    while True:
        shorter = _step(form)
        if shorter == form:
            return form
        form = shorter


def _step(form: str) -> str:
    if form.startswith(_FATHER) and len(form) > len(_FATHER) + _SHORTEST - 1:
        return form[1:]
    for ending in _FOREIGN:
        if form.endswith(ending) and len(form) - len(ending) >= _LOAN:
            return _without_vowels(form.removesuffix(ending))
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST:
            return form.removesuffix(ending)
    if form.endswith(_VERB) and len(form) > _SHORTEST and form[-2] not in "اوي":
        return form[:-1]
    return _without_vowels(form) if len(form) >= _VOWELLED else form


def _without_vowels(form: str) -> str:
    inside = "".join(letter for letter in form[1:-1] if letter not in _LONG)
    return form[0] + inside + form[-1] if len(inside) + 2 >= _SHORTEST else form
