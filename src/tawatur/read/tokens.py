"""A sentence as the grammar sees it: words without quotation marks, with the lexicon hits that start at each."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from tawatur.core.spans import Span
from tawatur.lexicon.match import UNKNOWN, Found, Hit, Matcher
from tawatur.text.sentences import kind_of, sentences
from tawatur.text.words import Word, words

_TAG: Final = "#"
_TAG_JOINT: Final = "_"
_TAG_SIGNS: Final = frozenset({_TAG, _TAG_JOINT})
_QUOTES: Final = frozenset('"()[]{}')
_SIGNS: Final = _TAG_SIGNS | _QUOTES
_NO_ALEF_MAQSURA: Final = re.compile(r"(?<!\w)[وف]?[إا]لي(?!\w)")
_DAMMA: Final = "\u064f"
_PASSIVE_LETTERS: Final = 3
_ARTICLE: Final = ("ال",)
_LETTERS_OF_ON: Final = 3
_NO_TOPICS: Final[dict[str, int]] = {}
_NO_HITS: Final[tuple[Hit, ...]] = ()


@lru_cache(maxsize=1)
def _without_alef_maqsura(text: str) -> bool:
    """Say whether a report writes «ي» for «ى» («إلي»)."""
    return _NO_ALEF_MAQSURA.search(text) is not None


def split(text: str, matcher: Matcher) -> "list[Sentence]":
    """Return the sentences of a text that have words, in order, looked up in the lexicon."""
    every = words(text)
    found = []
    for index, part in enumerate(sentences(text, every)):
        if len(part):
            some = every[part.start : part.stop]
            found.append(Sentence(text, some, matcher, index, 0, kind_of(text, every, part)))
    return found


class Sentence:
    """One sentence of a document.

    ``words`` leaves out quotation marks and brackets, which real reports put into the middle of names; ``opens`` and
    ``closes`` say where one stood before or after a word. ``hits[i]`` are the lexicon hits that start at word i;
    ``topics[i]`` says where the first of each topic is. ``timed`` are the words of dates, which are in no name;
    ``expressions`` is where the grammar of times keeps what it found.
    """

    __slots__ = (
        "closes",
        "end",
        "expressions",
        "forms",
        "hits",
        "index",
        "kind",
        "opens",
        "paragraph",
        "start",
        "text",
        "timed",
        "topics",
        "words",
    )

    def __init__(self, text: str, words: list[Word], matcher: Matcher, index: int, paragraph: int, kind: str) -> None:
        """Sort the words and look them up."""
        self.text, self.index, self.paragraph, self.kind = text, index, paragraph, kind
        self.words: list[Word] = []
        self.timed: frozenset[int] = frozenset()
        self.expressions: list[Any] | None = None
        self.opens: set[int] = set()
        self.closes: set[int] = set()
        inside = False
        tag = False
        for k, word in enumerate(words):
            form = word.form
            if not tag and form not in _SIGNS:
                self.words.append(word)
                continue
            if form in _TAG_SIGNS:  # the words of a hashtag are words of the text, and belong together
                if form == _TAG:
                    tag = True
                    self.opens.add(len(self.words))
                continue
            if tag and not (k + 1 < len(words) and words[k + 1].form == _TAG_JOINT):
                tag = False
                self.closes.add(len(self.words))
            if form in _QUOTES:
                if form == '"':
                    inside = not inside
                if (inside and form == '"') or form in "([{":
                    self.opens.add(len(self.words))
                elif self.words:
                    self.closes.add(len(self.words) - 1)
                continue
            self.words.append(word)
        self.start = words[0].start
        self.end = words[-1].end
        self.forms = [w.form for w in self.words]
        self.hits: list[tuple[Hit, ...]] = [_NO_HITS] * len(self.words)
        self.topics: list[dict[str, int]] = [_NO_TOPICS] * len(self.words)
        self._look_up(matcher)

    def _look_up(self, matcher: Matcher) -> None:
        """Find what begins at each word; the hits of a word by itself are sifted once per received spelling."""
        hits, topics, forms, text, memo = self.hits, self.topics, self.forms, self.text, matcher.memo
        words, size, loose = self.words, len(forms), _without_alef_maqsura(text)
        following = (memo.get(forms[0]) or matcher.word(forms[0])) if forms else UNKNOWN
        for i in range(size):
            word = following
            following = (memo.get(forms[i + 1]) or matcher.word(forms[i + 1])) if i + 1 < size else UNKNOWN
            if word is UNKNOWN:
                continue
            longer = matcher.longer(forms, i, word) if not word.behind.isdisjoint(following.keys) else None
            if longer:
                hits[i] = tuple(self._sift(i, longer + matcher.alone(forms, i, word), loose))
                topics[i] = _first_of_each(hits[i])
            elif word.alone:
                carried = forms[i + 1][:1] if word.needs and i + 1 < size else ""
                if carried not in word.needs:
                    carried = ""
                spelling = (text[words[i].start : words[i].end], loose, carried)
                kept = word.kept.get(spelling)
                if kept is None:
                    some = self._sift(i, matcher.alone(forms, i, word), loose)
                    kept = word.kept[spelling] = _first_of_each(some), tuple(map(_without_place, some))
                topics[i] = kept[0]
                hits[i] = tuple([Hit(i, i + 1, *found) for found in kept[1]])

    def _sift(self, i: int, some: list[Hit], loose: bool) -> list[Hit]:
        """Return the hits at word i that its received spelling allows."""
        end = self.text[self.words[i].end - 1]
        kept = [h for h in some if not (h.enclitic or h.topic == "cue" or h.feature[-1:] == "~") or self._spelt(h)]
        kept = _whole_first(kept)
        if end == "ى" and any(h.feature.endswith("~") and h.last == i + 1 for h in kept):
            kept = [h for h in kept if h.feature.endswith("~") or h.last > i + 1 or h.enclitic or _written_so(h)]
        if (
            end == "ي"
            and not loose
            and kept
            and kept[0].topic == "particle"
            and kept[0].feature.endswith("~")
            and kept[0].last == i + 1
            and self.words[i].end - self.words[i].start == _LETTERS_OF_ON
        ):
            # no preposition «على» where the text writes «علي», unless it writes «ي» for «ى» elsewhere too («إلي»)
            kept = [h for h in kept if h.topic != "particle" or h.entry.kind != "prep"]
        return kept

    def _spelt(self, hit: Hit) -> bool:
        """Say whether the received letters allow a hit that folding allows: no suffix «ه» for «ة», no «ى» for «ي»."""
        if hit.topic == "cue" and hit.entry.kind == "order" and self.text[self.words[hit.first].start] == "آ":
            return False  # «آمر الكتيبة» commands it and orders nothing
        if hit.enclitic:
            return hit.enclitic != "ه" or not self._ta_marbuta(hit.last - 1)
        if hit.feature.endswith("~") and self.forms[hit.last - 1].endswith("ي"):
            word = self.words[hit.last - 1]
            return "ى" in self.text[word.start : word.end] or _without_alef_maqsura(self.text)
        return True

    def _ta_marbuta(self, i: int) -> bool:
        """Say whether word i is written with «ة», which folding takes for the suffix «ه»."""
        word = self.words[i]
        return "ة" in self.text[word.end - 2 : word.end]

    def __len__(self) -> int:
        """Return the number of words, marks of punctuation included."""
        return len(self.words)

    def span(self, first: int, last: int, hit_proclitics: tuple[str, ...] = ()) -> Span:
        """Return the received text's range of words [first, last), without the first word's given proclitics."""
        start = self.words[first].start
        if hit_proclitics:
            start += self._length_of(first, hit_proclitics)
        return Span(start, self.words[last - 1].end)

    def _length_of(self, at: int, proclitics: tuple[str, ...]) -> int:
        """Count the received code points of the clitics «و ف ب ك ل س» of a word; the article stays with its word."""
        word = self.words[at]
        return _length(self.text[word.start : word.end], proclitics)

    def passive_marked(self, i: int, proclitics: tuple[str, ...]) -> bool:
        """Say whether a perfect verb is written with the passive's damma on one of its first three letters («قُتل»)."""
        word, letters = self.words[i], 0
        for char in self.text[word.start : word.end]:
            if char == _DAMMA:
                return 0 < letters - len(proclitics) <= _PASSIVE_LETTERS
            letters += "\u0621" <= char <= "\u064a" and char != "\u0640"
        return False

    def hit(self, i: int, topic: str) -> Hit | None:
        """Return the longest hit of a topic that starts at word i."""
        at = self.topics[i].get(topic)
        return None if at is None else self.hits[i][at]

    def punct(self, i: int) -> bool:
        """Say whether word i is a mark or sign."""
        return self.words[i].kind in ("punct", "symbol")


