"""Latin letters for ids of names that no list has: reversible enough to tell names apart, never shown as a name."""

from functools import lru_cache
from typing import Final

from tawatur.text.folding import key

_LETTERS: Final = str.maketrans(
    {
        "ا": "a",
        "ب": "b",
        "ت": "t",
        "ث": "th",
        "ج": "j",
        "ح": "h",
        "خ": "kh",
        "د": "d",
        "ذ": "dh",
        "ر": "r",
        "ز": "z",
        "س": "s",
        "ش": "sh",
        "ص": "s",
        "ض": "d",
        "ط": "t",
        "ظ": "z",
        "ع": "a",
        "غ": "gh",
        "ف": "f",
        "ق": "q",
        "ك": "k",
        "ل": "l",
        "م": "m",
        "ن": "n",
        "ه": "h",
        "و": "w",
        "ي": "y",
        "ء": "",
        "پ": "p",
        "چ": "ch",
        "ڤ": "v",
        "گ": "g",
    }
)


@lru_cache(maxsize=1 << 14)
def latin(name: str) -> str:
    """Return a lower_snake_case Latin spelling of a name («أبو جعفر» → ``abw_jafr``)."""
    words = ("".join(c for c in word.translate(_LETTERS) if c.isascii() and c.isalnum()) for word in key(name).split())
    return "_".join(filter(None, words))
