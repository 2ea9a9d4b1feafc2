"""From pairs to clusters: average linkage, so that one chance resemblance does not chain two happenings together."""

import heapq
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Final

Score = Callable[[int, int], float]
_WHOLE: Final = 150  # up to so many members every pair is compared; above, pairs that never met count as UNMET
REFUSED: Final = -4.5  # a pair that scores so low: two clusters that hold one are joined by the mean alone
UNMET: Final = -1.0
BEST: Final = 0.5  # how much the best pair of two clusters counts beside the mean of all their pairs
_BARRED: Final = -1_000_000.0


def cluster(
    members: Sequence[int],
    linked: dict[tuple[int, int], float],
    score: Score,
    *,
    together: Sequence[tuple[int, int]] = (),
    apart: frozenset[tuple[int, int]] = frozenset(),
    unmet: float = UNMET,
    best_share: float = BEST,
) -> list[list[int]]:
    """Return the clusters of one component; the two with the highest mean score above 0 are joined until none is left.

    ``members`` must be in an order that depends on their content only; it decides between equals. ``together`` are
    joined first, whatever they score, and no cluster holds two that are ``apart``. ``unmet`` is what a pair counts that
    was never compared, ``best_share`` what the best pair counts beside the mean.
    """
    groups: dict[int, list[int]] = {m: [m] for m in range(len(members))}
    place = {member: i for i, member in enumerate(members)}
    sums: dict[int, dict[int, tuple[float, int, float, bool]]] = {i: {} for i in groups}  # sum, number, best, refused

    def put(i: int, j: int, value: float) -> None:
        sums[i][j] = sums[j][i] = (value, 1, value, value <= REFUSED)

    if len(members) <= _WHOLE:
        for i, j in combinations(range(len(members)), 2):
            put(i, j, score(members[i], members[j]))
    else:
        for (a, b), value in linked.items():
            put(place[a], place[b], value)
    for a, b in apart:
        if a in place and b in place:
            put(place[a], place[b], _BARRED)
    heap: list[tuple[float, int, int]] = []
    size = len(members)

    def mean(i: int, j: int) -> float:
        total, met, best, refused = sums[i].get(j, (0.0, 0, unmet, False))
        every = len(groups[i]) * len(groups[j])
        share = 0.0 if refused else best_share
        return share * best + (1 - share) * (total + unmet * (every - met)) / every

    def offer(i: int, j: int) -> None:
        value = mean(i, j)
        if value > 0:
            heapq.heappush(heap, (-round(value, 6), min(i, j), max(i, j)))

    def join(i: int, j: int) -> None:
        nonlocal size
        new = size
        size += 1
        groups[new] = sorted(groups[i] + groups[j])
        merged: dict[int, tuple[float, int, float, bool]] = {}
        for old in (i, j):
            row = sums.pop(old)
            for other, (value, met, best, refused) in row.items():
                if other in (i, j):
                    continue
                was = merged.get(other, (0.0, 0, unmet, False))
                merged[other] = (was[0] + value, was[1] + met, max(was[2], best), was[3] or refused)
                sums[other].pop(old, None)
        del groups[i], groups[j]
        sums[new] = merged
        for other, pair in merged.items():
            sums[other][new] = pair
            offer(new, other)

    for a, b in together:
        if a in place and b in place:
            i, j = _at(groups, place[a]), _at(groups, place[b])
            if i != j:
                join(i, j)
    for i, row in list(sums.items()):
        for j in row:
            if i < j:
                offer(i, j)
    while heap:
        value, i, j = heapq.heappop(heap)
        if i in groups and j in groups and round(mean(i, j), 6) == -value:
            join(i, j)
    return sorted([[members[m] for m in group] for group in groups.values()], key=lambda g: place[g[0]])


def _at(groups: dict[int, list[int]], member: int) -> int:
    return next(i for i, group in groups.items() if member in group)


def components(numbers: Sequence[int], neighbours: dict[int, dict[int, float]]) -> list[list[int]]:
    """Return the connected components of the graph of linked pairs."""
    seen: set[int] = set()
    found = []
    for start in numbers:
        if start in seen:
            continue
        seen.add(start)
        waiting, some = [start], []
        while waiting:
            one = waiting.pop()
            some.append(one)
            for other in neighbours.get(one, ()):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        found.append(some)
    return found
