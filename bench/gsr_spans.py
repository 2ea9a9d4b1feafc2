"""Which words the benchmark's annotators mark as verb, source and target of a sentence, and which codes they give.

A logistic model learns how often an annotator marks a word so described (gsr_words), a second one looks at the first
scores of all roles around it, a third says how often nothing is marked. The words that are answered are those with the
best expected F1 under them. Codes are learnt from the same scores (gsr_codes).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from gsr_codes import ACTORS, Codes
from gsr_models import Line, binary, level, table
from gsr_words import Word, spelt

ROLES: Final = ("verb", "source", "target")
_PARTS: Final = 4
_NEAR: Final = 3
_FIRST, _SECOND, _NOTHING = 10.0, 3.0, 3.0
_KEPT: Final = ("role:", "actors", "recipients", "particle:", "w:", "trigger")


class Spans:
    """The models of words, of "nothing is marked", and of codes."""

    def __init__(self, models: dict[str, Line]) -> None:
        """Keep the models by name."""
        self.models, self.codes = models, Codes(models)

    @classmethod
    def learnt(cls, some: Sequence[tuple[list[Word], dict[str, Any]]], tokens: Any) -> "Spans":
        """Learn from sentences (their words, the benchmark's annotations); ``tokens`` is the scorer's tokenizer."""
        models: dict[str, Line] = {}
        rows = table([[*w.names, *_ours(s)] for words, s in some for w in words])
        votes = np.array([_votes(s) for words, s in some for _ in words])
        share = {r: np.array([_marked(w, s, r, tokens) for words, s in some for w in words]) for r in ROLES}
        part = np.array([i % _PARTS for i, (words, _) in enumerate(some) for _ in words])
        first = {r: np.zeros(len(part)) for r in ROLES}
        for role in ROLES:
            lines = [binary(rows, share[role], votes, _FIRST)]
            for k in range(_PARTS):  # scores of words that a model did not see, for the models over all roles
                seen = part != k
                lines.append(binary(rows[seen], share[role][seen], votes[seen], _FIRST))
                first[role][~seen] = lines[-1].chances(rows[~seen])[:, 1]
            models[f"{role} alone"] = Line.mean(lines)
        ends = np.cumsum([len(words) for words, _ in some])
        scores = [{r: first[r][end - len(w) : end] for r in ROLES} for (w, _), end in zip(some, ends, strict=True)]
        around = [
            [*names, *_ours(s)] for (words, s), mine in zip(some, scores, strict=True) for names in _around(words, mine)
        ]
        rows = table(around)
        counts = np.array([_votes(s) for _, s in some])
        for role in ROLES:
            models[role] = binary(rows, share[role], votes, _SECOND)
            empty = np.array([np.mean([not a[role] for a in s["annots"]]) for _, s in some])
            best = [float(mine[role].max(initial=0.0)) for mine in scores]
            wholes = [[*_whole(w, s["event"], b), *_ours(s)] for (w, s), b in zip(some, best, strict=True)]
            models[f"{role} nothing"] = binary(table(wholes), empty, counts, _NOTHING)
        return cls(models | Codes.learnt(some, scores).models)

    def answer(self, event: str, words: list[Word], tokens: Any) -> dict[str, Any]:
        """Return the spans and codes of one event of one sentence, as the scorer reads them."""
        alone = table([w.names for w in words])
        first = {r: self.models[f"{r} alone"].chances(alone)[:, 1] for r in ROLES}
        rows = table(_around(words, first))
        found: dict[str, Any] = {}
        codes: dict[str, list[str | None]] = {}
        for role in ROLES:
            chance = (self.models[role].chances(rows)[:, 1] + first[role]) / 2
            whole = table([_whole(words, event, float(first[role].max(initial=0.0)))])
            nothing = float(self.models[f"{role} nothing"].chances(whole)[0, 1])
            chosen = _best(words, chance, nothing, tokens)
            found[role] = [w.text for w in chosen]
            if role in ACTORS:
                codes[role] = self.codes.answer(role, words, first[role], event)
        return found | {"codes": codes}


def _around(words: Sequence[Word], chance: dict[str, Any]) -> list[list[str]]:
    """Return the features of words from the first scores of all roles: their own, the neighbours', the best words'."""
    steps = {r: [level(float(p)) for p in chance[r]] for r in ROLES}
    top = {r: int(chance[r].argmax()) if len(words) else 0 for r in ROLES}
    rank = {r: np.argsort(np.argsort(-chance[r], kind="stable"), kind="stable") for r in ROLES}
    found = []
    for i, word in enumerate(words):
        names = []
        for role in ROLES:
            mine = steps[role]
            for step in range(-_NEAR, _NEAR + 1):
                j = i + step
                near = mine[j] if 0 <= j < len(words) else -1
                names += [f"{role}{step}>{n}" for n in range(near + 1)]
            names += [f"{role}rank:{min(int(rank[role][i]), 6)}", f"{role}top:{max(-6, min(6, i - top[role]))}"]
            low = min(i, top[role])
            bridge = mine[low + 1 : max(i, top[role])]
            names.append(f"{role}bridge:{min(bridge, default=9)}")
            names += [f"{role}best>{n}" for n in range(mine[top[role]] + 1)]
        names += [f"{a}-{b}:{steps[a][i] > steps[b][i]}" for a in ROLES for b in ROLES if a < b]
        names += [f"0:{n}" for n in dict.fromkeys(word.own) if n.startswith(_KEPT)]
        found.append(names)
    return found


def _ours(sentence: dict[str, Any]) -> list[str]:
    """Return features that own sentences alone have, which take up how their annotators differ from the benchmark's."""
    whose = sentence.get("whose")
    return [whose, f"{whose}:{sentence['event']}"] if whose else []


def _votes(sentence: dict[str, Any]) -> float:
    """Return how much a sentence counts: by its annotators, and by the weight of its source."""
    return len(sentence["annots"]) * float(sentence.get("weight", 1.0))


def _marked(word: Word, sentence: dict[str, Any], role: str, tokens: Any) -> float:
    mine = set(tokens(word.text))
    if not mine:
        return 0.0
    return float(np.mean([bool(mine & set(a[role])) for a in sentence["annots"]]))


def _whole(words: Sequence[Word], event: str, best: float) -> list[str]:
    """Return the features of a sentence as a whole, for whether anything is marked; ``best``: its likeliest word's."""
    names = {n for w in words for n in w.own if not spelt(n)}
    return [*names, *(f"{event}:{n}" for n in names), event, f"length:{min(len(words) // 10, 6)}"] + [
        f"{e}best>{n}{'x' * k}" for n in range(level(best) + 1) for k in range(4) for e in ("", event)
    ]


def _best(words: list[Word], chance: Any, nothing: float, tokens: Any) -> list[Word]:
    """Return the words with the best expected F1, none where an empty answer is better."""
    order = sorted((i for i in range(len(words)) if tokens(words[i].text)), key=lambda i: (-chance[i], i))
    marked = max(1e-6, 1 - nothing)
    given = np.minimum(1.0, chance / marked)
    length = float(given[order].sum()) if order else 0.0
    best, size, total = nothing, 0, 0.0
    for n, i in enumerate(order, 1):
        total += float(given[i])
        value = marked * 2 * total / (n + max(length, 1.0))
        if value > best:
            best, size = value, n
    return [words[i] for i in sorted(order[:size])]


def save(spans: Spans, path: Path) -> None:
    """Write the models: whole numbers from -127 to 127 for weights of hashed features, no words."""
    arrays: dict[str, Any] = {}
    for name, line in spans.models.items():
        scale = np.abs(line.weights).astype(np.float32).max() or 1.0
        whole = np.round(line.weights.astype(np.float32) / scale * 127).astype(np.int8)
        arrays |= {f"{name}|answers": np.array(line.answers), f"{name}|w": whole, f"{name}|b": line.bias}
        arrays[f"{name}|scale"] = np.float32(scale)
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def load(path: Path) -> Spans:
    """Read the models."""
    with np.load(path, allow_pickle=False) as arrays:
        names = sorted({key.split("|")[0] for key in arrays})
        models = {}
        for n in names:
            weights = arrays[f"{n}|w"].astype(np.float32) * (arrays[f"{n}|scale"] / 127)
            models[n] = Line([str(a) for a in arrays[f"{n}|answers"]], weights.astype(np.float16), arrays[f"{n}|b"])
        return Spans(models)
