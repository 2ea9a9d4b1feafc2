"""Find lexicon forms in words: longest match over clitics, by a trie of folded word stems.

This is the reference matcher in pure Python. Its ideas are from the measurements that the design rests on: what begins
at a word is worked out once per distinct spelling (a memo), the trie is walked from word to word, so the cost does not
grow with the lexicon, and its branches are made when their first word is first met, so neither does the start.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any, Final

import msgspec

from tawatur.text.words import readings

_MEMO_LIMIT = 200_000
_SUFFIXES = frozenset({"ه", "ها", "هم", "هما", "هن", "نا"})  # the first and second person singular news does not have
_CLITICS = frozenset("بلك")
_PLAIN: Final = ((), ("ال",))  # what may stand before a word inside a form
_COLUMN, _BEHIND_WORD = "\t", "!"  # the column mark and the space sort before all letters, «!» right behind the space

Row = tuple[str, str, Any, str]  # folded words, topic, entry, feature
Resolve = Callable[[str, str, str, str], Iterable[Row]]  # the same row with its entry, and the rows made from it


class Hit(msgspec.Struct, frozen=True, gc=False):
    """An entry found: word indexes [first, last), clitics of its first word and the suffix of its last."""

    first: int
    last: int
    topic: str
    entry: Any
    feature: str
    proclitics: tuple[str, ...]
    enclitic: str


Found = tuple[str, Any, str, tuple[str, ...], str]  # a hit of one word without its place


class _Node:
    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.ends: list[tuple[str, Any, str, str]] = []  # topic, entry, feature, clitic that the next word must carry


class WordForms:
    """What the lexicon knows about one folded word.

    ``alone`` are the hits of the word by itself in their order, ``needs`` the clitics that the next word must carry for
    each of them (empty if none must), ``starts`` the branches that go on behind it, ``inside`` its readings as a
    further word of a form: key and enclitic. ``kept`` is for the caller: what is left of
    ``alone`` by the received spelling, and the place of each topic's first. ``behind`` are all words with which some
    branch goes on, ``keys`` those of ``inside``: where they have none in common, no form of several words is there.
    """

    __slots__ = ("alone", "behind", "inside", "kept", "keys", "needs", "starts")

    def __init__(
        self,
        alone: tuple[Found, ...],
        needs: tuple[str, ...],
        starts: tuple[tuple[_Node, tuple[str, ...]], ...],
        inside: tuple[tuple[str, str], ...],
    ) -> None:
        """Keep the values."""
        self.alone, self.needs, self.starts, self.inside = alone, needs, starts, inside
        self.behind: frozenset[str] = frozenset().union(*(node.next for node, _ in starts))
        self.keys = tuple(key for key, _ in inside)
        self.kept: dict[tuple[str, bool, str], tuple[dict[str, int], tuple[Found, ...]]] = {}


UNKNOWN: Final = WordForms((), (), (), ())


class Matcher:
    """A trie over folded stems. A word of a form that has «ال» asks for it in the text; one without takes both."""

    def __init__(self, lines: Sequence[str] = (), resolve: Resolve | None = None) -> None:
        """Look in sorted lines of a table of forms (words, topic, entry's id, feature, tabs between), besides ``add``.

        ``resolve`` gives each line its entry when its first word is first met.
        """
        self._lines, self._resolve = lines, resolve
        self._added: dict[str, list[Row]] = {}
        self._nodes: dict[str, _Node] = {}
        forms = {line.partition(_COLUMN)[0] for line in lines}
        parted = [form.partition(" ") for form in forms]
        self._firsts = {first for first, _, _ in parted}
        self._later = set(" ".join([rest for _, space, rest in parted if space]).split())
        self.memo: dict[str, WordForms] = {}

    def add(self, form: str, topic: str, entry: Any, feature: str) -> None:
        """Add a folded form of one or more words; call before the first ``find``.

        A form that ends in a preposition of one letter («تابع ل») is found where the next word carries that clitic.
        """
        first, _, rest = form.partition(" ")
        self._firsts.add(first)
        if rest:
            self._later.update(rest.split(" "))
        some = self._added.get(first)
        if some is None:
            self._added[first] = [(form, topic, entry, feature)]
        else:
            some.append((form, topic, entry, feature))

    def _node(self, first: str) -> _Node:
        """Return the branch of the forms that begin with a word, made when it is first asked for."""
        root = self._nodes.get(first)
        if root is None:
            root = self._nodes[first] = _Node()
            for form, topic, entry, feature in chain(self._stored(first), self._added.get(first, ())):
                node, words, needs = root, form.split(" "), ""
                if len(words) > 1 and words[-1] in _CLITICS:
                    needs = words.pop()
                for word in words[1:]:
                    node = node.next.setdefault(word, _Node()) if word not in node.next else node.next[word]
                node.ends.append((topic, entry, feature, needs))
        return root

    def _stored(self, first: str) -> Iterable[Row]:
        lines, resolve = self._lines, self._resolve
        if resolve is None:
            return
        at = bisect_left(lines, first + _COLUMN)
        for line in lines[at : bisect_left(lines, first + _BEHIND_WORD, at)]:
            words, topic, entry, feature = line.split(_COLUMN)
            yield from resolve(words, topic, entry, feature)

    def word(self, form: str) -> WordForms:
        """Return what is known about a folded word, memoised."""
        known = self.memo.get(form)
        if known is None:
            if len(self.memo) >= _MEMO_LIMIT:
                self.memo.clear()
            known = self.memo[form] = self._word(form)
        return known

    def _word(self, form: str) -> WordForms:
        firsts, later = self._firsts, self._later
        found: dict[tuple[str, tuple[str, ...], str], None] = {}
        for proclitics, stem, enclitic in readings(form):
            if enclitic and enclitic not in _SUFFIXES:
                continue
            if proclitics and proclitics[-1] == "ال":
                with_article = "ال" + stem
                if with_article in firsts or with_article in later:
                    found[with_article, proclitics, enclitic] = None
            if stem in firsts or stem in later:
                found[stem, proclitics, enclitic] = None
        alone: list[tuple[Found, str]] = []
        starts: list[tuple[_Node, tuple[str, ...]]] = []
        for key, proclitics, enclitic in found:
            if key not in firsts:
                continue
            node = self._node(key)
            for topic, entry, feature, needs in node.ends:
                if not (proclitics and not _may_carry(feature, proclitics)) and not (needs and enclitic):
                    alone.append(((topic, entry, feature, proclitics, enclitic), needs))
            if node.next and not enclitic:
                starts.append((node, proclitics))
        inside = tuple((key, enclitic) for key, front, enclitic in found if key in later and front in _PLAIN)
        if not (alone or starts or inside):
            return UNKNOWN
        alone.sort(key=_plainest)
        needed = tuple(needs for _, needs in alone) if any(needs for _, needs in alone) else ()
        return WordForms(tuple(hit for hit, _ in alone), needed, tuple(starts), inside)

    def find(self, forms: list[str]) -> list[Hit]:
        """Return every hit in a list of folded words, by first word, longest first; hits may overlap."""
        hits: list[Hit] = []
        for i, form in enumerate(forms):
            word = self.word(form)
            if word is not UNKNOWN:
                hits += self.longer(forms, i, word)
                hits += self.alone(forms, i, word)
        return hits

    def alone(self, forms: list[str], i: int, word: WordForms) -> list[Hit]:
        """Return the hits of word i by itself."""
        if not word.needs:
            return [Hit(i, i + 1, *found) for found in word.alone]
        return [
            Hit(i, i + 1, *found)
            for found, needs in zip(word.alone, word.needs, strict=True)
            if not needs or self._carries(forms, i + 1, needs)
        ]

    def longer(self, forms: list[str], i: int, word: WordForms) -> list[Hit]:
        """Return the hits of several words that begin at word i, the longest first."""
        hits: list[Hit] = []
        if word.starts and i + 1 < len(forms):
            inside = self.word(forms[i + 1]).inside
            if inside:
                for node, proclitics in word.starts:
                    branches = node.next
                    for key, enclitic in inside:
                        if key in branches:
                            self._walk(forms, i, i + 1, branches[key], proclitics, enclitic, hits)
                if len(hits) > 1:
                    hits.sort(key=_longest_first)
        return hits

    def _walk(
        self,
        forms: list[str],
        first: int,
        at: int,
        node: _Node,
        proclitics: tuple[str, ...],
        enclitic: str,
        hits: list[Hit],
    ) -> None:
        """Add the hits that end with word ``at``, which led to a node, and those behind it."""
        for topic, entry, feature, needs in node.ends:
            if proclitics and not _may_carry(feature, proclitics):
                continue
            if not needs or (not enclitic and self._carries(forms, at + 1, needs)):
                hits.append(Hit(first, at + 1, topic, entry, feature, proclitics, enclitic))
        if node.next and at + 1 < len(forms) and not enclitic:
            for key, suffix in self.word(forms[at + 1]).inside:
                if key in node.next:
                    self._walk(forms, first, at + 1, node.next[key], proclitics, suffix, hits)

    @staticmethod
    def _carries(forms: list[str], at: int, clitic: str) -> bool:
        """Say whether the word at ``at`` is the clitic itself («لـ») or may begin with it."""
        return at < len(forms) and forms[at].startswith(clitic)


def _may_carry(feature: str, proclitics: tuple[str, ...]) -> bool:
    """Say whether a form can bear these clitics.

    No article or «ب» on a verb, no «ل» on a perfect, no «س» on a noun, no preposition on an accusative.
    """
    last = proclitics[-1]
    kind = feature[:1]
    if kind == "p" and feature[1:2].isdigit():
        return last in ("و", "ف")
    if kind in ("i", "j") and feature[1:2].isdigit():
        return last in ("و", "ف", "ل", "س")
    if feature[-1:] == "a" and last in ("ب", "ل", "ك", "ال"):
        return False  # an indefinite accusative («كبيراً» is no «ك» with «بير»)
    return last != "س"


def _plainest(pair: tuple[Found, str]) -> tuple[int, str, str]:
    (topic, entry, _, proclitics, enclitic), _ = pair
    return len(proclitics) + (1 if enclitic else 0), topic, entry.id


def _longest_first(hit: Hit) -> tuple[int, int, str, str]:
    return (-hit.last, len(hit.proclitics) + (1 if hit.enclitic else 0), hit.topic, hit.entry.id)
