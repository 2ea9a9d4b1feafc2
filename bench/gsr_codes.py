"""Which country and which role the benchmark's annotators give the source and the target of an event.

The country is chosen among the countries that the sentence names, the codes of no nation (armed groups at large, the
world, its organisations) and none: one model says of each how often annotators choose it. The role is learnt from the
words. Both see every word of the sentence by its chance of belonging to the actor, so that no early choice is final.
"""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from gsr_models import Line, binary, level, weighed
from gsr_words import Word, spelt

ACTORS: Final = ("source", "target")
NONE: Final = "None"
_NATIONLESS: Final = ("IMG", "INT", "IGO", NONE)
_LEAST: Final = 0.02  # a word that is so rarely the actor's tells nothing of it
_COUNTRY, _ROLE = 3.0, 10.0
_NEAR: Final = 2


class Codes:
    """The models of countries and roles, one each for source and target."""

    def __init__(self, models: dict[str, Line]) -> None:
        """Keep the models by name."""
        self.models = models

    @classmethod
    def learnt(cls, some: Sequence[tuple[list[Word], dict[str, Any]]], chance: Sequence[dict[str, Any]]) -> "Codes":
        """Learn from sentences and the chance of each word to be marked, by models that did not see the sentence."""
        models: dict[str, Line] = {}
        for role in ACTORS:
            rows: list[dict[str, float]] = []
            share: list[float] = []
            votes: list[float] = []
            roles: list[dict[str, float]] = []
            answers: list[str] = []
            counts: list[float] = []
            for (words, s), p in zip(some, chance, strict=True):
                given = [code[role] for code in s["codes"] if code[role] is not None]
                weight, ours = float(s.get("weight", 1.0)), "whose" in s
                if not given:
                    continue
                for candidate, row in _candidates(words, p[role], s["event"]):
                    kind = candidate if candidate in _NATIONLESS else "own"
                    rows.append(row | ({f"ours:{kind}": 1.0} if ours else {}))
                    share.append(float(np.mean([(c[0] or NONE) == candidate for c in given])))
                    votes.append(len(given) * weight)
                seen = _seen(words, p[role], s["event"]) | ({"ours": 1.0} if ours else {})
                for c in given:
                    roles.append(seen)
                    answers.append(c[1] or NONE)
                    counts.append(weight)
            models[f"{role} country"] = binary(weighed(rows), np.array(share), np.array(votes), _COUNTRY)
            models[f"{role} role"] = Line.learnt(weighed(roles), answers, counts, _ROLE)
        return cls(models)

    def answer(self, role: str, words: list[Word], chance: Any, event: str) -> list[str | None]:
        """Return the country and the role of an actor, whose words have the given chances."""
        some = _candidates(words, chance, event)
        likely = self.models[f"{role} country"].chances(weighed([row for _, row in some]))[:, 1]
        country = some[int(likely.argmax())][0]
        line = self.models[f"{role} role"]
        sector = line.answers[int(line.chances(weighed([_seen(words, chance, event)]))[0].argmax())]
        return [None if country == NONE else country, None if sector == NONE else sector]


def _candidates(words: Sequence[Word], chance: Any, event: str) -> list[tuple[str, dict[str, float]]]:
    """Return what may be the country, each with its features."""
    named: dict[str, list[int]] = {}
    for i, word in enumerate(words):
        for country in word.countries:
            named.setdefault(country, []).append(i)
    near = {c: max(_reach(chance, i) for i in at) for c, at in named.items()}
    seen = _seen(words, chance, event)
    best = float(chance.max(initial=0.0))
    found: list[tuple[str, dict[str, float]]] = []
    for country in named:
        names = [*_standing(country, named, near, best), *_mention(country, named[country], words, chance)]
        row = dict.fromkeys([*names, *(f"{event}:{n}" for n in names), f"is:{country}"], 1.0)
        found.append((country, row | {f"own:{n}": v / 2 for n, v in seen.items()}))
    for code in _NATIONLESS:
        names = [code, f"{code}:of:{min(len(named), 4)}", f"{code}:{event}"]
        names += [f"{code}:near>{k}" for k in range(level(max(near.values(), default=0.0)) + 1)]
        names += [f"{code}:best>{k}" for k in range(level(best) + 1)]
        found.append((code, dict.fromkeys(names, 1.0) | {f"{code}:{n}": v for n, v in seen.items()}))
    return found


