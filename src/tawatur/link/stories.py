"""Whole reports into stories: tf-idf of content words, days, and the events that reports share.

Unlike events, stories depend on the collection: how rare a word is can only be counted over it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from typing import Final, NamedTuple

from tawatur.core.claims import Claim
from tawatur.core.documents import Interval
from tawatur.core.events import Event, Story
from tawatur.link.clusters import cluster, components
from tawatur.link.wording import wording

THRESHOLD: Final = 0.25  # mean cosine from which two groups of reports are one story; set on tests/stories
_BEST: Final = 0.3  # how much the best pair of two groups counts beside the mean
_SHARED_EVENT: Final = 0.2  # what an event in common adds to the cosine,
_COPIED: Final = 0.3  # and what shared 3-grams add, times their share of the shorter report
_PER_WEEK: Final = 0.05  # what each week between two reports takes away,
_LONGEST: Final = 60  # days after which two reports are never one story
_SMOOTH: Final = 200  # reports that are assumed behind a small collection, so that its words are not all common
_KEYS: Final = 30  # words of a report by which others are looked up, its weightiest ones
_LEAST_COMMON: Final = 60  # a word in more reports than so many, or than two square roots of all, looks nobody up
_WORDS: Final = 6
_HEX: Final = 20


class Report(NamedTuple):
    """A report as stories compare it."""

    sha256: str
    name: str
    text: str
    published: Interval


def of_claims(claims: Iterable[Claim]) -> list[Report]:
    """Return the reports behind some claims, with the sentences that have claims as their text."""
    parts: defaultdict[str, dict[int, str]] = defaultdict(dict)
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(claim.document.sha256, claim)
        parts[claim.document.sha256][claim.sentence.start] = claim.sentence.text
    made = []
    for sha, claim in first.items():
        title = [claim.document.title] if claim.document.title else []
        text = "\n".join([*title, *(parts[sha][start] for start in sorted(parts[sha]))])
        made.append(Report(sha, claim.document.name, text, claim.document.published))
    return made


def stories(reports: Sequence[Report], events: Sequence[Event] = ()) -> list[Story]:
    """Return the stories of some reports, the largest first; a report that no other is like is a story of its own."""
    every = sorted({r.sha256: r for r in sorted(reports, key=lambda r: r.name)}.values(), key=lambda r: r.sha256)
    vectors, grams = _vectors(every)
    shared = _shared(every, events)
    scores: dict[tuple[int, int], float] = {}

    def score(a: int, b: int) -> float:
        pair = (a, b) if a < b else (b, a)
        if pair not in scores:
            scores[pair] = _score(every, vectors, grams, pair) + _SHARED_EVENT * (pair in shared) - THRESHOLD
        return scores[pair]

    neighbours: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for a, b in sorted(_pairs(vectors) | shared):
        value = score(a, b)
        if value > 0:
            neighbours[a][b] = neighbours[b][a] = value
    made = []
    for some in components(range(len(every)), neighbours):
        some.sort()
        inside = {(a, b): value for a in some for b, value in neighbours.get(a, {}).items() if a < b}
        groups = cluster(some, inside, score, unmet=-THRESHOLD, best_share=_BEST) if len(some) > 1 else [some]
        made += [_story(group, every, vectors, events) for group in groups]
    return sorted(made, key=lambda s: (-len(s.reports), s.story_id))


def _vectors(every: Sequence[Report]) -> tuple[list[dict[str, float]], list[frozenset[int]]]:
    """Return unit vectors of content words, and the 3-grams of each report."""
    said = [wording(r.text) for r in every]
    counts = [Counter(_words(r.text, w.stems)) for r, w in zip(every, said, strict=True)]
    found: Counter[str] = Counter(word for words in counts for word in words)
    vectors = []
    for words, one in zip(counts, said, strict=True):
        weighed = {
            word: (1 + math.log(n)) * one.stems[word] * math.log(1 + (len(every) + _SMOOTH) / (found[word] + 2))
            for word, n in words.items()
        }
        size = math.sqrt(sum(v * v for v in weighed.values())) or 1.0
        vectors.append({word: value / size for word, value in weighed.items()})
    return vectors, [w.grams for w in said]


def _words(text: str, stems: dict[str, float]) -> Iterable[str]:
    """Yield the content stems of each line of a text, so that a word of many lines counts more."""
    for line in text.split("\n"):
        yield from (word for word in wording(line).stems if word in stems)


def _pairs(vectors: Sequence[dict[str, float]]) -> set[tuple[int, int]]:
    """Return the pairs that share one of their weightiest words."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for i, vector in enumerate(vectors):
        for word in sorted(vector, key=lambda w: (-vector[w], w))[:_KEYS]:
            holders[word].append(i)
    most = max(_LEAST_COMMON, 2 * math.isqrt(len(vectors)))
    return {(a, b) for some in holders.values() if len(some) <= most for a in some for b in some if a < b}


def _shared(every: Sequence[Report], events: Sequence[Event]) -> set[tuple[int, int]]:
    """Return the pairs of reports that tell one event."""
    number = {r.name: i for i, r in enumerate(every)}
    found: set[tuple[int, int]] = set()
    for event in events:
        some = sorted({number[w.report] for w in event.told if w.report in number})
        found.update((a, b) for a in some for b in some if a < b)
    return found


def _score(
    every: Sequence[Report],
    vectors: Sequence[dict[str, float]],
    grams: Sequence[frozenset[int]],
    pair: tuple[int, int],
) -> float:
    a, b = pair
    one, other = (vectors[a], vectors[b]) if len(vectors[a]) < len(vectors[b]) else (vectors[b], vectors[a])
    cosine = sum(value * other.get(word, 0.0) for word, value in one.items())
    least = min(len(grams[a]), len(grams[b]))
    copied = len(grams[a] & grams[b]) / least if least else 0.0
    days = _apart(every[a].published, every[b].published)
    if days > _LONGEST:
        return -1.0
    return cosine + _COPIED * copied - _PER_WEEK * (days // 7)


def _apart(left: Interval, right: Interval) -> int:
    """Return the days between two publications; 0 where one of them is not known."""
    ends = [left.earliest, left.latest, right.earliest, right.latest]
    if any(day is None or day.startswith("--") for day in ends):
        return 0
    first, last, start, end = (date.fromisoformat(day).toordinal() for day in ends if day is not None)
    return max(0, start - last, first - end)


def _story(
    group: Sequence[int], every: Sequence[Report], vectors: Sequence[dict[str, float]], events: Sequence[Event]
) -> Story:
    names = tuple(sorted(every[i].name for i in group))
    total: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    for i in group:
        total.update(vectors[i])
        holders.update(list(vectors[i]))
    least = 2 if len(group) > 1 else 1
    words = sorted((w for w in total if holders[w] >= least), key=lambda w: (-total[w], w))[:_WORDS]
    told = tuple(sorted(e.event_id for e in events if any(w.report in names for w in e.told)))
    smallest = min(every[i].sha256 for i in group)
    return Story(
        story_id="s" + sha256(smallest.encode("ascii")).hexdigest()[:_HEX],
        reports=names,
        events=told,
        words=tuple(words),
    )
