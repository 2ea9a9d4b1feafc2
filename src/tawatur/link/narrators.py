"""Sources as a network: who stands in a claim's chain, from the outlet to the furthest narrator that has a name."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from tawatur.core.claims import Claim, Narrator
from tawatur.core.events import Quoting
from tawatur.lexicon.load import load
from tawatur.link.wording import wording
from tawatur.text.folding import key

_ANONYMOUS: Final = frozenset({"anonymous_local", "anonymous_private", "anonymous_media"})
UNKNOWN: Final = "report:"  # the outlet of a report that says nowhere whose it is


class Voice(NamedTuple):
    """One narrator of a chain: its node in the network, what to call it, its kind, and whether it has a name.

    A narrator without a name belongs to the one before it, and its node says so: ``enab_baladi/anonymous_local``.
    """

    node: str
    name: str
    kind: str
    named: bool


class Chain(NamedTuple):
    """The whole chain of a claim, nearest to the reader first, and the place of its origin in it."""

    voices: tuple[Voice, ...]
    origin: int

    @property
    def furthest(self) -> Voice:
        """The furthest narrator with a name: the origin."""
        return self.voices[self.origin]

    @property
    def nodes(self) -> frozenset[str]:
        """The nodes of all narrators with names."""
        return frozenset(v.node for v in self.voices if v.named)

    @property
    def quoted(self) -> frozenset[str]:
        """The nodes of the narrators with names behind the outlet."""
        return frozenset(v.node for v in self.voices[1:] if v.named)


def chain(claim: Claim) -> Chain:
    """Return the chain of a claim: its outlet, the agencies credited by the report, and whom the text names."""
    voices = [outlet(claim)]
    for narrator in (*_credits(claim), *claim.sources):
        voice = _voice(narrator, voices)
        if all(voice.node != other.node for other in voices):
            voices.append(voice)
    origin = max(i for i, v in enumerate(voices) if v.named)
    return Chain(tuple(voices), origin)


def _credits(claim: Claim) -> tuple[Narrator, ...]:
    """Return the agencies that the report credits, unless it quotes an outlet or agency by name for this claim."""
    carriers = {"media", "state_media", "network", "monitor", "armed_group_channel"}
    if any(n.kind in carriers and (n.id is not None or n.name is not None) for n in claim.sources):
        return ()
    return claim.document.credits


def outlet(claim: Claim) -> Voice:
    """Return the outlet as a narrator; a report of an unknown outlet is a narrator of its own."""
    origin = claim.document
    if origin.outlet is not None:
        entry = load().sources.get(origin.outlet)
        name, kind = (entry.name_ar, str(entry.kind)) if entry is not None else (origin.outlet, "media")
        return Voice(origin.outlet, name, kind, True)
    if origin.outlet_text:
        return Voice("outlet:" + key(origin.outlet_text), origin.outlet_text, "media", True)
    return Voice(UNKNOWN + origin.sha256[:12], origin.name, "unknown", True)


def _voice(narrator: Narrator, before: list[Voice]) -> Voice:
    quoter = next(v for v in reversed(before) if v.named)
    name = narrator.name or narrator.text
    if narrator.name is not None and not narrator.registered and (entry := _registered(narrator.name)) is not None:
        return Voice(entry, name, narrator.kind, True)
    if narrator.id is not None and narrator.kind not in _ANONYMOUS:
        return Voice(narrator.id, name, narrator.kind, True)
    if narrator.name is not None and narrator.kind not in _ANONYMOUS:
        return Voice("narrator:" + key(narrator.name), name, narrator.kind, True)
    return Voice(f"{quoter.node}/{narrator.kind}:{_description(narrator.text)}", narrator.text, narrator.kind, False)


@lru_cache(maxsize=1 << 14)
def _registered(name: str) -> str | None:
    """Return the id of the registered source whose name or alias a name is."""
    forms = key(name).split()
    for hit in load().matcher.find(forms) if forms else ():
        if hit.topic == "source" and hit.last - hit.first == len(forms) and not hit.enclitic:
            return str(hit.entry.id)
    return None


@lru_cache(maxsize=1 << 14)
def _description(text: str) -> str:
    return " ".join(sorted(wording(text).stems)) or key(text)


def described_alike(left: Voice, right: Voice) -> bool:
    """Say whether two narrators without names may be one: an office or body told in the same words by two quoters."""
    if left.named or right.named or left.kind != "official" or right.kind != "official":
        return False
    one, other = (set(v.node.partition("/")[2].partition(":")[2].split()) for v in (left, right))
    return bool(one and other) and (one <= other or other <= one)


@lru_cache(maxsize=4096)
def side(node: str) -> str | None:
    """Return the actor whose organ a registered source is, or the actor that it is itself."""
    entry = load().sources.get(node)
    if entry is not None:
        return entry.affiliation
    return node if node in load().actors else None


def network(claims: Iterable[Claim]) -> list[Quoting]:
    """Return who quotes whom, each pair of neighbours in a chain once, the most frequent first."""
    told: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    reports: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        voices = chain(claim).voices
        for one, other in pairwise(voices):
            told[one.node, other.node].add(claim.claim_id)
            reports[one.node, other.node].add(claim.document.sha256)
    edges = [
        Quoting(narrator=one, quotes=other, claims=len(ids), reports=len(reports[one, other]))
        for (one, other), ids in told.items()
    ]
    return sorted(edges, key=lambda e: (-e.claims, e.narrator, e.quotes))