@lru_cache(maxsize=1 << 14)
def _length(raw: str, proclitics: tuple[str, ...]) -> int:
    letters = sum(len(p) for p in proclitics if p != "ال")
    if proclitics[-2:] == ("ل", "ال"):
        letters -= 1  # «للجيش»: the article's alef is not written, so its «ل» stays too
    taken = 0
    for offset, char in enumerate(raw):
        if "\u0621" <= char <= "\u064a" and char != "\u0640":
            if taken == letters:
                return offset
            taken += 1
    return 0


def _without_place(hit: Hit) -> Found:
    return hit.topic, hit.entry, hit.feature, hit.proclitics, hit.enclitic


def _written_so(hit: Hit) -> bool:
    """Say whether a place is written with «ى» at its end («نوى»), as a verb of the same letters is."""
    return hit.topic == "place" and hit.entry.name_ar.endswith("ى")


def _first_of_each(hits: Sequence[Hit]) -> dict[str, int]:
    """Return where the first hit of each topic is."""
    found: dict[str, int] = {}
    for at, hit in enumerate(hits):
        found.setdefault(hit.topic, at)
    return found


def _whole_first(hits: list[Hit]) -> list[Hit]:
    """Drop readings that split a clitic off a word that some entry knows whole («وزير» is no «و» plus «زير»)."""
    whole, split = 0, False
    for hit in hits:
        if hit.proclitics and hit.proclitics != _ARTICLE:
            split = True
        elif hit.last > whole and _owns(hit):
            whole = hit.last
    if not whole or not split:
        return hits
    return [h for h in hits if h.last > whole or not h.proclitics or h.proclitics == _ARTICLE]


def _owns(hit: Hit) -> bool:
    """Say whether a whole word's reading is strong enough to rule out readings that split it."""
    if hit.topic in ("noun", "actor", "source"):
        return True
    return (hit.topic == "trigger" and hit.feature[:1] == "n" and bool(hit.enclitic)) or (
        hit.topic == "cue" and hit.entry.kind == "speech" and hit.feature[:1] in "pi"
    )