def _standing(country: str, named: dict[str, list[int]], near: dict[str, float], best: float) -> list[str]:
    """Return how a country stands among those that are named, by the chance of the words near it."""
    ranked = sorted(named, key=lambda c: (-near[c], named[c][0]))
    rank = min(ranked.index(country), 3)
    share = near[country] / (sum(near.values()) or 1.0)
    names = ["own", f"rank:{rank}", f"of:{min(len(named), 4)}", f"times:{min(len(named[country]), 3)}"]
    names.append(f"first:{named[country][0] == min(at[0] for at in named.values())}")
    names += [f"near>{k}:rank:{min(rank, 2)}" for k in range(level(near[country]) + 1)]
    names += [f"near>{k}" for k in range(level(near[country]) + 1)]
    names += [f"share>{k}" for k in range(level(share) + 1)]
    return names + [f"best>{k}" for k in range(level(best) + 1)]


def _mention(country: str, at: Sequence[int], words: Sequence[Word], chance: Any) -> list[str]:
    """Return how the word that names a country, nearest to the actor, stands to it."""
    top = int(chance.argmax())
    nearest = max(at, key=lambda i: (_reach(chance, i), -abs(i - top)))
    word = words[nearest]
    how, away = word.countries[country], nearest - top
    names = [f"any:{h}" for h in sorted({words[i].countries[country] for i in at})]
    names += [f"sure>{k}" for k in range(level(float(chance[nearest])) + 1)]
    names += [f"within>{k}" for k in range(level(_reach(chance, nearest)) + 1)]
    names += [f"away:{max(-6, min(6, away))}", f"close:{max(-2, min(2, away))}"]
    names.append(f"same phrase:{word.chunk is not None and word.chunk is words[top].chunk}")
    names += [f"prep:{word.chunk.prep}", f"kind:{word.chunk.kind}"] if word.chunk is not None else []
    names += [f"before:{n}" for n in words[nearest - 1].own if not spelt(n)] if nearest else []
    return [f"how:{how}", *names, *(f"{how}:{n}" for n in names)]


def _reach(chance: Any, i: int) -> float:
    """Return the best chance of a word and those beside it, which count less the farther off they are."""
    low, high = max(0, i - _NEAR), min(len(chance), i + _NEAR + 1)
    return float(max(chance[j] * 0.7 ** abs(i - j) for j in range(low, high)))


def _seen(words: Sequence[Word], chance: Any, event: str) -> dict[str, float]:
    """Return the features of an actor: of each word as far as it is likely to be the actor's."""
    found: dict[str, float] = {event: 0.5}
    for i, (word, p) in enumerate(zip(words, chance, strict=True)):
        if p < _LEAST:
            continue
        value = float(p)
        for name in word.own:
            for key in (f"in:{name}", f"{event}:{name}"):
                found[key] = max(found.get(key, 0.0), value)
        for name in word.phrase:
            if name.startswith(("chunk:", "head:")):
                found[f"in:{name}"] = max(found.get(f"in:{name}", 0.0), value / 2)
        for step in (-1, 1):
            j = i + step
            if 0 <= j < len(words):
                for name in words[j].own:
                    if not spelt(name):
                        key = f"beside{step}:{name}"
                        found[key] = max(found.get(key, 0.0), value / 2)
                pair = f"pair:{words[min(i, j)].form} {words[max(i, j)].form}"
                found[pair] = max(found.get(pair, 0.0), float(min(p, chance[j])))
    return found
