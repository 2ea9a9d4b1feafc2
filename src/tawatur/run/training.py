"""Train the detector from people's votes on sentences: rows in, weights out, the same rows always the same bytes.

Needs the extra ``tawatur[train]`` (numpy, scipy, scikit-learn); reading does not.

Method: logistic regression (L2, liblinear) on vote shares: each row counts once for yes with its share and once for no
with the rest. One model an event; the claims' features "from the view of one event" are shared with the other events'
rows (Daumé 2007), which helps an event of which few rows are known. Platt's two numbers (Platt 1999) and every cut come
from scores of rows that a model did not see: five folds by hash of the row's group, so that what stands in one document
is never in two folds.
"""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import log, sqrt
from typing import TYPE_CHECKING, Any, Final

import msgspec

from tawatur.core.documents import Document
from tawatur.core.errors import RejectedInput
from tawatur.core.ids import document_id
from tawatur.read.coding import event_types
from tawatur.read.features import BITS, BLOCKS, Passage
from tawatur.read.reader import RuleReader
from tawatur.read.tokens import split
from tawatur.read.weights import Event, Header, Weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[Any]

FOLDS: Final = 5
_SIZE: Final = 1 << BITS
_STRENGTH: Final = 2.0  # C of the regression
_VIEW: Final = 0.7  # how strongly the view from one event counts beside the other blocks
_OTHERS: Final = 0.3  # weight of the rows of other events
_SCALED: Final = frozenset({"words", "chars", "lexicon"})
_LOST: Final = 0.02  # of the rows that most said yes to, so many may lie under the veto
_RIGHT: Final = 0.9  # of the rows over the support, so many must be ones that most said yes to
_SAMPLES: Final = 200
_FEWEST: Final = 10  # rows of yes and of no that an event needs


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One judgement: does ``text`` report ``event`` (a PLOVER event)? ``share`` of ``votes`` people said yes.

    Rows of one ``group`` (a document and its copies) stay together. ``label`` is the settled answer where there is one:
    the threshold is chosen on the rows that have it. ``weight`` is how much the row counts.
    """

    text: str
    event: str
    share: float
    votes: int = 1
    group: str = ""
    label: bool | None = None
    weight: float = 1.0


class Example(msgspec.Struct, frozen=True):
    """A row and what the detector sees of it."""

    row: Row
    passage: Passage


class Trained(msgspec.Struct, frozen=True, kw_only=True):
    """The weights, and for each event the held-out (probability, share, weight) of its rows, to show reliability."""

    weights: Weights
    held_out: dict[str, tuple[tuple[float, float, float], ...]]


def rows_of(lines: Iterable[bytes], where: str) -> list[Row]:
    """Read rows from JSON Lines; RejectedInput (T051) names the first line that is not one."""
    rows = []
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line, type=Row)
        except msgspec.MsgspecError as error:
            raise RejectedInput("T051", f"{where}, line {n}", str(error)) from error
        if not 0 <= row.share <= 1 or row.votes < 1 or row.weight < 0:
            raise RejectedInput("T051", f"{where}, line {n}", "share is 0 to 1, votes 1 or more, weight 0 or more")
        if not row.text.strip() or not row.event:
            raise RejectedInput("T051", f"{where}, line {n}", "text and event must not be empty")
        rows.append(row)
    return rows


def check(rows: Sequence[Row], where: str) -> None:
    """Refuse rows that cannot be trained on: RejectedInput (T052, T053) says what is missing."""
    try:
        import scipy
        import sklearn  # noqa: F401
    except ImportError as error:
        raise RejectedInput("T053", where, str(error)) from error
    del scipy
    if not rows:
        raise RejectedInput("T052", where, "no rows")
    for name in sorted({row.event for row in rows}):
        known = sorted({e.plover_event for e in event_types().values() if e.plover_event})
        if name not in known:
            raise RejectedInput("T051", where, f"{name} is no PLOVER event; known are {', '.join(known)}")
        yes = sum(row.share >= 0.5 for row in rows if row.event == name)
        no = sum(row.event == name for row in rows) - yes
        if min(yes, no) < _FEWEST:
            raise RejectedInput("T052", f"{where}, {name}", f"{yes} of yes, {no} of no; {_FEWEST} of each are needed")


def examples(rows: Sequence[Row], watch: Callable[[int], None] = lambda n: None) -> list[Example]:
    """Read the rows' texts, each once."""
    reader = RuleReader(detector=None)
    passages: dict[str, Passage] = {}
    found = []
    for n, row in enumerate(rows, 1):
        if row.text not in passages:
            document = Document(id=document_id(row.text.encode()), name="row", text=row.text)
            claims = reader.read(document).claims
            passages[row.text] = Passage(split(row.text, reader.lexicon.matcher), claims, row.text)
        found.append(Example(row, passages[row.text]))
        watch(n)
    return found


