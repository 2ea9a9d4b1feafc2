"""Take a name out of what is kept: blocks in its place, so that every offset still holds."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final
from urllib.parse import unquote

from tawatur.text.folding import MARKS, letters
from tawatur.text.words import Word, readings, words

BLOCK: Final = "█"
_SIGNS: Final = re.compile(r"[\W_]+")
_ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_ENCODINGS: Final = ("utf-8", "cp1256", "iso-8859-6", "utf-16")
_BARE_YEH: Final = "ى"  # folds to «ي», but «على» is not the name «علي»


class Names:
    """One person's names, found however they are spelt together, with or without clitics and quotation marks."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the spellings; each is looked for by its folded letters, words of one or more."""
        found = {_squeezed(name): name.strip() for name in names}
        self._names = {key: name for key, name in found.items() if key}
        self._longest = max(map(len, self._names), default=0)

    def __bool__(self) -> bool:
        """Say whether there is any name with a letter in it."""
        return bool(self._names)

    def inside(self, text: str) -> bool:
        """Say whether a text holds a name."""
        return self.blacken(text) != text

    def within(self, data: bytes) -> bool:
        """Say whether bytes hold a name, in any encoding or escape that reports come in."""
        for encoding in _ENCODINGS:
            text = data.decode(encoding, errors="ignore")
            if self.inside(html.unescape(_ESCAPED.sub(lambda m: chr(int(m[1], 16)), text))):
                return True
        return False

    def blacken(self, text: str) -> str:
        """Return a text with blocks for each name, as long as it was."""
        squeezed = _squeezed(text) + _squeezed(unquote(text))
        if not any(key in squeezed for key in self._names):
            return text
        found = [word for word in words(text) if word.kind not in ("punct", "symbol")]
        for start, end in self._spans(found, text):
            text = text[:start] + BLOCK * (end - start) + text[end:]
        return text

    def _spans(self, found: Sequence[Word], text: str) -> Iterator[tuple[int, int]]:
        for i, first in enumerate(found):
            parts = list(filter(None, _SIGNS.split(letters(unquote(first.form)))))
            if len(parts) > 1 and any(self._begins(part, parts[at + 1 :]) for at, part in enumerate(parts)):
                yield first.start, first.end  # an address or a handle that holds the name
                continue
            rest = [_squeezed(word.form) for word in found[i + 1 : i + 1 + self._longest]]
            for beginning in _beginnings(first):
                name = self._begins(beginning, rest)
                if name is None:
                    continue
                last = found[i + name[1]]
                if name[1] == 0 and _bare(text[last.start : last.end]) != _bare(name[0]):
                    continue
                yield first.start, last.end

    def _begins(self, beginning: str, rest: Sequence[str]) -> tuple[str, int] | None:
        """Return the name that some words begin with, and how many of the rest belong to it."""
        so_far, count = beginning, 0
        while so_far not in self._names and len(so_far) < self._longest and count < len(rest):
            so_far += rest[count]
            count += 1
        return (self._names[so_far], count) if so_far in self._names else None

    def redact(self, value: Any, text: str | None = None) -> Any:
        """Return a JSON value with every string blackened; ``text`` is the blackened report that its spans point into.

        Words of a span are taken from that text again; whoever is named by words that were blackened loses id and name.
        """
        if isinstance(value, str):
            return self.blacken(value)
        if isinstance(value, list):
            return [self.redact(one, text) for one in value]
        if not isinstance(value, dict):
            return value
        made = {self.blacken(key): self.redact(one, text) for key, one in value.items()}
        start, end = value.get("start"), value.get("end")
        if isinstance(value.get("text"), str) and isinstance(start, int) and isinstance(end, int):
            if text is not None:
                made["text"] = text[start:end]
            if BLOCK in made["text"]:
                made.update((key, None) for key in ("id", "name") if key in made)
        return made


def _beginnings(word: Word) -> set[str]:
    """Return the letters with which a name can begin in a word: all, and those behind each of its clitics."""
    whole = {_squeezed(word.form)}
    if word.kind != "arabic":
        return whole
    return whole | {reading.stem for reading in readings(word.form) if not reading.enclitic}


def _bare(word: str) -> bool:
    return "".join(letter for letter in word if letter not in MARKS).endswith(_BARE_YEH)


def _squeezed(text: str) -> str:
    return _SIGNS.sub("", letters(text))
