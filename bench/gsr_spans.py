"""Which words the benchmark's annotators mark as verb, source and target of a sentence, and which codes they give.

The reader says who does what to whom; annotators of the benchmark mark in their own way (heads or whole phrases, often
nothing). So the reader's claims, phrases and lexicon entries are features of each word, and a logistic model learns how
often an annotator marks a word so described, another how often nothing is marked. The words that are answered are those
with the best expected F1 under both. Codes are learned the same way from the words that were chosen.
"""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final
from zlib import crc32

import numpy as np

from tawatur.core.claims import Claim
from tawatur.lexicon.load import Lexicon
from tawatur.read.tokens import Sentence
from tawatur.text.words import segment

ROLES: Final = ("verb", "source", "target")
ACTORS: Final = ("source", "target")
PARTS: Final = ("country", "role")
SIZE: Final = 1 << 15
_COUNTRY: Final = "country="
_NATIONLESS: Final = frozenset({"IMG", "INT", "IGO"})
_NONE: Final = "None"
_CLAIM_ROLES: Final = ("actors", "recipients", "with_", "places", "things")
_PARTS: Final = 4
_NEAR: Final = 3
_FIRST, _SECOND, _NOTHING, _CODES = 10.0, 3.0, 3.0, 10.0
_CUTS: Final = (0.03, 0.07, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
_KEPT: Final = ("role:", "actors", "recipients", "particle:", "w:", "trigger")


class Word:
    """A word as a token of the benchmark, and what is known of it."""

    __slots__ = ("end", "form", "names", "own", "start", "text")

    def __init__(self, text: str, start: int, end: int, form: str) -> None:
        """Keep the place and start with no features."""
        self.text, self.start, self.end, self.form = text, start, end, form
        self.own: list[str] = []
        self.names: list[str] = []


def words_of(
    event: str, sentences: Sequence[Sentence], claims: Sequence[Claim], text: str, lexicon: Lexicon
) -> list[Word]:
    """Return the words of a passage with their features as seen from one event."""
    found: list[Word] = []
    for sentence in sentences:
        at = len(found)
        for w in sentence.words:
            found.append(Word(text[w.start : w.end], w.start, w.end, w.form))
        for i, hits in enumerate(sentence.hits):
            for hit in hits:
                if hit.topic not in ("gapped", "gapcue"):
                    for j in range(hit.first, hit.last):
                        found[at + j].own += _hit(hit, lexicon, first=j == i)
    own = [c for c in claims if c.plover.event == event]
    triggers: list[int] = []
    for n, claim in enumerate(own[:4]):
        rank = "first" if n == 0 else "later"
        for i, word in enumerate(found):
            if _in(word, claim.trigger):
                word.own += ["trigger", f"trigger:{rank}", f"trigger:{claim.type}", f"trigger:{claim.status}"]
                triggers.append(i)
            for role in _CLAIM_ROLES:
                for k, participant in enumerate(getattr(claim, role)):
                    if _in(word, participant):
                        word.own += [role, f"{role}:{rank}", f"{role}:{claim.type}"]
                        word.own.append(f"{role}:{getattr(participant, 'kind', '')}:{k > 0}")
                        word.own.append(f"{role}:edge:{word.start - participant.start <= 2}")
    for claim in claims:
        if claim.plover.event != event:
            for word in found:
                if _in(word, claim.trigger):
                    word.own.append(f"other:{claim.type}")
        for narrator in claim.sources:
            for word in found:
                if _in(word, narrator):
                    word.own.append("narrator")
    _describe(found, event, triggers)
    return found


def _in(word: Word, span: Any) -> bool:
    return bool(span.start < word.end and word.start < span.end)


def _hit(hit: Any, lexicon: Lexicon, *, first: bool) -> list[str]:
    entry, topic = hit.entry, hit.topic
    if topic == "place":
        state = [f"{_COUNTRY}{entry.country}"] if entry.type == "country" else []
        return ["place", f"place:{entry.type}:{first}", *state]
    names = [f"{topic}:{entry.id}"]
    holder = lexicon.actors.get(entry.actor) if topic == "noun" and entry.role == "nationality" else None
    country = entry.country if topic == "actor" else holder.country if holder is not None else None
    if country is not None:
        names.append(_COUNTRY + country)
    if topic == "trigger":
        names += [f"type:{entry.type}:{hit.feature[:1]}"]
    elif topic == "noun":
        names += [f"role:{entry.role}:{first}", f"class:{entry.noun_class}", f"form:{entry.role}:{hit.feature}"]
    elif topic in ("cue", "thing", "actor", "particle"):
        names += [f"{topic}:{entry.kind}:{first}"]
    return names


def _describe(found: list[Word], event: str, triggers: list[int]) -> None:
    bare = [segment(word.form).stem or word.form for word in found]
    for i, word in enumerate(found):
        form = word.form
        word.own += [f"w:{form}", f"s:{bare[i]}", f"al:{form.lstrip('وفبل').startswith('ال')}"]
        word.own += [f"end2:{form[-2:]}", f"end3:{form[-3:]}", f"begin:{form[:2]}", f"size:{min(len(form), 8)}"]
        word.own += [f"digit:{form.isdigit()}"] if form.isdigit() else []
    for i, word in enumerate(found):
        names = [f"0:{n}" for n in dict.fromkeys(word.own)]
        for step in (-3, -2, -1, 1, 2):
            j = i + step
            if 0 <= j < len(found):
                some = found[j].own if abs(step) == 1 else [n for n in found[j].own if not n.startswith(("end", "beg"))]
                names += [f"{step}:{n}" for n in dict.fromkeys(some)]
            else:
                names.append(f"{step}:edge")
        if triggers:
            away = min((i - t for t in triggers), key=abs)
            first = i - triggers[0]
            names += [f"away:{max(-9, min(9, away))}", f"first:{max(-9, min(9, first))}", f"side:{first > 0}"]
            names += [f"side:{first > 0}:{n}" for n in word.own if n.startswith(("role:", "class:", "actor:", "type:"))]
            between = {n for w in found[min(i, triggers[0]) + 1 : max(i, triggers[0])] for n in w.own}
            names += [f"between:{n}" for n in between if n.startswith(("w:،", "w:.", "particle:relative", "trigger"))]
        else:
            names.append("no trigger")
        names.append(f"at:{min(i // 4, 6)}")
        word.names = names + [f"{event}:{n}" for n in names if n[:2] == "0:" or n[:5] in ("away:", "first")]


def table(rows: Sequence[Sequence[str]]) -> Any:
    """Return the rows as a sparse matrix of hashed features, each row of length 1."""
    from scipy import sparse

    starts, columns, values = [0], [], []
    for row in rows:
        ids = sorted({crc32(n.encode()) % SIZE for n in row})
        columns += ids
        values += [1 / max(1.0, len(ids)) ** 0.5] * len(ids)
        starts.append(len(columns))
    return sparse.csr_matrix((values, np.array(columns, dtype=np.int32), starts), shape=(len(rows), SIZE))


class Line:
    """A linear model: weights an answer."""

    def __init__(self, answers: Sequence[str], weights: Any, bias: Any) -> None:
        """Keep them."""
        self.answers, self.weights, self.bias = tuple(answers), weights, bias

    @classmethod
    def learnt(cls, rows: Any, answers: Sequence[str], counts: Sequence[float], strength: float) -> "Line":
        """Learn from rows with their answers, each with how much it counts."""
        from sklearn.linear_model import LogisticRegression

        two = len(set(answers)) == 2
        model = LogisticRegression(
            C=strength, solver="liblinear" if two else "lbfgs", max_iter=400, random_state=0 if two else None
        )
        model.fit(rows, list(answers), sample_weight=np.array(counts))
        weights, bias = model.coef_, model.intercept_
        if len(model.classes_) == 2:
            weights, bias = np.vstack([-weights / 2, weights / 2]), np.r_[-bias / 2, bias / 2]
        return cls([str(c) for c in model.classes_], weights.astype(np.float16), bias.astype(np.float32))

    def chances(self, rows: Any) -> Any:
        """Return the probability of each answer (columns) for each row."""
        scores = rows @ self.weights.astype(np.float32).T + self.bias
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        return scores / scores.sum(axis=1, keepdims=True)


class Spans:
    """The models of words, of "nothing is marked", and of codes."""

    def __init__(self, models: dict[str, Line]) -> None:
        """Keep the models by name."""
        self.models = models

    @classmethod
    def learnt(cls, some: Sequence[tuple[list[Word], dict[str, Any]]], tokens: Any) -> "Spans":
        """Learn from sentences (their words, the benchmark's annotations); ``tokens`` is the scorer's tokenizer."""
        models: dict[str, Line] = {}
        every = [word for words, _ in some for word in words]
        rows = table([w.names for w in every])
        votes = np.array([float(len(s["annots"])) for words, s in some for _ in words])
        share = {r: np.array([_marked(w, s, r, tokens) for words, s in some for w in words]) for r in ROLES}
        part = np.array([i % _PARTS for i, (words, _) in enumerate(some) for _ in words])
        first = {r: np.zeros(len(every)) for r in ROLES}
        for role in ROLES:
            for k in range(_PARTS):  # scores of words that a model did not see, for the models over all roles
                seen = part != k
                one = _binary(rows[seen], share[role][seen], votes[seen], _FIRST)
                first[role][~seen] = one.chances(rows[~seen])[:, 1]
            models[f"{role} alone"] = _binary(rows, share[role], votes, _FIRST)
        ends = np.cumsum([len(words) for words, _ in some])
        around = [
            names
            for words, end in zip((w for w, _ in some), ends, strict=True)
            for names in _around(words, {r: first[r][end - len(words) : end] for r in ROLES})
        ]
        rows = table(around)
        for role in ROLES:
            models[role] = _binary(rows, share[role], votes, _SECOND)
            empty = np.array([np.mean([not a[role] for a in s["annots"]]) for _, s in some])
            counts = np.array([float(len(s["annots"])) for _, s in some])
            best = [
                float(first[role][end - len(w) : end].max(initial=0.0)) for (w, _), end in zip(some, ends, strict=True)
            ]
            wholes = [_whole(w, s["event"], b) for (w, s), b in zip(some, best, strict=True)]
            models[f"{role} nothing"] = _binary(table(wholes), empty, counts, _NOTHING)
        made = cls(models)
        for role in ACTORS:
            names, countries = [], []
            for words, s in some:
                # the words that annotators marked, so that the codes are learnt from right ones
                chosen = [w for w in words if _marked(w, s, role, tokens) >= 0.5]
                names.append(_coded(chosen, words, s["event"]))
                countries.append(_countries(chosen))
            for name in PARTS:
                data, answers = [], []
                for n, (_, s) in enumerate(some):
                    for code in s["codes"]:
                        if code[role] is not None:
                            answer = code[role][PARTS.index(name)]
                            if name == "country":
                                answer = answer if answer in _NATIONLESS or answer == _NONE else "own"
                            data.append(names[n] if name == "role" else [*names[n], f"countries:{len(countries[n])}"])
                            answers.append(answer)
                models[f"{role} {name}"] = Line.learnt(table(data), answers, [1.0] * len(answers), _CODES)
        return made

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
                codes[role] = self._codes(role, chosen or _best(words, chance, 0.0, tokens), words, event)
        return found | {"codes": codes}

    def _codes(self, role: str, chosen: list[Word], words: list[Word], event: str) -> list[str | None]:
        names, countries = _coded(chosen, words, event), _countries(chosen)
        line = self.models[f"{role} role"]
        sector = line.answers[int(line.chances(table([names]))[0].argmax())]
        line = self.models[f"{role} country"]
        chance = line.chances(table([[*names, f"countries:{len(countries)}"]]))[0]
        country: str | None = None
        for at in reversed(chance.argsort(kind="stable")):
            if line.answers[int(at)] != "own" or countries:
                answer = line.answers[int(at)]
                country = countries[0] if answer == "own" else None if answer == _NONE else answer
                break
        return [country, None if sector == _NONE else sector]


def _around(words: Sequence[Word], chance: dict[str, Any]) -> list[list[str]]:
    """Return the features of words from the first scores of all roles: their own, the neighbours', the best words'."""
    level = {r: [_level(float(p)) for p in chance[r]] for r in ROLES}
    top = {r: int(chance[r].argmax()) if len(words) else 0 for r in ROLES}
    rank = {r: np.argsort(np.argsort(-chance[r], kind="stable"), kind="stable") for r in ROLES}
    found = []
    for i, word in enumerate(words):
        names = []
        for role in ROLES:
            mine = level[role]
            for step in range(-_NEAR, _NEAR + 1):
                j = i + step
                near = mine[j] if 0 <= j < len(words) else -1
                names += [f"{role}{step}>{n}" for n in range(near + 1)]
            names += [f"{role}rank:{min(int(rank[role][i]), 6)}", f"{role}top:{max(-6, min(6, i - top[role]))}"]
            low = min(i, top[role])
            bridge = mine[low + 1 : max(i, top[role])]
            names.append(f"{role}bridge:{min(bridge, default=9)}")
            names += [f"{role}best>{n}" for n in range(mine[top[role]] + 1)]
        names += [f"{a}-{b}:{level[a][i] > level[b][i]}" for a in ROLES for b in ROLES if a < b]
        names += [f"0:{n}" for n in dict.fromkeys(word.own) if n.startswith(_KEPT)]
        found.append(names)
    return found


def _level(chance: float) -> int:
    return sum(chance >= cut for cut in _CUTS)


def _binary(rows: Any, share: Any, votes: Any, strength: float) -> Line:
    from scipy import sparse

    both = sparse.vstack([rows, rows]).tocsr()
    counts = np.r_[share * votes, (1 - share) * votes]
    answers = np.r_[np.ones(len(share)), np.zeros(len(share))].astype(int).astype(str)
    kept = counts > 0
    return Line.learnt(both[kept], list(answers[kept]), list(counts[kept]), strength)


def _marked(word: Word, sentence: dict[str, Any], role: str, tokens: Any) -> float:
    mine = set(tokens(word.text))
    if not mine:
        return 0.0
    return float(np.mean([bool(mine & set(a[role])) for a in sentence["annots"]]))


def _whole(words: Sequence[Word], event: str, best: float) -> list[str]:
    """Return the features of a sentence as a whole, for whether anything is marked; ``best``: its likeliest word's."""
    names = {n for w in words for n in w.own if not n.startswith(("end", "begin", "size", "al:"))}
    return [*names, *(f"{event}:{n}" for n in names), event, f"length:{min(len(words) // 10, 6)}"] + [
        f"{e}best>{n}{'x' * k}" for n in range(_level(best) + 1) for k in range(4) for e in ("", event)
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


def _coded(chosen: Sequence[Word], words: Sequence[Word], event: str) -> list[str]:
    names = [f"in:{n}" for n in dict.fromkeys(n for w in chosen for n in w.own)] + [event]
    names += [f"pair:{a.form} {b.form}" for a, b in pairwise(chosen)]
    names += [f"{event}:{n}" for n in names if n.startswith(("in:actor", "in:noun", "in:s:", "in:class"))]
    if chosen:
        at = words.index(chosen[0])
        names += [f"before:{n}" for w in words[max(0, at - 2) : at] for n in w.own if not n.startswith(("end", "beg"))]
        last = words.index(chosen[-1])
        names += [f"after:{n}" for w in words[last + 1 : last + 3] for n in w.own if not n.startswith(("end", "beg"))]
    return names


def _countries(chosen: Sequence[Word]) -> list[str]:
    found: dict[str, None] = {}
    for word in chosen:
        for name in word.own:
            if name.startswith(_COUNTRY):
                found[name.removeprefix(_COUNTRY)] = None
    return list(found)


def save(spans: Spans, path: Path) -> None:
    """Write the models; only weights of hashed features, no words."""
    arrays: dict[str, Any] = {}
    for name, line in spans.models.items():
        arrays |= {f"{name}|answers": np.array(line.answers), f"{name}|w": line.weights, f"{name}|b": line.bias}
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def load(path: Path) -> Spans:
    """Read the models."""
    with np.load(path, allow_pickle=False) as arrays:
        names = sorted({key.split("|")[0] for key in arrays})
        return Spans(
            {n: Line([str(a) for a in arrays[f"{n}|answers"]], arrays[f"{n}|w"], arrays[f"{n}|b"]) for n in names}
        )
