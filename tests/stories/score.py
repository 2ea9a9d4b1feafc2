"""Print how well claims are linked into events on the stories, from annotated claims and from what the reader gives.

Usage: PYTHONPATH=src:tests python -m stories.score [--misses] [--only NAME]
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from golden.scoring import golden
from stories.stories import Labelled, documents, happenings, labelled
from tawatur.core.claims import Claim
from tawatur.core.events import Event
from tawatur.link import stories as grouping
from tawatur.link.linker import link
from tawatur.read.reader import RuleReader

_KINDS = ("contradiction", "denial", "update")  # differences in precision are compatible, and not counted


class Score(msgspec.Struct, kw_only=True):
    """Shares from 0 to 1."""

    claims: int = 0
    found: float = 1.0
    bcubed: tuple[float, float, float] = (0, 0, 0)
    pairwise: tuple[float, float, float] = (0, 0, 0)
    inside: float = 0
    narrow: float = 0
    precision: float = 0
    recall: float = 0
    misses: list[str] = []


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def bcubed(truth: Mapping[str, str], made: Mapping[str, str]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 of a clustering of the same items."""
    by_truth, by_made = _groups(truth), _groups(made)
    precision = sum(len(by_truth[truth[i]] & by_made[made[i]]) / len(by_made[made[i]]) for i in truth) / len(truth)
    recall = sum(len(by_truth[truth[i]] & by_made[made[i]]) / len(by_truth[truth[i]]) for i in truth) / len(truth)
    return precision, recall, f1(precision, recall)


