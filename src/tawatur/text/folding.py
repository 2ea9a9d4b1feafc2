"""Folding: one spelling for what readers take as the same letter, with a table back to the received text.

The table is explicit: every character keeps its place, is replaced, is dropped, or (ligatures) becomes several.
Nothing is found again by comparing two texts.

Choices that are not obvious:

- ``ى`` folds to ``ي`` and ``ة`` to ``ه``, because writers mix them; ``ء`` on the line is kept.
- Persian and Urdu letters fold to the Arabic letter they are written for: ``گ`` to ``ك`` (the usual Iraqi and Levantine
  respelling), ``پ`` to ``ب``, ``چ`` to ``ج``, ``ژ`` to ``ز``, ``ڤ`` to ``ف``.
- Every quotation mark, apostrophe and prime is ``"``; every dash and hyphen is ``-``.
- The phrases in one character (``ﷺ``, ``ﷻ``, ``﷽``) stay as they are: they are symbols, not words.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tawatur.core.spans import Span


def _ranges(*pairs: tuple[int, int]) -> Iterable[int]:
    return (code for first, last in pairs for code in range(first, last + 1))


# Marks that sit on or between letters; they belong to the word that they follow.
_MARKS: Final = frozenset(
    _ranges((0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06DC), (0x06DF, 0x06E4))
) | frozenset(_ranges((0x06E7, 0x06E8), (0x06EA, 0x06ED), (0x08CA, 0x08E1), (0x08E3, 0x08FF), (0xFE70, 0xFE72)))
_VOWEL_FORMS: Final = frozenset(code for code in range(0xFE74, 0xFE80) if code != 0xFE75) | {0xFE73}
# The same as characters, vowel marks in presentation forms included.
MARKS: Final = frozenset(map(chr, _MARKS | _VOWEL_FORMS))
# Marks of no width: joiners, direction marks, byte order mark, soft hyphen, variation selectors.
_INVISIBLE: Final = frozenset(
    _ranges((0x00AD, 0x00AD), (0x061C, 0x061C), (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E))
) | frozenset(_ranges((0x2060, 0x2064), (0x2066, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)))

_LETTERS: Final = {
    "أإآٱٲٳٵ": "ا",
    "ؤٶٷۄۅۆۇۈۉۊۋۏ": "و",
    "ئىیۍێېۑےۓؽؾؿٸؠ": "ي",
    "ةۃہھۀەۂۿ": "ه",
    "کگڪګڬڭڮڰڱڲڳڴػؼ": "ك",
    "پ": "ب",
    "چ": "ج",
    "ڤڥڡڢڣڦ": "ف",
    "ژڙ": "ز",
    "ٹټ": "ت",
    "ڈډ": "د",
    "ڑڕړ": "ر",
    "ںڼ": "ن",
    "ڵڶڷ": "ل",
    "ڨ": "ق",
}
_SIGNS: Final = {
    "\"'`´ʹʺʻʼʽˈ«»‘’‚‛“”„‟‹›′″‴‵‶‷❛❜❝❞❟❠❮❯⹂〝〞〟＂＇🙶🙷🙸": '"',
    "-‐‑‒–—―−⁃﹘﹣－⸺⸻": "-",
    "٫": ".",
    "٬": ",",
    "۔": ".",
    "٪": "%",
    "⸮": "؟",
    "٭": "*",
    "﴾": "(",
    "﴿": ")",
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000": " ",
}


def _table() -> dict[int, str]:
    """Make the table: every code point that does not stay as it is, and its folded form, itself a fixed point."""
    table: dict[int, str] = {}
    for code in _ranges((0x0041, 0x024F), (0x1E00, 0x1EFF), (0xFF21, 0xFF3A)):
        lower = chr(code).lower()
        table[code] = lower if len(lower) == 1 else lower[0]
    for digit in range(10):
        table[0x0660 + digit] = table[0x06F0 + digit] = str(digit)
    for group, target in (_LETTERS | _SIGNS).items():
        table.update((ord(letter), target) for letter in group)
    dropped = _MARKS | _VOWEL_FORMS | _INVISIBLE
    table.update(dict.fromkeys(dropped, ""))
    for code in _ranges((0xFB50, 0xFDFF), (0xFE70, 0xFEFC)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if code not in table and " " not in plain and plain != chr(code):
            table[code] = "".join(table.get(ord(letter), letter) for letter in plain)
    return {code: to for code, to in table.items() if to != chr(code)}


_TABLE: Final = _table()
# Characters that change in nearly every report, and those that do in few.
_USUAL: Final = tuple((letter, _TABLE[ord(letter)]) for letter in "أإآؤئىة«»“”–٠١٢٣٤٥٦٧٨٩")
_OTHER: Final = re.compile("[" + "".join(re.escape(chr(code)) for code in _TABLE) + "]")
_UNEVEN: Final = re.compile("[" + "".join(chr(code) for code, to in _TABLE.items() if len(to) != 1) + "]")
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back: ``starts[i]`` is the place in the received text of folded character ``i``."""

    text: str
    starts: Sequence[int]
    received: str

    def span(self, start: int, end: int) -> Span:
        """Return the received range that folds to ``text[start:end]``; marks after a letter belong to it."""
        if start >= end:
            here = self.starts[start] if start < len(self.starts) else len(self.received)
            return Span(here, here)
        return Span(self.starts[start], self.end(end))

    def end(self, end: int) -> int:
        """Return where in the received text the folded range that ends at ``end`` (greater than 0) ends."""
        received, stop = self.received, self.starts[end - 1] + 1
        if received[stop - 1].isalpha():
            stop = marks_end(received, stop)
        return stop


def marks_end(text: str, end: int) -> int:
    """Return the place after the vowel marks and tatweels that stand at ``end`` of a received text."""
    while end < len(text) and text[end] in MARKS:
        end += 1
    return end


def letters(text: str) -> str:
    """Fold without the way back, spaces as they are: the letters of every report first, then what is left to change."""
    for letter, to in _USUAL:
        text = text.replace(letter, to)
    for letter in set(_OTHER.findall(text)):
        text = text.replace(letter, _TABLE[ord(letter)])
    return text


def fold(text: str) -> Folded:
    """Fold a text and keep the table back to it."""
    folded = letters(text)
    changes = _UNEVEN.finditer(text)
    first = next(changes, None)
    if first is None:
        return Folded(folded, range(len(text)), text)
    starts = list(range(first.start()))
    place = first.start()
    while first is not None:
        here = first.start()
        starts.extend(range(place, here))
        starts.extend([here] * len(_TABLE[ord(text[here])]))
        place = here + 1
        first = next(changes, None)
    starts.extend(range(place, len(text)))
    return Folded(folded, starts, text)


def key(word: str) -> str:
    """Return the folded form of a word or phrase, single spaces inside and none around: the key of lexicons."""
    return _SPACES.sub(" ", letters(word)).strip()
