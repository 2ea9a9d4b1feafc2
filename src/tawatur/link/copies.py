"""Which report takes its words from which: the same wording, a part, the headline only, or the same in other words.

Candidates are pairs of reports with a similar sentence (MinHash, LSH) or with an event in common; what they share is
then counted exactly. The text of a report is here what its claims keep of it: title, and sentences that have claims.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from tawatur.core.claims import Claim
from tawatur.core.events import Copy, Event, Reused
from tawatur.link.reuse import COPIED, PARTLY, earlier
from tawatur.link.sketches import Sketches
from tawatur.link.wording import Wording, containment, overlap, shared_grams, together, wording

_HEADLINE: Final = 0.7  # share of the first sentence's 3-grams that makes it the other's headline
_PARAPHRASE: Final = 0.6  # share of content words from which two accounts of one event are one in other words
_LEAST_GRAMS: Final = 6


class _Report(NamedTuple):
    name: str
    claim: Claim  # one of its claims: whose it is, of when, whom it quotes
    quoted: tuple[Claim, ...]
    head: Wording  # of its title, else of its first sentence
    whole: Wording


def copies(claims: Iterable[Claim], events: Sequence[Event] = ()) -> list[Copy]:
    """Return the pairs of reports of which one reuses the other, the larger share first."""
    reports = _reports(claims)
    shared = _shared(reports, events)
    found = []
    for a, b in sorted(_alike(reports) | shared):
        made = _compare(reports[a], reports[b], one_event=(a, b) in shared)
        if made is not None:
            found.append(made)
    return sorted(found, key=lambda c: (-c.share, c.report, c.source))


def _reports(claims: Iterable[Claim]) -> list[_Report]:
    by_report: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.document.sha256].append(claim)
    made = []
    for some in by_report.values():
        some.sort(key=lambda c: (c.sentence.start, c.trigger.start, c.claim_id))
        sentences = {c.sentence.start: wording(c.sentence.text) for c in some}
        said = [sentences[start] for start in sorted(sentences)]
        title = some[0].document.title
        head = wording(title) if title else said[0]
        made.append(_Report(some[0].document.name, some[0], tuple(some), head, together([head, *said])))
    return sorted(made, key=lambda r: (r.name, r.claim.document.sha256))


def _alike(reports: Sequence[_Report]) -> set[tuple[int, int]]:
    """Return the pairs of reports that have a similar sentence."""
    sketches = Sketches()
    owners: list[int] = []
    found: set[tuple[int, int]] = set()
    for number, report in enumerate(reports):
        texts = {report.head.grams, *(wording(c.sentence.text).grams for c in report.quoted)}
        mine = []
        for grams in sorted(texts, key=lambda g: (len(g), min(g, default=0))):
            if len(grams) >= _LEAST_GRAMS:
                found.update((owners[other], number) for other in sketches.similar(grams))
                mine.append(grams)
        for grams in mine:
            sketches.add(len(owners), grams)
            owners.append(number)
    return {(a, b) for a, b in found if a != b}


def _shared(reports: Sequence[_Report], events: Sequence[Event]) -> set[tuple[int, int]]:
    number = {c.claim_id: n for n, r in enumerate(reports) for c in r.quoted}
    found: set[tuple[int, int]] = set()
    for event in events:
        found.update(combinations(sorted({number[c] for c in event.claims if c in number}), 2))
    return found


def _compare(left: _Report, right: _Report, *, one_event: bool) -> Copy | None:
    share = shared_grams(left.whole.grams, right.whole.grams)
    kind: Reused
    if share >= COPIED:
        kind = "same wording"
    elif (head := _headline(left, right)) is not None and share < PARTLY:
        kind, share = "headline", head
    elif share >= PARTLY:
        kind = "part"
    elif one_event and (words := overlap(left.whole.stems, right.whole.stems)) >= _PARAPHRASE:
        kind, share = "paraphrase", words
    else:
        return None
    return _directed(left, right, kind, round(share, 3))


def _headline(left: _Report, right: _Report) -> float | None:
    """Return how much of one report's headline stands in the other report, if that is nearly all of it."""
    heads = [containment(r.head.grams, other.whole.grams) for r, other in ((left, right), (right, left))]
    sizes = [len(left.head.grams), len(right.head.grams)]
    shares = [share for share, size in zip(heads, sizes, strict=True) if size >= _LEAST_GRAMS]
    best = max(shares, default=0.0)
    return best if best >= _HEADLINE else None


def _directed(left: _Report, right: _Report, kind: Reused, share: float) -> Copy:
    order = next((o for a in left.quoted for b in right.quoted if (o := earlier(a, b))), 0)
    if order < 0:
        left, right = right, left
    why = "nothing tells which was first" if order == 0 else "by citation or date"
    return Copy(report=left.name, source=right.name, kind=kind, share=share, directed=order != 0, why=why)
