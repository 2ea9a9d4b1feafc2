"""Who has spoken so far: re-mentions («المصدر»، a surname) and dropped subjects («وأضاف أن») go back to them."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from tawatur.read import voices
from tawatur.read.voices import Voice

Chain = tuple[Voice, ...]
_SOURCE: Final = "cue.source_noun.source"
_MEDIA: Final = frozenset({"media", "network", "monitor", "state_media"})
_CORRESPONDENTS: Final = frozenset({"journalist"})
_STATE_MEDIA: Final = "state_media"
_LATTER: Final = ".latter"
_UNNAMED: Final = frozenset({"anonymous_private", "official"})


class Speakers:
    """The narrators of one report in the order in which they spoke; its outlet is never its own source."""

    def __init__(self, outlet: str | None, names: Iterable[str]) -> None:
        """Start with nobody; ``names`` are the names of the outlet."""
        self.outlet = outlet
        self.outlet_words = frozenset(voices.bare(w) for name in names for w in name.split())
        self.chains: list[Chain] = []

    def resolve(self, narrators: list[Voice]) -> Chain:
        """Return the chain of some narrators, nearest to the outlet first: re-mentions resolved, the outlet dropped."""
        chain: list[Voice] = []
        for n, voice in enumerate(narrators):
            known = self._known(voice) if n == 0 or voice.id is None else None
            if known is not None:
                prefix, earlier = known
                if n == 0:
                    chain += prefix
                self._liken(voice, earlier)
            if not self.own(voice, known=known is not None):
                chain.append(voice)
        chain = [v for n, v in enumerate(chain) if not any(_same(v, w) for w in chain[:n])]
        for outer, inner in pairwise(chain):
            if outer.first > inner.first:
                continue  # «قال مصدر لوكالة كذا»: the agency was told
            if outer.kind == _STATE_MEDIA and inner.id is None and inner.kind == "anonymous_private":
                inner.kind = "official"  # whom a state agency leaves unnamed speaks for the state
        return tuple(chain)

    def remember(self, chain: Chain) -> None:
        """Note that a chain has just spoken."""
        if chain:
            self.chains.append(chain)

    def own(self, voice: Voice, *, known: bool = False) -> bool:
        """Say whether a narrator is the report's outlet or its correspondent."""
        if voice.employer == voices.OWN or (self.outlet is not None and self.outlet in (voice.id, voice.employer)):
            return True
        bare_medium = voice.id is None and voice.definite and voice.kind in _MEDIA and voice.last - voice.first <= 1
        if bare_medium and not known and self.outlet is not None:
            return not self.outlet_words or bool(voice.words & self.outlet_words)  # «الوكالة»
        return (
            voice.kind in _CORRESPONDENTS
            and voice.id is None
            and self.outlet is not None
            and (voice.definite or bool(voice.words & self.outlet_words))
        )

    def _known(self, voice: Voice) -> tuple[Chain, Voice] | None:
        """Return (those before it in its chain, the earlier mention) for a re-mention."""
        if voice.loose:
            for chain in reversed(self.chains):
                for n, earlier in enumerate(chain):
                    if earlier.head == voice.head and earlier.id != voice.id:
                        return chain[:n], earlier
        if voice.id is not None and not voice.id.startswith("person:"):
            for chain in reversed(self.chains):
                for earlier in chain:
                    if earlier.id == voice.id:
                        return (), earlier
            return None
        if not voice.definite and not (voice.id or "").startswith("person:"):
            return None
        if voice.head.endswith(_LATTER) and self.chains:
            return self.chains[-1][:-1], self.chains[-1][-1]
        for chain in reversed(self.chains):
            for n, earlier in enumerate(chain):
                if earlier.head and earlier.head == voice.head and voice.head.startswith("cue."):
                    if voice.head != _SOURCE and voice.words - {_noun(voice)} and not voice.words & earlier.words:
                        continue
                    return chain[:n], earlier
                if voice.words and voice.words <= earlier.words:
                    return chain[:n], earlier
        return None

    @staticmethod
    def _liken(voice: Voice, earlier: Voice) -> None:
        if voice.id is None or voice.loose or voice.id.startswith("person:"):
            voice.id, voice.name, voice.registered = earlier.id, earlier.name, earlier.registered
        voice.kind, voice.teller, voice.employer = earlier.kind, earlier.teller, voice.employer or earlier.employer
        voice.words = voice.words | earlier.words
        voice.head = earlier.head or voice.head

    def dropped(self, feature: str, among: Iterable[Chain] = ()) -> Chain:
        """Return the chain of the latest speaker whom a verb without a subject can be said of; empty for none."""
        for chain in (*reversed(list(among)), *reversed(self.chains[-6:])):
            if chain and _agrees(feature, chain[-1]):
                return chain
        return ()


def _noun(voice: Voice) -> str:
    return min(voice.words, key=len) if voice.words else ""


def joined(outer: Chain, inner: Chain) -> Chain:
    """Return a chain that goes by way of another, nobody twice."""
    return (*outer, *(v for v in inner if not any(_same(v, w) for w in outer)))


def _same(a: Voice, b: Voice) -> bool:
    return (a.id is not None and a.id == b.id) or (a.first == b.first and a.last == b.last)


def _agrees(feature: str, voice: Voice) -> bool:
    """Say whether a verb's form («p3fs») can be said of a narrator, as far as its words tell."""
    gender, number = feature[2:3], feature[3:4]
    if not voice.number or not number:
        return True
    if voice.number == "p":
        return number != "s"
    return number == "s" and gender == voice.number
