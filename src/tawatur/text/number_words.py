"""The table behind number words: which folded form plays which part in the grammar of ``numbers``."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

import msgspec

from tawatur.text.folding import key

_Forms = dict[str, list[str]]


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file; a key that is not named here is refused."""


class _Scale(_Strict, frozen=True):
    one: list[str]
    dual: list[str]
    plural: list[str]


class _Hundred(_Strict, frozen=True):
    words: list[str]
    joined: list[str]
    plural: list[str]


class _Signs(_Strict, frozen=True):
    point: list[str]
    minus: list[str]


class _Not(_Strict, frozen=True):
    alone: list[str]
    with_article: list[str]
    after_digits: list[str]
    first_before: list[str]


class _Dual(_Strict, frozen=True):
    t_final: list[str]


class _File(_Strict, frozen=True, rename={"not_": "not"}):
    meta: dict[str, str]
    units: _Forms
    bound: _Forms
    teen: _Forms
    teens: _Forms
    tens: _Forms
    hundred: _Hundred
    hundreds: _Forms
    hundred_stems: _Forms
    scales: dict[str, _Scale]
    parts: _Forms
    ordinals: _Forms
    ordinals_bound: _Forms
    signs: _Signs
    not_: _Not
    dual: _Dual


Values = Mapping[str, int]


class Table(NamedTuple):
    """Folded forms by their part in the grammar, with their values."""

    units: Values
    bound: Values
    teen: Values
    teens: Values
    tens: Values
    hundred: Values
    hundreds: Values
    hundred_after: frozenset[str]
    scale_one: Values
    scale_dual: Values
    scale_plural: Values
    parts: Mapping[str, float]
    ordinals: Values
    ordinals_bound: Values
    point: frozenset[str]
    minus: frozenset[str]
    alone: frozenset[str]
    with_article: frozenset[str]
    after_digits: frozenset[str]
    first_before: frozenset[str]
    t_final: frozenset[str]
    known: frozenset[str]


def _values(forms: _Forms) -> dict[str, int]:
    return {key(form): int(value) for value, group in forms.items() for form in group}


def _keys(forms: list[str]) -> frozenset[str]:
    return frozenset(map(key, forms))


@lru_cache(maxsize=1)
def table() -> Table:
    """Load the table once and build the compounds that are written in one word."""
    raw = (files("tawatur.text") / "ar" / "numbers.toml").read_text(encoding="utf-8")
    data = msgspec.convert(tomllib.loads(raw), _File)
    units, bound, teen = _values(data.units), _values(data.bound), _values(data.teen)
    teens = {unit + ten: 10 + value for unit, value in (units | bound).items() if 0 < value < 10 for ten in teen}
    hundreds = {
        stem + joined: 100 * value
        for stem, value in _values(data.hundred_stems).items()
        for joined in _keys(data.hundred.joined)
    }
    scales = {int(value): scale for value, scale in data.scales.items()}
    one = {key(form): value for value, scale in scales.items() for form in scale.one}
    dual = {key(form): 2 * value for value, scale in scales.items() for form in scale.dual}
    plural = {key(form): value for value, scale in scales.items() for form in scale.plural}
    parts = {key(form): float(value) for value, group in data.parts.items() for form in group}
    hundred = dict.fromkeys(_keys(data.hundred.words), 100)
    hundreds |= _values(data.hundreds)
    teens |= _values(data.teens)
    tens, ordinals, ordinals_bound = _values(data.tens), _values(data.ordinals), _values(data.ordinals_bound)
    point, minus = _keys(data.signs.point), _keys(data.signs.minus)
    roles = (units, bound, teen, teens, tens, hundred, hundreds, one, dual, plural, parts, ordinals, ordinals_bound)
    after = hundred.keys() | _keys(data.hundred.plural)
    return Table(
        units,
        bound,
        teen,
        teens,
        tens,
        hundred,
        hundreds,
        frozenset(after),
        one,
        dual,
        plural,
        parts,
        ordinals,
        ordinals_bound,
        point,
        minus,
        _keys(data.not_.alone),
        _keys(data.not_.with_article),
        _keys(data.not_.after_digits),
        _keys(data.not_.first_before),
        _keys(data.dual.t_final),
        frozenset().union(*roles, after, point, minus),
    )


class Token(msgspec.Struct, frozen=True):
    """A word as the grammar sees it: what stands before the article, whether the article does, and the known form."""

    lead: str
    article: bool
    core: str


_LEADS: Final = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب", "فل")


@lru_cache(maxsize=1 << 14)
def token(form: str) -> Token | None:
    """Return the folded word as a token of the grammar, or None if it is no number word."""
    known, alone = table().known, table().alone
    if form in known:
        return Token("", False, form)
    if form in alone or (form[:1] in ("و", "ف") and form[1:] in alone):
        return None
    for lead in _LEADS:
        if not form.startswith(lead):
            continue
        rest = form[len(lead) :]
        if lead and rest in known:
            return Token(lead, False, rest)
        if rest.startswith("ال") and rest[2:] in known:
            return Token(lead, True, rest[2:])
        if lead[-1:] == "ل" and rest.startswith("ل") and rest[1:] in known:
            return Token(lead, True, rest[1:])
    return None
