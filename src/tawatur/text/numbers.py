"""Numbers in digits of both scripts and in words, standard and spoken, by a small grammar over a table."""

import re
from collections.abc import Sequence
from typing import Final

from tawatur.text.folding import key
from tawatur.text.number_grammar import Grammar, Number, digits
from tawatur.text.number_words import table, token
from tawatur.text.words import Word, words

__all__ = ["Number", "dual", "number_of", "read_number"]

_SUFFIXES: Final = {"k": 10**3, "m": 10**6, "g": 10**9, "b": 10**9}
_SHORT: Final = re.compile(r"([0-9][0-9.,]*)([kmgb])")


def read_number(words: Sequence[Word], i: int) -> Number | None:
    """Return the longest number that starts at word ``i``, or None.

    «و» and the prepositions «ب» and «ل» may be written onto its first word. Vague amounts («آلاف»، «عشرات») are no
    numbers, nor is «أحد» alone, nor a weekday («الاثنين»).
    """
    word = words[i]
    if word.kind == "arabic":
        if token(word.form) is None:
            return None
    elif word.kind != "number" and word.form not in ("-", "."):
        return None
    return Grammar(words).number(i)


def number_of(text: str) -> float | None:
    """Return the value of a string that is one number and nothing else, or None."""
    parts = words(text)
    if not parts:
        return None
    first = parts[0]
    if first.form in ("-", "+") and len(parts) > 1:
        rest = number_of(text[first.end :])
        return rest if rest is None or first.form == "+" else -rest
    short = _SHORT.fullmatch(key(text))
    if short is not None:
        return float(digits(short[1])) * _SUFFIXES[short[2]]
    if [part.form for part in parts[1:2]] == ["/"] and len(parts) == 3:
        above, below = number_of(first.form), number_of(parts[2].form)
        return None if above is None or not below else above / below
    whole = Grammar(parts, whole=True)
    found = whole.number(0)
    if found is None or found.end != len(parts):
        return None
    return float(found.value)


def dual(form: str) -> str | None:
    """Return the singular key of a folded noun that has the shape of a dual, or None.

    By shape only: sound plurals («مدنيين») and words such as «لبنان» have it too, so the caller asks its lexicon.
    """
    for ending in ("تان", "تين", "تا", "ان", "ين"):
        stem = form[: -len(ending)]
        if not form.endswith(ending) or len(stem) < (1 if ending[0] == "ت" else 2):
            continue
        if ending[0] == "ت":
            if stem + "ت" in table().t_final:
                return stem + "ت"
            if len(stem) > 1:
                return stem + "ه"
        elif len(stem) > 2 and stem[-2:] in ("اي", "او"):
            return stem[:-1] + "ء"
        else:
            return stem
    return None
