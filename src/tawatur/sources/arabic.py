"""Whether characters are Arabic, and whether a decoded text reads like Arabic or like bytes in the wrong encoding."""

import re
import unicodedata
from typing import Final

_LETTERS: Final = (
    "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06fc\u0750-\u077f"
    "\ufb50-\ufdff\ufe70-\ufefc"
)
_LETTER: Final = re.compile(f"[{_LETTERS}]")
_RUN: Final = re.compile(f"[{_LETTERS}]{{2,}}")
_COMMON: Final = frozenset("اليمونتر")  # half of all letters in running Arabic
_MOJIBAKE: Final = frozenset("طظ")  # what the first bytes of UTF-8 letters become in windows-1256
_MIN_SHARE: Final = 0.9  # of Arabic among letters that are not ASCII
_MIN_JOINED: Final = 0.8  # of Arabic letters that stand beside another
_MIN_COMMON: Final = 0.3
_MAX_MOJIBAKE: Final = 0.25
_SHORT: Final = 40  # letters; below it the common ones need not show


def has_arabic(text: str) -> bool:
    """Say whether a text holds at least one Arabic letter."""
    return _LETTER.search(text) is not None


def count_arabic(text: str) -> int:
    """Count the Arabic letters of a text."""
    return sum(1 for _ in _LETTER.finditer(text))


def weigh(text: str) -> float | None:
    """Return the share of common letters among the Arabic ones, or null if the text does not read like Arabic."""
    letters = _LETTER.findall(text)
    if not letters:
        return None
    others = sum(1 for char in text if char > "\x7f" and _is_foreign(char))
    joined = sum(len(run) for run in _RUN.findall(text))
    common = sum(1 for char in letters if char in _COMMON) / len(letters)
    broken = sum(1 for char in letters if char in _MOJIBAKE) / len(letters)
    if len(letters) < _MIN_SHARE * (len(letters) + others) or joined < _MIN_JOINED * len(letters):
        return None
    if len(letters) >= _SHORT and (common < _MIN_COMMON or broken > _MAX_MOJIBAKE):
        return None
    return common


def _is_foreign(char: str) -> bool:
    """Say whether a character is a letter of another script, a control character or one that stands for a lost byte."""
    if _LETTER.match(char) or char == "\u0640":
        return False
    return char == "\ufffd" or unicodedata.category(char) in {"Lu", "Ll", "Lt", "Lo", "Cc", "Cn", "Co"}
