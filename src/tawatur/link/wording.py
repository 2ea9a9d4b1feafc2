"""The words of a sentence as linking compares them: content stems with fixed weights, and word 3-grams for reuse.

Weights come from what the lexicon knows of a word, not from counts over the reports at hand: a new report must not
change how two others compare.
"""

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple
from zlib import crc32

from tawatur.lexicon.load import load
from tawatur.text.words import segment, words

GRAM: Final = 3  # words of a 3-gram; shorter ones are shared by chance, longer ones miss edited copies
_WEIGHTS: Final = {"particle": 0.0, "cue": 0.0, "source": 0.2, "trigger": 0.5, "noun": 0.5, "thing": 0.7, "actor": 0.7}
_PLACE: Final = 0.8
_UNKNOWN: Final = 1.2  # names and whatever else no list has: what tells one happening from another
_NUMBER: Final = 0.6
_LONG_NUMBER: Final = 1.2
_LEAST_SHARED: Final = 5  # 3-grams; seven words in a row, or two formulas («ما أدى إلى سقوط قتيلين»)
NAME: Final = 1.0  # from this weight on a word is rare enough to be a name
_SHORTEST: Final = 3
_RARE: Final = 3  # matters of the table that a word with full weight may stand in
_LEAST_RARITY: Final = 0.05
_ENDINGS: Final = re.compile(r"(?:يات|ات|ون|ين|ان|يه|ها|هم|ه|ي)$")
_CONJUNCTION: Final = frozenset({"و", "ف"})
_ADDRESS: Final = ("http://", "https://", "www.")


class Wording(NamedTuple):
    """Content stems with their weights, and the 3-grams, of one stretch of text."""

    stems: dict[str, float]
    grams: frozenset[int]
    names: frozenset[str] = frozenset()  # rare words that stand side by side, as those of a name do


@lru_cache(maxsize=1 << 17)
def stem(form: str) -> str:
    """Return a folded word without proclitics and common endings: enough to compare words, no morphology."""
    bare = segment(form).stem
    for article in ("ال",):
        if bare.startswith(article) and len(bare) > len(article) + _SHORTEST - 1:
            bare = bare[len(article) :]
    shorter = _ENDINGS.sub("", bare)
    return shorter if len(shorter) >= _SHORTEST else bare


@lru_cache(maxsize=1 << 17)
def _weigh(form: str) -> float:
    topics = {hit.topic for hit in load().matcher.find([form])}
    known = [_WEIGHTS[topic] for topic in topics if topic in _WEIGHTS]
    if known:
        return min(known)
    return _PLACE if "place" in topics else _UNKNOWN


@lru_cache(maxsize=1)
def _common() -> tuple[int, dict[str, int]]:
    """Return the number of matters that were counted, and in how many of them each common stem stands."""
    lines = (files("tawatur.link") / "common_words.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    return int(rows[0][1]), {word: int(n) for word, n in rows[1:]}


def rarity(found: str) -> float:
    """Return how much a stem tells, from 0.05 for one that stands in every report to 1 for one that stands in few."""
    every, common = _common()
    n = common.get(found)
    return 1.0 if n is None else max(_LEAST_RARITY, math.log(every / n) / math.log(every / _RARE))


def content(text: str) -> set[str]:
    """Return the content stems of a text, whatever they weigh."""
    return {s for w in words(text) if w.kind == "arabic" and _weigh(w.form) > 0 and len(s := stem(w.form)) >= _SHORTEST}


def wording(text: str) -> Wording:
    """Return the content stems and 3-grams of a text."""
    stems: dict[str, float] = {}
    forms: list[str] = []
    names: set[str] = set()
    before = ""
    for word in words(text):
        if word.kind in ("punct", "symbol") or word.form.startswith(_ADDRESS):
            continue  # an address stands under all that a channel writes and tells nothing of the matter
        last, before = before, ""
        form = word.form
        forms.append(form[1:] if form[:1] in _CONJUNCTION and len(form) > 4 else form)
        if word.kind == "number":
            value = _LONG_NUMBER if len(form) >= _SHORTEST else _NUMBER
            found = form
        else:
            found = stem(form)
            if len(found) < _SHORTEST:
                continue
            value = _weigh(form)
        if value > 0:
            value *= rarity(found)
            stems[found] = min(value, stems.get(found, value))
            if value >= NAME and word.kind == "arabic":
                before = found
                if last:
                    names.add(f"{last} {found}")
    return Wording(stems, frozenset(_grams(forms)), frozenset(names))


def together(some: Iterable[Wording]) -> Wording:
    """Return the wording of several stretches as one; of one stretch it is the same object, which saves much memory."""
    some = list(some)
    if len(some) == 1:
        return some[0]
    stems: dict[str, float] = {}
    grams: set[int] = set()
    names: set[str] = set()
    for one in some:
        for found, value in one.stems.items():
            stems[found] = min(value, stems.get(found, value))
        grams |= one.grams
        names |= one.names
    return Wording(stems, frozenset(grams), frozenset(names))


def _grams(forms: list[str]) -> Iterable[int]:
    for i in range(len(forms) - GRAM + 1):
        yield crc32(" ".join(forms[i : i + GRAM]).encode())


def overlap(left: dict[str, float], right: dict[str, float]) -> float:
    """Return the weighted share of the smaller set of stems that the other one has too, from 0 to 1."""
    if len(left) > len(right):
        left, right = right, left
    common = sum(min(value, right[found]) for found, value in left.items() if found in right)
    if common == 0:
        return 0.0
    return min(1.0, common / min(sum(left.values()), sum(right.values())))


def shared_grams(left: frozenset[int], right: frozenset[int]) -> float:
    """Return the share of the smaller set of 3-grams that the other has; 0 where only turns of phrase are shared."""
    common, least = len(left & right), min(len(left), len(right))
    return common / least if common >= _LEAST_SHARED else 0.0


def containment(part: frozenset[int], whole: frozenset[int]) -> float:
    """Return the share of the 3-grams of ``part`` that ``whole`` has: exact, 0 where ``part`` has none."""
    return len(part & whole) / len(part) if part else 0.0