def pairwise(truth: Mapping[str, str], made: Mapping[str, str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over pairs of items that are in one cluster."""
    mine, theirs = _pairs(made), _pairs(truth)
    both = len(mine & theirs)
    precision, recall = both / len(mine) if mine else 1.0, both / len(theirs) if theirs else 1.0
    return precision, recall, f1(precision, recall)


def _groups(labels: Mapping[str, str]) -> dict[str, set[str]]:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for item, label in labels.items():
        groups[label].add(item)
    return groups


def _pairs(labels: Mapping[str, str]) -> set[tuple[str, str]]:
    return {(a, b) for group in _groups(labels).values() for a in group for b in group if a < b}


def score(events: Sequence[Event], truth: Mapping[str, str], ids: Mapping[str, str] | None = None) -> Score:
    """Score events against the happening of each annotated claim.

    ``ids`` maps an annotated claim's id to the id of the claim that was read for it; claims without one are not scored.
    """
    ids = ids if ids is not None else {i: i for i in truth}
    home = {claim: event.event_id for event in events for claim in event.claims}
    made = {i: home[ids[i]] for i in truth if ids.get(i) in home}
    truth = {i: truth[i] for i in made}
    result = Score(claims=len(truth), bcubed=bcubed(truth, made), pairwise=pairwise(truth, made), misses=[])
    by_id, known = {e.event_id: e for e in events}, happenings()
    inside = narrow = hit = wanted = 0
    counted: set[str] = set()
    for name, group in sorted(_groups(truth).items()):
        chosen = max(sorted({made[i] for i in group}), key=lambda e: sum(made[i] == e for i in group))
        event = by_id[chosen]
        counted.add(chosen)
        low, high = event.origins.at_least, event.origins.at_most
        inside += low <= known[name].origins <= high
        narrow += high - low <= 2
        if not low <= known[name].origins <= high:
            result.misses.append(f"origins  {name}: {known[name].origins} is not in {low}-{high}")
        if len({made[i] for i in group}) > 1:
            result.misses.append(f"split    {name}: {len({made[i] for i in group})} events")
        found = {f"{c.field} {c.kind}" for c in event.contradictions}
        for differs in known[name].differs:
            wanted += 1
            hit += differs in found
            if differs not in found:
                result.misses.append(f"missed   {name}: {differs}; found {sorted(found)}")
    result.inside, result.narrow = inside / len(_groups(truth)), narrow / len(_groups(truth))
    right = made_up = 0
    for event_id in sorted(counted):
        names = {truth[i] for i in made if made[i] == event_id}
        if len(names) > 1:
            result.misses.append(f"merged   {', '.join(sorted(names))}")
        allowed = {d for name in names for d in known[name].differs}
        for c in by_id[event_id].contradictions:
            if c.kind in _KINDS:
                right += f"{c.field} {c.kind}" in allowed
                made_up += f"{c.field} {c.kind}" not in allowed
                if f"{c.field} {c.kind}" not in allowed:
                    values = " / ".join(v.value for v in c.values)
                    result.misses.append(f"extra    {sorted(names)[0]}: {c.field} {c.kind}: {values}")
    result.precision = right / (right + made_up) if right + made_up else 1.0
    result.recall = hit / wanted if wanted else 1.0
    return result


def annotated(only: str = "") -> Score:
    """Score linking alone: from the claims as the stories' writer annotated them."""
    some = [one for one in labelled() if only in one.happening]
    return score(link(one.claim for one in some), {one.claim.claim_id: one.happening for one in some})


def read(only: str = "") -> Score:
    """Score reading and linking together: from the claims that the reader gives for the reports."""
    reader = RuleReader()
    claims = [c for d in documents() if only in d.name for c in reader.read(d).claims]
    some = [one for one in labelled() if only in one.happening]
    ids = match(some, claims)
    result = score(link(claims), {one.claim.claim_id: one.happening for one in some}, ids)
    result.found = len(ids) / len(some)
    return result


def whole(events: bool = True) -> tuple[tuple[float, float, float], int]:
    """Return B-cubed of whole reports in stories, and their number: the stories' reports among those of the golden set.

    A report belongs to the happening that its first claim tells; a golden report is a story of its own.
    """
    reader = RuleReader()
    truth: dict[str, str] = {}
    for one in labelled():
        truth.setdefault(one.claim.document.name, one.happening)
    others = [r.document for r in golden()]
    truth |= {d.name: d.name for d in others}
    every = [*documents(), *others]
    found = [(d, reader.read(d)) for d in every]
    reports = [grouping.Report(d.id, d.name, d.text, r.published) for d, r in found]
    linked = link(c for _, r in found for c in r.claims) if events else []
    made = {name: story.story_id for story in grouping.stories(reports, linked) for name in story.reports}
    return bcubed({name: truth[name] for name in made}, made), len(made)


def match(some: Iterable[Labelled], claims: Iterable[Claim]) -> dict[str, str]:
    """Return the claim that was read for each annotated one: of those whose trigger overlaps, that of the same type."""
    by_report: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.document.sha256].append(claim)
    found = {}
    for one in some:
        a = one.claim.trigger
        near = [c for c in by_report[one.claim.document.sha256] if a.start < c.trigger.end and c.trigger.start < a.end]
        if near:
            best = max(near, key=lambda c: (c.type == one.claim.type, c.claim_id))
            found[one.claim.claim_id] = best.claim_id
    return found


def table(name: str, s: Score) -> list[str]:
    """Return the lines of a score."""
    return [
        f"== {name}: {s.claims} claims" + (f" ({s.found:.0%} of the annotated ones were read)" if s.found < 1 else ""),
        "claims in events, B-cubed   P {:.3f}  R {:.3f}  F1 {:.3f}".format(*s.bcubed),
        "claims in events, pairwise  P {:.3f}  R {:.3f}  F1 {:.3f}".format(*s.pairwise),
        f"true number of origins inside the range {s.inside:.3f}, range no wider than 2 {s.narrow:.3f}",
        f"contradictions with kinds   P {s.precision:.3f}  R {s.recall:.3f}",
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    parser.add_argument("--only", default="", metavar="NAME", help="only stories whose name holds NAME")
    options = parser.parse_args(arguments)
    print(f"{len({d.name.split('/')[0] for d in documents()})} stories, {len(list(documents()))} reports")
    for name, function in (("from annotated claims", annotated), ("from what the reader gives", read)):
        result = function(options.only)
        print(*table(name, result), *(sorted(result.misses) if options.misses else ()), "", sep="\n")
    if not options.only:
        numbers, count = whole()
        print("== {} whole reports in stories, B-cubed  P {:.3f}  R {:.3f}  F1 {:.3f}".format(count, *numbers))
    return 0


if __name__ == "__main__":
    sys.exit(main())
