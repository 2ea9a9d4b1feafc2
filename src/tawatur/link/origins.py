"""How many independent origins an event has: at least, when every doubtful tie holds; at most, when certain ones do.

A claim's origin is the furthest narrator with a name in its chain. Two claims share an origin when one's origin stands
in the chain of the other, or when the wording of one is the other's. Each tie is kept with its reason.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import Final, NamedTuple

from tawatur.core.events import Held, Origins, Tie
from tawatur.link import narrators
from tawatur.link.facts import Facts
from tawatur.link.narrators import UNKNOWN, Chain, Voice
from tawatur.link.reuse import earlier, reuse
from tawatur.link.wording import Wording, overlap, together

_PARAPHRASE: Final = 0.6  # share of content words from which a later account may be the earlier one in other words
_ALIKE: Final = 0.4  # the same, for reports of which the outlet is not known
_MOST_PAIRS: Final = 20_000  # of voices; above, only equal origins are compared


class Said(NamedTuple):
    """What one report says of the event under one chain: the claims, the chain, the words."""

    report: str
    chain: Chain
    facts: tuple[Facts, ...]
    wording: Wording

    @property
    def id(self) -> str:
        """The first of its claim ids."""
        return self.facts[0].id


def said(some: Sequence[Facts]) -> list[Said]:
    """Return the claims of an event by report and chain."""
    found: dict[tuple[str, tuple[Voice, ...]], list[Facts]] = {}
    for one in some:
        found.setdefault((one.claim.document.sha256, narrators.chain(one.claim).voices), []).append(one)
    made = []
    for (report, _), group in found.items():
        group.sort(key=lambda f: f.id)
        sentences = {f.claim.sentence.start: f.wording for f in group}
        words = together(sentences[start] for start in sorted(sentences))
        made.append(Said(report, narrators.chain(group[0].claim), tuple(group), words))
    return sorted(made, key=lambda s: s.id)


def origins(some: Sequence[Facts]) -> Origins:
    """Return the independent origins of claims that say the same: that it happened, or that it did not."""
    every = said(some)
    if not every:
        return Origins(at_least=0, at_most=0)
    ties = _ties(every)
    certain, needed = _merged(every, [t for t in ties if t[2].certain])
    doubtful, more = _merged(every, [*needed, *(t for t in ties if not t[2].certain)])
    groups = [
        Held(
            value=_name(group),
            claims=tuple(sorted(f.id for s in group for f in s.facts)),
            by=tuple(sorted({s.chain.furthest.node for s in group})),
        )
        for group in certain
    ]
    return Origins(
        at_least=len(doubtful),
        at_most=len(certain),
        origins=tuple(sorted(groups, key=lambda g: (-len(g.claims), g.value, g.claims))),
        ties=tuple(t for _, _, t in more),
    )


def _name(group: list[Said]) -> str:
    """Return what to call a group of claims with one origin: the narrator that most of them end in."""
    nodes = [s.chain.furthest.node for s in group]
    best = min(set(nodes), key=lambda n: (n.startswith(UNKNOWN), -nodes.count(n), n))
    return best


def _ties(every: list[Said]) -> list[tuple[int, int, Tie]]:
    found = []
    pairs = list(combinations(range(len(every)), 2)) if len(every) ** 2 <= 2 * _MOST_PAIRS else _equal(every)
    for i, j in pairs:
        made = _tie(every[i], every[j])
        if made is not None:
            found.append((i, j, made))
    return found


def _equal(every: list[Said]) -> list[tuple[int, int]]:
    first: dict[str, int] = {}
    found = []
    for i, one in enumerate(every):
        at = first.setdefault(one.chain.furthest.node, i)
        if at != i:
            found.append((at, i))
    return found


def _tie(left: Said, right: Said) -> Tie | None:
    """Return why two share an origin, the certain reasons first; None where nothing ties them."""
    one, other = left.chain.furthest, right.chain.furthest
    if one.node == other.node:
        return _made(left, right, True, "same origin", f"both end in {one.name}")
    for a, b in ((left, right), (right, left)):
        met = a.chain.furthest
        if met.node in b.chain.quoted:
            return _made(b, a, True, "chains meet", f"the chain of one passes through {met.name}", directed=True)
    copied = reuse(left.wording, right.wording)
    if copied.degree == "copied" and left.report != right.report:
        return _made(left, right, True, "wording", f"{copied.share:.0%} of the words stand in both")
    return _doubtful(left, right, copied.share if copied.degree == "partly" else 0.0)


def _doubtful(left: Said, right: Said, share: float) -> Tie | None:
    one, other = left.chain.furthest, right.chain.furthest
    if left.report == right.report:
        # the outlet's own sentence beside one that quotes somebody: mostly the heading of what it quotes
        if left.chain.voices[0].node in (one.node, other.node):
            return _made(left, right, False, "same report", "the outlet says it itself and quotes somebody for it")
        return None
    if share:
        return _made(left, right, False, "wording", f"{share:.0%} of the words stand in both")
    common = left.chain.nodes & right.chain.nodes
    if one.node in common or other.node in common:
        return _made(left, right, False, "chains touch", f"{sorted(common)[0]} tells both")
    sides = narrators.side(one.node), narrators.side(other.node)
    if sides[0] is not None and sides[0] == sides[1]:
        return _made(left, right, False, "one side", f"both are organs of {sides[0]}")
    ends = left.chain.voices[-1], right.chain.voices[-1]
    if narrators.described_alike(*ends):
        return _made(left, right, False, "same description", f"both quote «{ends[0].name}»")
    alike = overlap(left.wording.stems, right.wording.stems)
    unknown = one.node.startswith(UNKNOWN) or other.node.startswith(UNKNOWN)
    if alike >= _PARAPHRASE or (unknown and alike >= _ALIKE):
        return _made(left, right, False, "same details", f"{alike:.0%} of the content words are shared")
    if one.node.startswith(UNKNOWN) and other.node.startswith(UNKNOWN):
        return _made(left, right, False, "unknown outlets", "neither report says whose it is")
    return None


def _made(left: Said, right: Said, certain: bool, reason: str, detail: str, *, directed: bool = False) -> Tie:
    """Make a tie; the one that took it over stands left where dates or citations tell."""
    if not directed:
        order = earlier(left.facts[0].claim, right.facts[0].claim)
        if order < 0:
            left, right = right, left
        directed = order != 0
    return Tie(left=left.id, right=right.id, certain=certain, directed=directed, reason=reason, detail=detail)


def _merged(every: list[Said], ties: list[tuple[int, int, Tie]]) -> tuple[list[list[Said]], list[tuple[int, int, Tie]]]:
    """Return the groups that ties make, and the ties that suffice to make them: a tree a group."""
    home = list(range(len(every)))

    def find(i: int) -> int:
        while home[i] != i:
            home[i] = home[home[i]]
            i = home[i]
        return i

    needed = []
    for i, j, tie in ties:
        a, b = find(i), find(j)
        if a != b:
            home[max(a, b)] = min(a, b)
            needed.append((i, j, tie))
    groups: dict[int, list[Said]] = {}
    for i, one in enumerate(every):
        groups.setdefault(find(i), []).append(one)
    return list(groups.values()), needed
