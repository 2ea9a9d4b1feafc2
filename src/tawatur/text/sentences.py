"""Sentences of news text: a new line always ends one; long sentences stay whole."""

import re
from typing import Final, Literal

from tawatur.text.words import Word

SentenceKind = Literal["counter", "hashtags", "headline", "text"]

_LINE_END: Final = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ENDS: Final = frozenset(".؟?!…")
_CLOSERS: Final = frozenset(')]}"')
_BULLETS: Final = frozenset("•●▪■◾◼🔴🔵🔹🔸🔻🔺➖")
_UNFINISHED: Final = frozenset(":،,؛;")
_SHORT_QUOTE: Final = 6
_SIGNS: Final = frozenset({"punct", "symbol"})
_LONGEST_HEADLINE: Final = 25


def sentences(text: str, words: list[Word]) -> list[range]:
    """Return the sentences as ranges of word indexes; together they are all words in order.

    A line end always ends a sentence, as do ``.``, ``..``, ``…``, ``؟`` and ``!``, with the quotation marks and
    brackets that close on them. A dot after a single letter («د. أحمد»), inside a number or address, or in a short
    quotation (a name) does not; neither do ``؛``, ``،`` and «و».
    """
    lines = [match.start() for match in _LINE_END.finditer(text)]
    lines.append(len(text) + 1)
    found: list[range] = []
    line, next_line = 0, lines[0]
    first, quote, ended = 0, -1, False
    for i, word in enumerate(words):
        form, start = word.form, word.start
        if start > next_line:
            while lines[line] < start:
                line += 1
            next_line, quote = lines[line], -1
            cut = i > 0
        elif ended:
            cut = not (form in _ENDS or (form in _CLOSERS and word.joined and (form != '"' or quote >= 0)))
        else:
            cut = form in _BULLETS and i + 1 < len(words) and words[i + 1].start < next_line
        if cut:
            ended = False
            if i > first:
                found.append(range(first, i))
                first = i
        if form == '"' and not _apostrophe(words, i):
            quote = i if quote < 0 else -1
        elif form in _ENDS and not ended:
            ended = _ends(words, i, first, quote)
    if words:
        found.append(range(first, len(words)))
    return found


def _apostrophe(words: list[Word], i: int) -> bool:
    """Say whether the quotation mark stands inside a Latin word."""
    return (
        0 < i < len(words) - 1
        and words[i].joined
        and words[i + 1].joined
        and words[i - 1].kind == words[i + 1].kind == "latin"
    )


def _ends(words: list[Word], i: int, first: int, quote: int) -> bool:
    """Say whether the mark at ``i`` ends the sentence that began at ``first``; ``quote`` is an open quotation or -1."""
    after = words[i + 1] if i + 1 < len(words) else None
    if after is None:
        return True
    if quote >= 0 and any(word.form == '"' for word in words[i + 1 : quote + _SHORT_QUOTE + 2]):
        return False
    if words[i].form != "." or i == first or after.form == ".":
        return True
    before = words[i - 1]
    if not words[i].joined:
        return True
    if after.joined and after.kind in ("latin", "number") and before.kind in ("latin", "number"):
        return False
    if before.kind == "number" and i - 1 == first:
        return False
    if len(before.form) == 1 and before.kind in ("arabic", "latin"):
        return i - 2 >= first and words[i - 2].kind == "number"
    return True


def kind_of(text: str, words: list[Word], sentence: range) -> SentenceKind:
    """Say what a sentence is: a bare number, hashtags only, the headline on the first line, or running text."""
    part = words[sentence.start : sentence.stop]
    spoken = [word for word in part if word.kind not in _SIGNS]
    if not spoken:
        return "text"
    if all(word.kind == "number" for word in spoken):
        return "counter" if len(spoken) == 1 else "text"
    if _hashtags_only(part):
        return "hashtags"
    last = part[-1].form
    if len(spoken) > _LONGEST_HEADLINE or last in _ENDS or last in _UNFINISHED or not _opens(text, words, sentence):
        return "text"
    if sentence.stop == len(words) or not _LINE_END.search(text, part[-1].end, words[sentence.stop].start):
        return "text"
    return "headline"


def _hashtags_only(part: list[Word]) -> bool:
    """Say whether every word of the part belongs to a hashtag, with at least one there."""
    tagged = found = False
    for word in part:
        if word.form == "#":
            tagged = found = True
        elif word.kind in ("punct", "symbol"):
            tagged = tagged and word.joined and word.form == "_"
        elif not (tagged and word.joined):
            return False
    return found


def _opens(text: str, words: list[Word], sentence: range) -> bool:
    """Say whether the sentence is on the first line that has words of running text."""
    if not _LINE_END.search(text, words[0].start, words[sentence.start].start):
        return True
    before = [word for word in words[: sentence.start] if word.kind not in ("punct", "symbol", "number")]
    return not before or _hashtags_only([word for word in words[: sentence.start] if word.kind != "number"])
