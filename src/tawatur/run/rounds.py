"""Rounds of blind second coding: a second person codes what a first has judged, without seeing how; agreement by field.

Agreement is Cohen's kappa (Cohen 1960, A coefficient of agreement for nominal scales): observed agreement beyond that
of chance, (p_o - p_e) / (1 - p_e), over the claims that both coded.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from tawatur.core.errors import RejectedInput
from tawatur.core.events import Judgement
from tawatur.core.people import Person
from tawatur.core.queries import Hit, Query
from tawatur.run.reviewing import now
from tawatur.run.workbench import Workbench
from tawatur.text.folding import key

FIELDS: Final = ("valid", "type", "status", "day", "actor", "place")
_MOST: Final = 500
_DRAWN_FROM: Final = 5000


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """A round: its name, who made it and when, the claims that were drawn, and how many of them were coded."""

    id: str
    name: str
    by: str
    at: str
    claims: tuple[str, ...]
    coded: int


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """How far two codings of a field agree: over ``n`` claims, the share that agrees, that of chance, and kappa.

    Null where it is not defined: nothing was coded, or all in one category, so that chance alone agrees.
    """

    field: str
    n: int
    observed: float | None
    expected: float | None
    kappa: float | None


def kappa(field: str, pairs: Sequence[tuple[str, str]]) -> Agreement:
    """Return the agreement of pairs of codings."""
    n = len(pairs)
    if not n:
        return Agreement(field=field, n=0, observed=None, expected=None, kappa=None)
    observed = sum(one == other for one, other in pairs) / n
    left, right = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(left[value] * right[value] for value in left) / (n * n)
    made = None if expected == 1 else (observed - expected) / (1 - expected)
    return Agreement(field=field, n=n, observed=observed, expected=expected, kappa=made)


def make(bench: Workbench, who: Person, name: str, size: int) -> Round:
    """Draw a round from the claims that people judged: the same draw for the same name and the same judgements."""
    if not name.strip() or not 1 <= size <= _MOST:
        raise RejectedInput("T041", name or "?", f"a round has a name and 1 to {_MOST} claims")
    judged = _judged(bench)
    id_ = hashlib.sha256(f"{name.strip()} {now()}".encode()).hexdigest()[:12]
    drawn = sorted(judged, key=lambda claim: hashlib.sha256(f"{name.strip()} {claim}".encode()).digest())[:size]
    if not drawn:
        raise RejectedInput("T041", name, "nobody has judged a claim yet")
    changes = {"name": name.strip()[:200], "claims": " ".join(drawn)}
    one = Judgement(left=f"round:{id_}", verdict="edit", by=who.name, at=now(), changes=changes)
    bench.writer(who.name).judge([one])
    return find(bench, id_)


def rounds(bench: Workbench) -> list[Round]:
    """Return all rounds, the newest first."""
    made: list[Judgement] = []
    coded: Counter[str] = Counter()
    for one in bench.view.judgements_on("round:"):
        if one.superseded:
            continue
        _, id_, *claim = one.judgement.left.split(":")
        if claim:
            coded[id_] += 1
        else:
            made.append(one.judgement)
    return [_round(one, coded) for one in reversed(made)]


def find(bench: Workbench, id_: str) -> Round:
    """Return a round; T041 where there is none."""
    found = next((one for one in rounds(bench) if one.id == id_), None)
    if found is None:
        raise RejectedInput("T041", id_, "there is no such round")
    return found


def next_to_code(bench: Workbench, who: Person, id_: str) -> Hit | None:
    """Return the next claim of a round that nobody coded a second time, and that this person did not judge first."""
    done = {one.judgement.left for one in bench.view.judgements_on(f"round:{id_}:") if not one.superseded}
    for claim in find(bench, id_).claims:
        if f"round:{id_}:{claim}" not in done:
            hit = bench.view.claim(claim)
            if hit is not None and (hit.standing is None or hit.standing.by != who.name):
                return hit
    return None


def code(bench: Workbench, who: Person, id_: str, claim: str, answers: Mapping[str, str]) -> None:
    """Keep how somebody coded a claim; a claim that they judged first is refused."""
    if claim not in find(bench, id_).claims or answers.get("valid") not in ("yes", "no"):
        raise RejectedInput("T041", claim, "valid is yes or no, and the claim is one of the round")
    hit = bench.view.claim(claim)
    if hit is not None and hit.standing is not None and hit.standing.by == who.name:
        raise RejectedInput("T041", claim, "who judged it first does not code it a second time")
    changes = {field: answers.get(field, "").strip()[:300] for field in FIELDS}
    one = Judgement(left=f"round:{id_}:{claim}", verdict="edit", by=who.name, at=now(), changes=changes)
    bench.writer(who.name).judge([one])


def agreement(bench: Workbench, id_: str) -> list[Agreement]:
    """Return how far the second coding agrees with the first, field by field.

    Fields other than ``valid`` are compared where both hold that the words are a claim.
    """
    pairs: dict[str, list[tuple[str, str]]] = {field: [] for field in FIELDS}
    for one in bench.view.judgements_on(f"round:{id_}:"):
        if one.superseded:
            continue
        hit = bench.view.claim(one.judgement.left.rpartition(":")[2])
        if hit is None or hit.standing is None:
            continue
        second = one.judgement.changes
        valid = "no" if hit.standing.verdict == "reject" else "yes"
        pairs["valid"].append((valid, second.get("valid", "")))
        if valid == second.get("valid") == "yes":
            for field in FIELDS[1:]:
                pairs[field].append(_compared(hit, field, second.get(field, "")))
    return [kappa(field, some) for field, some in pairs.items()]


def _compared(hit: Hit, field: str, second: str) -> tuple[str, str]:
    """Return both codings of a field as categories; a name is the first coder's where it is one of theirs."""
    one = hit.claim
    if field in ("type", "status"):
        return str(getattr(one, field)), second
    if field == "day":
        return one.when.earliest or "", second
    some = one.actors if field == "actor" else one.places
    names = {key(text): key(each.text) for each in some for text in (each.text, each.name or "", each.id or "") if text}
    first = key(some[0].text) if some else ""
    said = key(second) if second else ""
    return (names[said], names[said]) if said in names else (first, said)


def _judged(bench: Workbench) -> list[str]:
    page = bench.view.search(Query(review=("accept", "edit", "reject", "add"), limit=1000))
    found = [hit.claim.claim_id for hit in page.hits]
    for start in range(1000, min(page.total, _DRAWN_FROM), 1000):
        asked = Query(review=("accept", "edit", "reject", "add"), limit=1000, offset=start)
        found += [hit.claim.claim_id for hit in bench.view.search(asked).hits]
    return found


def _round(one: Judgement, coded: Counter[str]) -> Round:
    id_ = one.left.removeprefix("round:")
    claims = tuple(one.changes.get("claims", "").split())
    return Round(id=id_, name=one.changes.get("name", ""), by=one.by, at=one.at, claims=claims, coded=coded[id_])
