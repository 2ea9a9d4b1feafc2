"""Linear models over hashed names, for the benchmark's spans and codes. They hold numbers by hash and no words."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from zlib import crc32

import numpy as np

SIZE: Final = 1 << 17
_CUTS: Final = (0.03, 0.07, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def table(rows: Sequence[Sequence[str]]) -> Any:
    """Return rows of names as a sparse matrix of hashed features, each row of length 1."""
    return weighed([dict.fromkeys(row, 1.0) for row in rows])


def weighed(rows: Sequence[Mapping[str, float]]) -> Any:
    """Return rows of names with values as a sparse matrix of hashed features, each row of length 1."""
    from scipy import sparse

    starts: list[int] = [0]
    columns: list[int] = []
    values: list[float] = []
    for row in rows:
        ids: dict[int, float] = {}
        for name, value in row.items():
            id = crc32(name.encode()) % SIZE
            ids[id] = max(value, ids.get(id, 0.0))
        length = sum(v * v for v in ids.values()) ** 0.5 or 1.0
        columns += ids.keys()
        values += [v / length for v in ids.values()]
        starts.append(len(columns))
    made = sparse.csr_matrix((values, np.array(columns, dtype=np.int32), starts), shape=(len(rows), SIZE))
    made.sort_indices()
    return made


def level(chance: float) -> int:
    """Return in which of some steps a probability lies."""
    return sum(chance >= cut for cut in _CUTS)


class Line:
    """A linear model: weights an answer."""

    def __init__(self, answers: Sequence[str], weights: Any, bias: Any) -> None:
        """Keep them."""
        self.answers, self.weights, self.bias = tuple(answers), weights, bias
        self._columns = weights.astype(np.float32).T

    @classmethod
    def learnt(cls, rows: Any, answers: Sequence[str], counts: Sequence[float], strength: float) -> "Line":
        """Learn from rows with their answers, each with how much it counts."""
        from sklearn.linear_model import LogisticRegression

        used = np.unique(rows.indices)  # the rest keeps weight zero, and need not be looked at
        two = len(set(answers)) == 2
        model = LogisticRegression(
            C=strength, solver="liblinear" if two else "lbfgs", max_iter=400, random_state=0 if two else None
        )
        model.fit(rows[:, used], list(answers), sample_weight=np.array(counts))
        found, bias = model.coef_, model.intercept_
        if len(model.classes_) == 2:
            found, bias = np.vstack([-found / 2, found / 2]), np.r_[-bias / 2, bias / 2]
        weights = np.zeros((len(found), SIZE), dtype=np.float16)
        weights[:, used] = found
        return cls([str(c) for c in model.classes_], weights, bias.astype(np.float32))

    @classmethod
    def mean(cls, lines: Sequence["Line"]) -> "Line":
        """Return the mean of models with the same answers, which varies less than each of them."""
        weights = np.mean([line.weights.astype(np.float32) for line in lines], axis=0).astype(np.float16)
        return cls(lines[0].answers, weights, np.mean([line.bias for line in lines], axis=0).astype(np.float32))

    def chances(self, rows: Any) -> Any:
        """Return the probability of each answer (columns) for each row."""
        scores = rows @ self._columns + self.bias
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        return scores / scores.sum(axis=1, keepdims=True)


def binary(rows: Any, share: Any, votes: Any, strength: float) -> Line:
    """Learn a probability from the share of votes for it; the second answer of the model is yes."""
    from scipy import sparse

    both = sparse.vstack([rows, rows]).tocsr()
    counts = np.r_[share * votes, (1 - share) * votes]
    answers = np.r_[np.ones(len(share)), np.zeros(len(share))].astype(int).astype(str)
    kept = counts > 0
    return Line.learnt(both[kept], list(answers[kept]), list(counts[kept]), strength)