def fold_of(group: str) -> int:
    """Return the fold of a group, by hash."""
    return int(hashlib.sha256(f"fold|{group}".encode()).hexdigest(), 16) % FOLDS


def train(some: Sequence[Example], made_from: str, watch: Callable[[str], None] = lambda text: None) -> Trained:
    """Train one model an event on the examples; RejectedInput (T052) where there are too few."""
    check([e.row for e in some], made_from)
    import numpy as np

    names = sorted({e.row.event for e in some})
    data = _Data(some)
    folds = np.array([fold_of(e.row.group or e.row.text) for e in some])
    events, tables, held_out = [], [], {}
    top = float(data.scarcity.max())
    for name in names:
        own = np.array([e.row.event == name for e in some])
        scores = np.zeros(len(some))
        for k in range(FOLDS):
            watch(f"{name}: fold {k + 1} of {FOLDS}")
            test = own & (folds == k)
            if test.any():
                row, bias = data.fit(name, folds != k)
                scores[test] = data.score(name, test, row, bias)
        watch(f"{name}: all rows")
        row, bias = data.fit(name, np.ones(len(some), dtype=bool))
        slope, offset = _platt(scores[own], data.share[own], data.weight[own])
        chance = 1 / (1 + np.exp(-(slope * scores[own] + offset)))
        labels = [e.row.share >= 0.5 if e.row.label is None else e.row.label for e in some if e.row.event == name]
        settled = np.array([e.row.label is not None for e in some if e.row.event == name])
        if not settled.any():
            settled[:] = True
        scale = float(np.abs(row).max()) or 1.0
        most = data.share[own] >= 0.5
        events.append(
            Event(
                name=name,
                scale=scale,
                bias=bias,
                slope=slope,
                offset=offset,
                threshold=_threshold(chance[settled], np.array(labels)[settled]),
                veto=float(np.quantile(chance[most], _LOST)),
                support=_lowest_sure(chance, most),
            )
        )
        tables.append(_whole(row / scale))
        held_out[name] = tuple(zip(chance.tolist(), data.share[own].tolist(), data.weight[own].tolist(), strict=True))
    header = Header(bits=BITS, scarcity=top, events=tuple(events), rows=len(some), made_from=made_from)
    weights = Weights(header=header, table=(_whole(data.scarcity / top), *tables))
    return Trained(weights=weights, held_out=held_out)


def reliability(rows: Sequence[tuple[float, float, float]], bins: int = 10) -> list[tuple[float, float, int]]:
    """Return (mean probability, mean share of yes, rows) of each tenth of the probabilities that has rows, weighted."""
    found = []
    for n in range(bins):
        some = [r for r in rows if n / bins <= r[0] < (n + 1) / bins or (n == bins - 1 and r[0] >= 1)]
        whole = sum(weight for _, _, weight in some)
        if whole:
            mean = sum(chance * weight for chance, _, weight in some) / whole
            found.append((mean, sum(share * weight for _, share, weight in some) / whole, len(some)))
    return found


