"""Score claims against annotated reports: how many are found, with which type, and how right their fields are.

A claim that was read and an annotated one can pair when their triggers overlap. Pairs are chosen one to one, those of
the same type first, then the longer overlap. Everything after ``found`` is measured on the pairs: read it beside that.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import msgspec

from tawatur.core.claims import Claim
from tawatur.core.documents import Document, Interval
from tawatur.core.ids import document_id
from tawatur.read.coding import event_types

HERE: Final = Path(__file__).resolve().parent
_DROP: Final = re.compile("[\u064b-\u0652\u0670\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
_FOLD: Final = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
_CLITICS: Final = re.compile(r"^(?:[وف]?(?:[بكل]?ال|لل)|[وف])(?=\w{3})")
_HALF: Final = 0.5
_LISTS: Final = ("actors", "recipients", "with", "places", "from", "to")
_PLACES: Final = ("places", "from", "to")


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A mention in an annotation: its words and the annotator's id, and for a narrator its kind."""

    text: str | None = None
    id: str | None = None
    kind: str | None = None


class When(msgspec.Struct, frozen=True, kw_only=True):
    """The dates that an annotation allows; null is not asked for."""

    text: str | None = None
    earliest: str | None = None
    latest: str | None = None


class Annotated(msgspec.Struct, frozen=True, kw_only=True, rename={"with_": "with", "from_": "from"}):
    """One annotated claim."""

    id: str
    trigger: str
    trigger_nth: int = 1
    sentence: str = ""
    type: str
    alt_type: str | None = None
    status: str
    actors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    with_: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    from_: tuple[Mention, ...] = ()
    to: tuple[Mention, ...] = ()
    when: When = When()
    sources: tuple[Mention, ...] = ()


class Annotation(msgspec.Struct, frozen=True, kw_only=True):
    """The annotation of one report."""

    document: str
    country: str | None = None
    outlet: str | None = None
    published: str | None = None
    phenomena: tuple[str, ...] = ()
    claims: tuple[Annotated, ...] = ()


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A report to be read, with its annotation and where each annotated trigger stands."""

    document: Document
    gold: Annotation
    spans: tuple[tuple[int, int], ...]


class Tally(msgspec.Struct, kw_only=True):
    """Counts for precision and recall."""

    hit: int = 0
    pred: int = 0
    gold: int = 0

    def add(self, hit: int, pred: int, gold: int) -> None:
        """Add the counts of one comparison."""
        self.hit += hit
        self.pred += pred
        self.gold += gold

    @property
    def precision(self) -> float:
        """The share of what was read that is annotated."""
        return self.hit / self.pred if self.pred else 0.0

    @property
    def recall(self) -> float:
        """The share of what is annotated that was read."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Share(msgspec.Struct, kw_only=True):
    """How many of some pairs are right."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Count one pair."""
        self.right += right
        self.of += 1

    @property
    def value(self) -> float:
        """The share that is right, 0 where there is nothing to be right about."""
        return self.right / self.of if self.of else 0.0


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What one report's comparison gave: pairs, annotated claims that were missed, claims that nobody annotated."""

    pairs: tuple[tuple[Claim, Annotated], ...]
    missed: tuple[Annotated, ...]
    extra: tuple[Claim, ...]


