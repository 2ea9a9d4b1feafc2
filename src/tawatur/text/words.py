"""Words of a text as received, and the ways to take a word apart into proclitics, stem and enclitic."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal, NamedTuple

import msgspec

from tawatur.text.clitics import begins_itself, proclitics
from tawatur.text.folding import MARKS, fold, marks_end

Kind = Literal["arabic", "latin", "number", "punct", "symbol"]

_ARABIC: Final = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u0870-\u0887\u08a0-\u08c9"
)
# Letters of other scripts; the phrases in one character (U+FDFA and its like) are signs.
_LETTER: Final = rf"[^\W\d_\ufdfa-\ufdff{_ARABIC}]"
_WORD: Final = re.compile(
    rf"""(?P<arabic>[{_ARABIC}]+)
    |(?P<latin>https?://[\w\-./?%&=\#:~+@]*[a-z0-9/]|www\.[\w\-./?%&=\#:~+@]*[a-z0-9/]
        |[0-9]*(?:{_LETTER}[\u0300-\u036f]*)+(?:-?(?:{_LETTER}[\u0300-\u036f]*|\d)+)*)
    |(?P<number>(?:[0-9]{{1,3}}(?:[,،][0-9]{{3}})+(?:\.[0-9]+)?|[0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,}}
        |(?<![0-9]\.)[0-9]+[.,][0-9]+(?![.,]?[0-9])|[0-9]+|(?<![^\s"(\-])\.[0-9]+)(?![0-9])%?)
    |(?P<punct>[.,،:؛;؟?!…"()\[\]{{}}\-/\\\#_@&*%•·])
    |(?P<symbol>\S)""",
    re.VERBOSE,
)


class Word(msgspec.Struct, frozen=True, gc=False):
    """One word, mark or sign: ``start`` and ``end`` in the received text, its folded form and its kind.

    ``joined`` is true when no space stands between it and the word before.
    """

    start: int
    end: int
    form: str
    kind: Kind
    joined: bool = False


def words(text: str) -> list[Word]:
    """Return the words of a text in order; all that is neither space nor dropped by folding belongs to exactly one."""
    folded = fold(text)
    starts, last = folded.starts, 0
    found: list[Word] = []
    add = found.append
    even, size, source = isinstance(starts, range), len(text), folded.text
    for match in _WORD.finditer(source):
        start, end = match.span()
        kind: Kind = match.lastgroup  # type: ignore[assignment]
        form = source[start:end]
        joined = start == last and start > 0
        last = end
        if kind == "arabic":
            if not even:
                start, end = starts[start], starts[end - 1] + 1
                if end < size and text[end] in MARKS:
                    end = marks_end(text, end)
        else:
            if kind == "symbol" and unicodedata.category(form).startswith("P"):
                kind = "punct"
            if not even:
                start, end = starts[start], starts[end - 1] + 1
        add(Word(start, end, form, kind, joined))
    return found


class Reading(NamedTuple):
    """One way to take a folded word apart: ``ولسيارته`` is proclitics ``و`` ``ل``, stem ``سياره``, enclitic ``ه``.

    The stem is restored, so the parts need not spell the word: ``للحرس`` is ``ل``, ``ال``, ``حرس``. It is empty only
    where a preposition carries a pronoun (``به``).
    """

    proclitics: tuple[str, ...]
    stem: str
    enclitic: str


_ENCLITICS: Final = ("هما", "كما", "هم", "هن", "ها", "كم", "نا", "ني", "ه", "ك", "ي")
_SHORTEST: Final = 2


def _fronts(form: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every division into proclitics and the rest, the undivided word first."""
    yield (), form
    heads: list[tuple[tuple[str, ...], str]] = [((), form)]
    if form[0] in "وف":
        heads.append(((form[0],), form[1:]))
        yield heads[1]
    for head, rest in heads:
        if rest.startswith("ال"):
            yield (*head, "ال"), rest[2:]
        elif rest[:1] in ("ب", "ك"):
            yield (*head, rest[0]), rest[1:]
            if rest.startswith("ال", 1):
                yield (*head, rest[0], "ال"), rest[3:]
        elif rest[:1] == "ل":
            if rest == "لله":
                yield (*head, "ل"), "الله"
            yield (*head, "ل"), rest[1:]
            if rest.startswith("لل"):
                yield (*head, "ل", "ال"), rest[2:]
                yield (*head, "ل", "ال"), rest[1:]
        elif rest[:1] == "س" and rest[1:2] in ("ي", "ت", "ن", "ا"):
            yield (*head, "س"), rest[1:]


def _backs(stem: str) -> Iterator[tuple[str, str]]:
    """Yield every division of an articleless rest into stem and enclitic, with the stem's last letter restored."""
    for enclitic in _ENCLITICS:
        if not stem.endswith(enclitic) or len(stem) - len(enclitic) < _SHORTEST:
            continue
        bare = stem[: -len(enclitic)]
        yield bare, enclitic
        match bare[-1]:
            case "ت":
                yield bare[:-1] + "ه", enclitic
            case "ا":
                yield bare[:-1] + "ي", enclitic
            case "و" | "ي" if bare[-2] == "ا":
                yield bare[:-1] + "ء", enclitic
            case _:
                pass
        if bare[-1] == "و":
            yield bare + "ا", enclitic


@lru_cache(maxsize=1 << 16)
def readings(form: str) -> tuple[Reading, ...]:
    """Return every possible reading of a folded word, the whole word first, each once."""
    if not form:
        return ()
    found: dict[Reading, None] = {}
    for head, rest in _fronts(form):
        if len(rest) >= _SHORTEST or not head:
            found[Reading(head, rest, "")] = None
    for head, rest in _fronts(form):
        if head[-1:] != ("ال",):
            for stem, enclitic in _backs(rest):
                found[Reading(head, stem, enclitic)] = None
            if head[-1:] in (("ب",), ("ل",)) and rest in _ENCLITICS:
                found[Reading(head, "", rest)] = None
    return tuple(found)


def segment(form: str, previous: str | None = None) -> Reading:
    """Return the single best reading of a folded word after the folded word ``previous``.

    Only proclitics are decided; the enclitic stays on the stem, except where a preposition carries nothing else («به»).
    """
    head = proclitics(form, previous)
    return _reading(form, head) if head else Reading((), form, "")


@lru_cache(maxsize=1 << 15)
def _reading(form: str, head: tuple[str, ...]) -> Reading:
    """Return the reading with these proclitics: a preposition with its pronoun; of «للجنة» the known stem, «لجنة»."""
    found = [reading for reading in readings(form) if reading.proclitics == head]
    if head[-2:] == ("ل", "ال"):
        found.sort(key=lambda reading: not (reading.stem.startswith("ل") and begins_itself(reading.stem)))
    else:
        found.sort(key=lambda reading: bool(reading.stem))
    return found[0] if found else Reading((), form, "")