class _Data:
    """The examples as matrices."""

    def __init__(self, some: Sequence[Example]) -> None:
        import numpy as np
        from scipy import sparse

        self._some = some
        counts: Counter[int] = Counter()
        for example in some:
            counts.update({i for block in _SCALED for i in example.passage.blocks[block]})
        self.scarcity = np.zeros(_SIZE)
        for i, count in counts.items():
            self.scarcity[i] = log((1 + len(some)) / (1 + count)) + 1
        # as the detector will see it: whole numbers
        top = self.scarcity.max() or 1.0
        self.scarcity = np.round(self.scarcity / top * 127) / 127 * top
        self.share = np.array([e.row.share for e in some])
        self.weight = np.array([e.row.weight * sqrt(e.row.votes) for e in some])
        self.event = np.array([e.row.event for e in some])
        self._fixed = sum(
            (self._matrix([e.passage.blocks[b] for e in some], scaled=b in _SCALED) for b in BLOCKS),
            start=sparse.csr_matrix((len(some), _SIZE)),
        )
        self._views: dict[str, Any] = {}
        self._own = self._matrix([e.passage.seen_from(e.row.event) for e in some], scaled=False)

    def _matrix(self, lists: Sequence[Sequence[int]], *, scaled: bool) -> Any:
        import numpy as np
        from scipy import sparse

        starts, columns, values = [0], [], []
        for ids in lists:
            count = Counter(ids)
            norm = sqrt(sum(n * (self.scarcity[i] ** 2 if scaled else 1.0) for i, n in count.items()))
            for i in sorted(count):
                columns.append(i)
                values.append(count[i] * (self.scarcity[i] if scaled else 1.0) / norm if norm else 0.0)
            starts.append(len(columns))
        return sparse.csr_matrix(
            (np.array(values), np.array(columns, dtype=np.int32), np.array(starts)), shape=(len(lists), _SIZE)
        )

    def fit(self, event: str, used: Any) -> tuple[Scores, float]:
        """Return the weights and the bias of one event's model on the rows that are ``used``."""
        import numpy as np
        from scipy import sparse
        from sklearn.linear_model import LogisticRegression

        own = self.event == event
        base = sparse.hstack([sparse.diags(own.astype(float)) @ self._fixed, self._own * _VIEW]).tocsr()[used]
        share = self.share[used]
        weight = (self.weight * np.where(own, 1.0, _OTHERS))[used]
        target = np.r_[np.ones(len(share)), np.zeros(len(share))]
        counts = np.r_[share * weight, (1 - share) * weight]
        kept = counts > 0
        model = LogisticRegression(C=_STRENGTH, solver="liblinear", max_iter=300, random_state=0)
        model.fit(sparse.vstack([base, base]).tocsr()[kept], target[kept], sample_weight=counts[kept])
        both = model.coef_[0]
        return both[:_SIZE] + both[_SIZE:] * _VIEW, float(model.intercept_[0])

    def score(self, event: str, rows: Any, table: Scores, bias: float) -> Scores:
        """Return the scores of the given rows of an event."""
        scores: Scores = (self._fixed + self._own)[rows] @ table + bias
        return scores


def _whole(row: Scores) -> array[int]:
    """Return a row of numbers from -1 to 1 as whole ones from -127 to 127."""
    import numpy as np

    return array("b", np.round(row * 127).astype(np.int8).tobytes())


def _platt(scores: Scores, share: Scores, weight: Scores) -> tuple[float, float]:
    """Return slope and offset that make scores probabilities; the slope is never negative, so the order stays."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    target = np.r_[np.ones(len(share)), np.zeros(len(share))]
    counts = np.r_[share * weight, (1 - share) * weight]
    kept = counts > 0
    model = LogisticRegression(C=1e3, solver="liblinear", random_state=0)
    model.fit(np.r_[scores, scores][kept, None], target[kept], sample_weight=counts[kept])
    return max(0.0, float(model.coef_[0][0])), float(model.intercept_[0])


def _threshold(chance: Scores, label: Scores) -> float:
    """Return the probability from which on "yes" gives the best F1: the mean over samples of the rows.

    One best cut hangs on a few rows; the mean of many samples' cuts (drawn with a fixed seed) does not.
    """
    import numpy as np

    draws = np.random.RandomState(0)
    cuts = []
    for _ in range(_SAMPLES):
        some = draws.randint(0, len(chance), len(chance))
        cuts.append(_best_cut(chance[some], label[some]))
    return float(np.mean(cuts))


def _best_cut(chance: Scores, label: Scores) -> float:
    """Return the probability from which on "yes" gives the best F1; between two rows, so that neither is on it."""
    import numpy as np

    order = np.argsort(-chance, kind="stable")
    value, yes = chance[order], label[order].astype(float)
    f1 = 2 * np.cumsum(yes) / (np.arange(1, len(yes) + 1) + yes.sum())
    below = np.r_[value[1:], 0.0]
    f1[below == value] = -1.0
    at = int(f1.argmax())
    return float((value[at] + below[at]) / 2)


def _lowest_sure(chance: Scores, most: Scores) -> float:
    """Return the lowest probability over which nearly all rows are ones that most said yes to; 1 if there is none."""
    order = sorted(zip(chance.tolist(), most.tolist(), strict=True), reverse=True)
    cut, hits = 1.0, 0
    for n, (value, yes) in enumerate(order, 1):
        hits += yes
        if hits / n >= _RIGHT:
            cut = value
    return cut
