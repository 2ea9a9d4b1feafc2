"""How likely a sentence reports a PLOVER event: a logistic model over hashed features, beside the rules.

The rules say what is claimed; the detector gives a second opinion, learned from people's votes, on whether the sentence
reports such an event at all. It never adds, drops or changes a claim: it marks a rule's claim as doubted
(``detector.veto``, ``sure`` falls) or borne out (``detector.raise``, ``sure`` rises), in the claim's ``rules``.

It needs no numeric library: the model is a sum over words, so the share of a word is computed once a spelling.
"""

from collections.abc import Container, Sequence
from math import exp, sqrt
from typing import Final

import msgspec

from tawatur.core.claims import Claim, Reason
from tawatur.lexicon.match import Hit
from tawatur.read import features
from tawatur.read.tokens import Sentence
from tawatur.read.weights import Event, Weights, shipped
from tawatur.text.words import Word

_MEMO_LIMIT: Final = 100_000
_JUDGED: Final = frozenset({"reported", "alleged"})  # people voted on what is told as having happened
_FULL: Final = 127.0
_Share = tuple[float, tuple[float, ...]]  # sum of squares, dot product an event


class Detector:
    """Scores sentences. Holds shares of words that it has met; otherwise no state."""

    def __init__(self, weights: Weights | None = None) -> None:
        """Use the given weights, or those that come with the program (read at the first use)."""
        self._given = weights
        self._words: dict[tuple[str, str], tuple[_Share, _Share]] = {}
        self._hits: dict[tuple[tuple[str, str, str], ...], _Share] = {}
        self._pairs: dict[tuple[str, str], _Share] = {}

    @property
    def weights(self) -> Weights:
        """Return the weights in use."""
        return self._given or shipped()

    @property
    def events(self) -> tuple[Event, ...]:
        """Return the events that the model knows."""
        return self.weights.header.events

    def probabilities(
        self, sentences: Sequence[Sentence], claims: Sequence[Claim], text: str, *, only: Container[str] | None = None
    ) -> dict[str, float]:
        """Return, for each event of the model (or of ``only``), the probability that the sentences report it.

        The probability is that of one reader's vote: 0.7 says that about seven readers of ten would say yes.
        """
        words: list[_Share] = []
        chars: list[_Share] = []
        lexicon: list[_Share] = []
        for sentence in sentences:
            for word in sentence.words:
                one, other = self._word(word)
                words.append(one)
                chars.append(other)
            words += [self._pair(pair) for pair in features.pairs(sentence)]
            lexicon += [self._entries(hits) for hits in sentence.hits if hits]
        blocks = [(some, sqrt(sum(square for square, _ in some))) for some in (words, chars, lexicon)]
        told = features.of_claims(claims)
        found = {}
        for n, event in enumerate(self.events):
            if only is not None and event.name not in only:
                continue
            own = [features.bucket(f"e:{name}") for name in features.of_event(event.name, claims, text)]
            score = event.bias + self._even(told, n) + self._even(own, n)
            score += sum(sum(dots[n] for _, dots in some) / norm for some, norm in blocks if norm)
            found[event.name] = 1 / (1 + exp(-max(-500.0, min(500.0, event.slope * score + event.offset))))
        return found

    def review(self, claims: list[Claim], sentence: Sentence, text: str) -> list[Claim]:
        """Return the claims of a sentence, those marked that the model doubts or bears out."""
        known = {event.name: event for event in self.events}
        asked = {c.plover.event for c in claims if c.plover.event in known and c.status in _JUDGED}
        if not asked:
            return claims
        chances = self.probabilities([sentence], claims, text, only=asked)
        return [
            _marked(claim, known[claim.plover.event], chances[claim.plover.event])
            if claim.plover.event in known and claim.status in _JUDGED
            else claim
            for claim in claims
        ]

    def _share(self, ids: Sequence[int]) -> _Share:
        """Return the sum of squares and the dot products of some features, the rarer with the more weight."""
        rare, *rows = self.weights.table
        unit = self.weights.header.scarcity / _FULL
        values = [rare[i] * unit for i in ids]
        dots = tuple(
            sum(row[i] * value for i, value in zip(ids, values, strict=True)) * event.scale / _FULL
            for row, event in zip(rows, self.events, strict=True)
        )
        return sum(value * value for value in values), dots

    def _even(self, ids: Sequence[int], n: int) -> float:
        """Return the part of the score of event n that some features of equal weight give."""
        if not ids:
            return 0.0
        whole = sum(map(self.weights.table[n + 1].__getitem__, ids))
        return whole * self.events[n].scale / _FULL / sqrt(len(ids))

    def _word(self, word: Word) -> tuple[_Share, _Share]:
        key = (word.form, word.kind)
        known = self._words.get(key)
        if known is None:
            if len(self._words) >= _MEMO_LIMIT:
                self._words.clear()
            words, chars = features.of_word(word)
            known = self._words[key] = (self._share(words), self._share(chars))
        return known

    def _entries(self, hits: tuple[Hit, ...]) -> _Share:
        key = tuple((h.topic, h.entry.id if h.topic != "place" else "", h.feature) for h in hits)
        known = self._hits.get(key)
        if known is None:
            if len(self._hits) >= _MEMO_LIMIT:
                self._hits.clear()
            known = self._hits[key] = self._share(features.of_hits(hits))
        return known

    def _pair(self, pair: tuple[str, str]) -> _Share:
        known = self._pairs.get(pair)
        if known is None:
            if len(self._pairs) >= _MEMO_LIMIT:
                self._pairs.clear()
            known = self._pairs[pair] = self._share([features.of_pair(*pair)])
        return known


def _marked(claim: Claim, event: Event, chance: float) -> Claim:
    if chance < event.veto:
        rule, sure = "detector.veto", min(claim.sure, chance)
    elif chance >= event.support:
        rule, sure = "detector.raise", max(claim.sure, chance)
    else:
        return claim
    reason = Reason(rule=rule, field="type", sure=round(chance, 2))
    return msgspec.structs.replace(claim, sure=round(sure, 2), rules=(*claim.rules, reason))
