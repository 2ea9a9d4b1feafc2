"""Find lexicon forms in words: longest match over clitics, by a trie of folded word stems.

This is the reference matcher in pure Python. Its two ideas are from the measurements that the design rests on: the
analyses of a word are computed once per distinct spelling (a memo), and the trie is walked from word to word, so the
cost does not grow with the lexicon.
"""

from typing import Any, NamedTuple

from tawatur.text.words import readings

_MEMO_LIMIT = 200_000
_SUFFIXES = frozenset({"ه", "ها", "هم", "هما", "هن", "نا"})  # the first and second person singular news does not have
_CLITICS = frozenset("بلك")


class Hit(NamedTuple):
    """An entry found: word indexes [first, last), clitics of its first word and the suffix of its last."""

    first: int
    last: int
    topic: str
    entry: Any
    feature: str
    proclitics: tuple[str, ...]
    enclitic: str


class _Node:
    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.ends: list[tuple[str, Any, str, str]] = []  # topic, entry, feature, clitic that the next word must carry


class _Analysis(NamedTuple):
    key: str
    proclitics: tuple[str, ...]
    enclitic: str


class Matcher:
    """A trie over folded stems. A word of a form that has «ال» asks for it in the text; one without takes both."""

    def __init__(self) -> None:
        """Start empty."""
        self._root = _Node()
        self._keys: set[str] = set()
        self._memo: dict[str, tuple[_Analysis, ...]] = {}

    def add(self, form: str, topic: str, entry: Any, feature: str) -> None:
        """Add a folded form of one or more words; call before the first ``find``.

        A form that ends in a preposition of one letter («تابع ل») is found where the next word carries that clitic.
        """
        node, words, needs = self._root, form.split(" "), ""
        if len(words) > 1 and words[-1] in _CLITICS:
            needs = words.pop()
        for word in words:
            self._keys.add(word)
            node = node.next.setdefault(word, _Node()) if word not in node.next else node.next[word]
        node.ends.append((topic, entry, feature, needs))

    def analyses(self, form: str) -> tuple[_Analysis, ...]:
        """Return the readings of a folded word whose stem some form uses, memoised."""
        known = self._memo.get(form)
        if known is None:
            keys, found = self._keys, []
            for proclitics, stem, enclitic in readings(form):
                if enclitic and enclitic not in _SUFFIXES:
                    continue
                if proclitics and proclitics[-1] == "ال":
                    with_article = "ال" + stem
                    if with_article in keys:
                        found.append(_Analysis(with_article, proclitics, enclitic))
                if stem in keys:
                    found.append(_Analysis(stem, proclitics, enclitic))
            if len(self._memo) >= _MEMO_LIMIT:
                self._memo.clear()
            known = self._memo[form] = tuple(dict.fromkeys(found))
        return known

    def find(self, forms: list[str]) -> list[Hit]:
        """Return every hit in a list of folded words, by first word, longest first; hits may overlap."""
        hits: list[Hit] = []
        memo, root, size = self._memo, self._root.next, len(forms)
        for i, form in enumerate(forms):
            some = memo.get(form)
            if some is None:
                some = self.analyses(form)
            if not some:
                continue
            start = len(hits)
            for key, proclitics, enclitic in some:
                node = root.get(key)
                if node is None:
                    continue
                for topic, entry, feature, needs in node.ends:
                    if proclitics and not _may_carry(feature, proclitics):
                        continue
                    if not needs or (not enclitic and self._carries(forms, i + 1, needs)):
                        hits.append(Hit(i, i + 1, topic, entry, feature, proclitics, enclitic))
                if node.next and i + 1 < size and not enclitic:
                    self._walk(forms, i, i + 1, node, proclitics, hits)
            if len(hits) - start > 1:
                hits[start:] = sorted(hits[start:], key=_longest_first)
        return hits

    def _walk(
        self, forms: list[str], first: int, at: int, node: _Node, proclitics: tuple[str, ...], hits: list[Hit]
    ) -> None:
        for key, inner, enclitic in self.analyses(forms[at]):
            below = node.next.get(key)
            if below is None or (inner and inner != ("ال",)):
                continue
            for topic, entry, feature, needs in below.ends:
                if proclitics and not _may_carry(feature, proclitics):
                    continue
                if not needs or (not enclitic and self._carries(forms, at + 1, needs)):
                    hits.append(Hit(first, at + 1, topic, entry, feature, proclitics, enclitic))
            if below.next and at + 1 < len(forms) and not enclitic:
                self._walk(forms, first, at + 1, below, proclitics, hits)

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


def _longest_first(hit: Hit) -> tuple[int, int, str, str]:
    return (-hit.last, len(hit.proclitics) + (1 if hit.enclitic else 0), hit.topic, hit.entry.id)
