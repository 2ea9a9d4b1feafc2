"""Whom a report is taken from: the agency of its dateline («بيروت – رويترز») or last line («المصدر: الأناضول»)."""

from collections.abc import Sequence
from typing import Final

from tawatur.core.claims import Narrator
from tawatur.core.spans import Span
from tawatur.lexicon import reports
from tawatur.read.tokens import Sentence

_LONGEST: Final = 6  # words of a line that only credits
_HEAD: Final = 8  # words within which a dateline ends
_LAST: Final = 2  # lines at the end that may be a credit
_MARKS: Final = frozenset("-/|:+،,")


def credits(parts: Sequence[Sentence], outlet: str | None) -> tuple[Narrator, ...]:
    """Return the agencies and outlets that a report credits, each once; its own outlet is none.

    A credit that names nobody («وكالات») is a narrator without a name.
    """
    some = [s for s in parts if len(s)]
    found: list[Narrator] = []
    if some:
        found += _dateline(some[0])
    for sentence in some[-_LAST:]:
        if len(some) > 1 and len(sentence) <= _LONGEST:
            found += _line(sentence)
    kept: dict[str, Narrator] = {}
    for narrator in found:
        if narrator.id is None or narrator.id != outlet:
            kept.setdefault(narrator.id or narrator.text, narrator)
    return tuple(kept.values())


def _dateline(sentence: Sentence) -> list[Narrator]:
    """Read «المدينة – وكالات», «المدينة (رويترز) –»: the names before the dash or inside the brackets."""
    found = []
    for i in range(min(_HEAD, len(sentence))):
        last, narrator = _named(sentence, i)
        if narrator is None or i == 0:
            continue
        closed = i in sentence.opens and last - 1 in sentence.closes
        between = sentence.forms[i - 1] in _MARKS and (last >= len(sentence) or sentence.forms[last] in _MARKS)
        if closed or between:
            found.append(narrator)
    return found


def _line(sentence: Sentence) -> list[Narrator]:
    """Read a line that has nothing but names of agencies and words of crediting."""
    found, i = [], 0
    while i < len(sentence):
        last, narrator = _named(sentence, i)
        if narrator is not None:
            found.append(narrator)
            i = last
        elif sentence.punct(i) or _crediting(sentence, i):
            i += 1
        else:
            return []
    return found


def _named(sentence: Sentence, i: int) -> tuple[int, Narrator | None]:
    hit = next((h for h in sentence.hits[i] if h.topic == "source" and h.entry.kind in ("media", "state_media")), None)
    if hit is not None:
        span = sentence.span(hit.first, hit.last, hit.proclitics)
        entry = hit.entry
        return hit.last, _narrator(sentence, span, entry.id, entry.kind, entry.name_ar)
    for form in reports.forms("agencies"):
        if tuple(sentence.forms[i : i + len(form)]) == form:
            return i + len(form), _narrator(sentence, sentence.span(i, i + len(form)), None, "anonymous_media", None)
    return i + 1, None


def _crediting(sentence: Sentence, i: int) -> bool:
    return any(sentence.forms[i] in form for form in reports.forms("credit"))


def _narrator(sentence: Sentence, span: Span, id_: str | None, kind: str, name: str | None) -> Narrator:
    text = span.of(sentence.text)
    return Narrator(text=text, start=span.start, end=span.end, id=id_, kind=kind, name=name, registered=id_ is not None)