class Score:
    """The sums over any number of reports."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.f1: defaultdict[str, Tally] = defaultdict(Tally)
        self.shares: defaultdict[str, Share] = defaultdict(Share)

    def add(self, report: Report, outcome: Outcome) -> None:
        """Add one report."""
        pairs = outcome.pairs
        pred, gold = len(pairs) + len(outcome.extra), len(report.gold.claims)
        self.f1["found"].add(len(pairs), pred, gold)
        self.f1["found + type"].add(sum(same_type(p, g) for p, g in pairs), pred, gold)
        self.f1["found + PLOVER event"].add(
            sum(same_type(p, g) or _event(p.type) == _event(g.type) for p, g in pairs), pred, gold
        )
        for p, g in pairs:
            self._fields(p, g)

    def _fields(self, p: Claim, g: Annotated) -> None:
        self.shares["status"].add(p.status == g.status)
        for field in _LISTS:
            some, wanted = _field(p, field), _field(g, field)
            self.f1[field].add(_matches(some, wanted), len(some), len(wanted))
        some, wanted = [m for f in _PLACES for m in _field(p, f)], [m for f in _PLACES for m in _field(g, f)]
        self.f1["any place"].add(_matches(some, wanted), len(some), len(wanted))
        if g.when.earliest or g.when.latest:
            right = g.when.earliest in (None, "", p.when.earliest) and g.when.latest in (None, "", p.when.latest)
            self.shares["when (dated claims)"].add(right)
        else:
            self.shares["when (undated claims left undated)"].add(
                not (p.when.earliest and p.when.earliest == p.when.latest)
            )
        if g.sources:
            furthest = bool(p.sources) and (
                same_mention(p.sources[-1], g.sources[-1]) or p.sources[-1].kind == g.sources[-1].kind
            )
            self.shares["furthest source (attributed claims)"].add(furthest)
            whole = len(p.sources) == len(g.sources) and all(map(same_mention, p.sources, g.sources))
            self.shares["whole chain (attributed claims)"].add(whole)
        else:
            self.shares["own voice left unattributed"].add(not p.sources)


def read_folder(annotations: Path, reports: Path) -> list[Report]:
    """Return the annotated reports of a folder, in the order of their names."""
    found = []
    for path in sorted(annotations.glob("*.json")):
        gold = msgspec.json.decode(path.read_bytes(), type=Annotation)
        data = (reports / gold.document).read_bytes()
        text = data.decode("utf-8")
        day = gold.published
        published = Interval(earliest=day, latest=day, basis="known", why="the annotation") if day else Interval()
        document = Document(id=document_id(data), name=gold.document, text=text, published=published)
        spans = tuple(_nth(text, claim.trigger, claim.trigger_nth) for claim in gold.claims)
        found.append(Report(document=document, gold=gold, spans=spans))
    return found


def golden() -> list[Report]:
    """Return the reports of the golden set."""
    return read_folder(HERE / "claims", HERE / "reports")


def unseen() -> list[Report]:
    """Return the reports that the reader is never tuned on: their misses are not looked at, only their totals."""
    return read_folder(HERE / "unseen" / "claims", HERE / "unseen" / "reports")


def compare(claims: Sequence[Claim], report: Report) -> Outcome:
    """Pair the claims that were read with those that are annotated."""
    options = []
    for i, p in enumerate(claims):
        for j, (start, end) in enumerate(report.spans):
            overlap = min(p.trigger.end, end) - max(p.trigger.start, start)
            if overlap > 0:
                options.append((same_type(p, report.gold.claims[j]), overlap, -abs(p.trigger.start - start), i, j))
    options.sort(reverse=True)
    read: set[int] = set()
    found: set[int] = set()
    pairs = []
    for *_, i, j in options:
        if i not in read and j not in found:
            read.add(i)
            found.add(j)
            pairs.append((claims[i], report.gold.claims[j]))
    return Outcome(
        pairs=tuple(pairs),
        missed=tuple(g for j, g in enumerate(report.gold.claims) if j not in found),
        extra=tuple(p for i, p in enumerate(claims) if i not in read),
    )


def same_type(claim: Claim, gold: Annotated) -> bool:
    """Say whether a claim has the annotated type or the one that is as good."""
    return claim.type in (gold.type, gold.alt_type)


def same_mention(a: Any, b: Any) -> bool:
    """Say whether two mentions are of one thing: the same id, or half of the shorter one's words."""
    if a.id and a.id == b.id:
        return True
    x, y = _tokens(a.text or ""), _tokens(b.text or "")
    return bool(x and y) and len(x & y) / min(len(x), len(y)) >= _HALF


def wrong_offsets(claim: Claim, text: str) -> list[str]:
    """Return the words of a claim that do not stand where the claim says they do."""
    return [f"{w!r} at {start}" for w, start, end in _quoted(msgspec.to_builtins(claim)) if text[start:end] != w]


def _quoted(value: Any) -> Iterable[tuple[str, int, int]]:
    if isinstance(value, dict):
        if isinstance(value.get("text"), str) and value.get("start") is not None:
            yield value["text"], value["start"], value["end"]
        for inner in value.values():
            yield from _quoted(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _quoted(inner)


@lru_cache(maxsize=20_000)
def _tokens(text: str) -> frozenset[str]:
    """Return the folded words of a mention without proclitics, so that spelling and clitics do not decide."""
    words = re.findall(r"\w+", _DROP.sub("", unicodedata.normalize("NFKC", text)).translate(_FOLD))
    return frozenset(_CLITICS.sub("", word) for word in words)


def _field(record: Claim | Annotated, field: str) -> Sequence[Any]:
    found: Sequence[Any] = getattr(record, {"with": "with_", "from": "from_"}.get(field, field))
    return found


def _matches(some: Sequence[Any], wanted: Sequence[Any]) -> int:
    left, hit = list(wanted), 0
    for p in some:
        for n, g in enumerate(left):
            if same_mention(p, g):
                del left[n]
                hit += 1
                break
    return hit


def _event(kind: str) -> str:
    row = event_types().get(kind)
    return (row.plover_event or "") if row else ""


def _nth(text: str, words: str, nth: int) -> tuple[int, int]:
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return at, at + len(words)
