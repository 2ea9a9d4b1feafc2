"""Words by which reports speak of their counts, corrections and credits (``ar_reports.toml``)."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import msgspec

from tawatur.core.errors import BrokenLexicon
from tawatur.text.folding import key
from tawatur.text.words import words

Mark = Literal["rise", "first", "retraction", "agencies", "credit"]
_FILE = "ar_reports.toml"


class _Forms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    forms: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Reports(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: forms by mark, each with examples that are tests."""

    meta: dict[str, str]
    rise: _Forms
    first: _Forms
    retraction: _Forms
    agencies: _Forms
    credit: _Forms


@lru_cache(maxsize=1)
def reports() -> Reports:
    """Return the file, checked."""
    try:
        raw = tomllib.loads((files("tawatur.lexicon") / _FILE).read_text(encoding="utf-8"))
        return msgspec.convert(raw, Reports)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BrokenLexicon("T020", _FILE, str(error)) from error


@lru_cache(maxsize=16)
def forms(mark: Mark) -> tuple[tuple[str, ...], ...]:
    """Return the forms of a mark as folded words."""
    some: _Forms = getattr(reports(), mark)
    return tuple(tuple(key(form).split()) for form in some.forms)


@lru_cache(maxsize=1 << 14)
def has(mark: Mark, text: str) -> bool:
    """Say whether a text has a form of the mark; «و» may stand before it."""
    some = [w.form for w in words(text) if w.kind == "arabic"]
    for form in forms(mark):
        size = len(form)
        for i in range(len(some) - size + 1):
            if tuple(some[i + 1 : i + size]) == form[1:] and some[i] in (form[0], "و" + form[0]):
                return True
    return False
