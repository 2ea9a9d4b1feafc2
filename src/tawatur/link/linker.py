"""Claims in, events out; reports may come in any order and at any time, and the events are the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, cast, get_args

import msgspec

from tawatur.core.claims import Claim, Origin, Words
from tawatur.core.events import Event, Judgement, Refusal, Reliability, Weighed
from tawatur.link.clusters import cluster, components
from tawatur.link.events import event, event_id
from tawatur.link.grades import Decisions
from tawatur.link.pairs import Pairs
from tawatur.link.reasons import compare
from tawatur.link.tellings import Telling, tellings
from tawatur.link.weights import weight

_REFUSED: Final = -5.0  # a pair that scores less was brought together by a key only, and is not kept
_KEPT: Final = 5  # refusals that are kept for each telling, the nearest ones
Pair = tuple[int, int]


class Linker:
    """Links the claims of reports into events: ``add`` takes reports as they come, ``events`` gives what there is.

    Only what a new report touches is clustered again: a component of linked tellings that is as it was keeps its
    events.
    """

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        """Start without reports; ``judgements`` are people's decisions, the newest last."""
        self._tellings: list[Telling] = []
        self._numbers: dict[str, int] = {}
        self._reports: dict[str, frozenset[str]] = {}
        self._pairs = Pairs()
        self._linked: defaultdict[int, dict[int, float]] = defaultdict(dict)
        self._refused: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        self._clusters: dict[tuple[str, ...], list[list[int]]] = {}
        self._events: dict[tuple[str, ...], Event] = {}
        self._judged(judgements)

    def add(self, claims: Iterable[Claim]) -> None:
        """Add the claims of one or more reports, each with all its claims; a report that is known is not read again."""
        by_report: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
        for claim in claims:
            by_report[claim.document.sha256][claim.claim_id] = claim
        for report in sorted(by_report):
            if report not in self._reports:
                self._reports[report] = frozenset(by_report[report])
                kept = [claim for id_, claim in by_report[report].items() if id_ not in self._rejected]
                for telling in self._split(tellings(kept)):
                    self._put(telling)

    def events(self) -> list[Event]:
        """Return the events of all reports so far, by their first day and id."""
        groups = [group for some in self._components() for group in self._clustered(some)]
        homes = {number: event_id([self._tellings[n] for n in group]) for group in groups for number in group}
        made = [self._event(group, homes) for group in groups]
        return sorted(made, key=lambda e: (e.time.earliest or "~", e.event_id))

    def compare(self, one: str, other: str) -> tuple[float, tuple[Weighed, ...]]:
        """Return the score and the reasons of the tellings that two claims belong to."""
        return self._score(self._numbers[one], self._numbers[other])

    def _put(self, telling: Telling) -> None:
        number = len(self._tellings)
        self._tellings.append(telling)
        for f in telling.facts:
            self._numbers[f.id] = number
        for other in self._pairs.add(number, telling):
            score = compare(telling, self._tellings[other])[0]
            if score > 0:
                self._linked[number][other] = self._linked[other][number] = score
            if score > _REFUSED:
                self._keep(number, other, score)
                self._keep(other, number, score)

    def _keep(self, number: int, other: int, score: float) -> None:
        """Keep the pairs that came nearest; of equal ones those with the smaller key, whatever came first."""
        kept = self._refused[number]
        kept.append((score, other))
        if len(kept) > 4 * _KEPT:
            kept.sort(key=lambda pair: (-pair[0], self._tellings[pair[1]].key))
            del kept[2 * _KEPT :]

    def _components(self) -> Iterator[list[int]]:
        ordered = sorted(range(len(self._tellings)), key=lambda n: self._tellings[n].key)
        for a, b in self._together():
            self._linked[a].setdefault(b, weight("told.together"))
            self._linked[b].setdefault(a, weight("told.together"))
        for some in components(ordered, self._linked):
            yield sorted(some, key=lambda n: self._tellings[n].key)

    def _clustered(self, some: list[int]) -> list[list[int]]:
        if len(some) == 1:
            return [some]
        name = tuple(self._tellings[n].key for n in some)
        known = self._clusters.get(name)
        if known is None:
            inside = set(some)
            linked = {(a, b): value for a in some for b, value in self._linked[a].items() if a < b}
            known = self._clusters[name] = cluster(
                some,
                linked,
                lambda a, b: compare(self._tellings[a], self._tellings[b])[0],
                together=[pair for pair in self._together() if inside.issuperset(pair)],
                apart=frozenset(pair for pair in self._apart() if inside.issuperset(pair)),
            )
        return known

    def _event(self, group: list[int], homes: dict[int, str]) -> Event:
        some = [self._tellings[n] for n in group]
        refusals = self._refusals(group, homes)
        name = (*(t.key for t in some), "|", *(r.event for r in refusals), *(r.other for r in refusals))
        known = self._events.get(name)
        if known is None:
            known = self._events[name] = event(some, refusals, self._decisions(some))
        return known

    def _refusals(self, group: Sequence[int], homes: dict[int, str]) -> list[Refusal]:
        """Return for each other event that came near the pair of tellings that came nearest."""
        mine = homes[group[0]]
        best: dict[str, tuple[float, str, str, Pair]] = {}
        for number in group:
            near = sorted(self._refused[number], key=lambda pair: (-pair[0], self._tellings[pair[1]].key))
            outside = [pair for pair in near[: 2 * _KEPT] if homes[pair[1]] != mine]
            for score, other in outside[:_KEPT]:
                found = (-score, self._tellings[number].key, self._tellings[other].key, (number, other))
                best[homes[other]] = min(best.get(homes[other], found), found)
        made = []
        for home, (_, claim, other_claim, (a, b)) in sorted(best.items(), key=lambda item: item[1][:3]):
            score, why = self._score(a, b)
            made.append(Refusal(claim=claim, other=other_claim, event=home, score=score, why=why))
        return made

    def _score(self, a: int, b: int) -> tuple[float, tuple[Weighed, ...]]:
        score, why = compare(self._tellings[a], self._tellings[b])
        for reason, pairs in (("told.apart", self._apart()), ("told.together", self._together())):
            if (a, b) in pairs or (b, a) in pairs:
                return weight(reason), (*why, Weighed(reason=reason, weight=weight(reason)))
        return score, why

    def _judged(self, judgements: Iterable[Judgement]) -> None:
        """Sort people's decisions; a newer one on the same pair, event or narrator takes the place of an older one."""
        self._pairs_judged: dict[tuple[str, str], Judgement] = {}
        self._reliability: dict[str, Reliability] = {}
        self._grades: dict[str, Judgement] = {}
        last: dict[str, Judgement] = {}
        for one in sorted(judgements, key=lambda j: j.at):
            if one.right is not None:
                left, right = sorted((one.left, one.right))
                self._pairs_judged[left, right] = one
            elif one.verdict in ("accept", "reject", "unsure"):
                last[one.left] = one
            rated = one.changes.get("reliability")
            if rated in get_args(Reliability):
                self._reliability[one.left] = cast(Reliability, rated)
            if "grade" in one.changes or "credibility" in one.changes:
                self._grades[one.left.removeprefix("event:")] = one
        self._rejected = frozenset(id_ for id_, one in last.items() if one.verdict == "reject")

    def _split(self, some: list[Telling]) -> Iterator[Telling]:
        """Yield tellings; one that holds two claims of which a person said that they are different is taken apart."""
        for telling in some:
            ids = {f.id for f in telling.facts}
            away = {
                right
                for (left, right), one in self._pairs_judged.items()
                if one.verdict == "different" and {left, right} <= ids
            }
            if not away:
                yield telling
                continue
            claims = [f.claim for f in telling.facts]
            yield from tellings([c for c in claims if c.claim_id not in away])
            for claim in claims:
                if claim.claim_id in away:
                    yield from tellings([claim])

    def _judged_pairs(self, verdict: str) -> list[Pair]:
        found = []
        for (left, right), one in sorted(self._pairs_judged.items()):
            if one.verdict == verdict and left in self._numbers and right in self._numbers:
                a, b = self._numbers[left], self._numbers[right]
                if a != b:
                    found.append((a, b))
        return found

    def _together(self) -> list[Pair]:
        return self._judged_pairs("same") if self._pairs_judged else []

    def _apart(self) -> list[Pair]:
        return self._judged_pairs("different") if self._pairs_judged else []

    def _decisions(self, some: Sequence[Telling]) -> Decisions:
        names = [event_id(some), *sorted(f.id for t in some for f in t.facts)]
        graded = [self._grades[name] for name in names if name in self._grades]
        return Decisions(self._reliability, max(graded, key=lambda j: j.at) if graded else None)


def link(claims: Iterable[Claim], judgements: Iterable[Judgement] = ()) -> list[Event]:
    """Return the events of some claims: the whole room in one call."""
    linker = Linker(judgements)
    linker.add(claims)
    return linker.events()


class Lean:
    """Makes claims lean, so that a hundred thousand stay small: without rules, with reports and sentences shared."""

    def __init__(self) -> None:
        """Start without claims."""
        self._reports: dict[str, Origin] = {}
        self._sentences: dict[tuple[str, int], Words] = {}

    def __call__(self, claim: Claim) -> Claim:
        """Return the claim without what linking does not use."""
        report = self._reports.setdefault(claim.document.sha256, claim.document)
        sentence = self._sentences.setdefault((report.sha256, claim.sentence.start), claim.sentence)
        if sentence != claim.sentence or report != claim.document:
            return msgspec.structs.replace(claim, rules=())
        return msgspec.structs.replace(claim, rules=(), document=report, sentence=sentence)
