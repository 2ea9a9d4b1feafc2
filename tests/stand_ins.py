"""Records and readers that stand in for the real ones: quick, and made on purpose to work, fail, die or be slow.

The readers stand in a module of their own because worker processes import them by name.
"""

import os
import time
from multiprocessing import parent_process
from typing import Any

import msgspec

from tawatur.core.claims import (
    Acled,
    Claim,
    Location,
    Narrator,
    Origin,
    Participant,
    Plover,
    Quantity,
    Reason,
    Thing,
    Time,
    Words,
)
from tawatur.core.documents import Document, Interval, Issue
from tawatur.core.ids import claim_id, document_id
from tawatur.core.ports import Reader
from tawatur.core.spans import Span

WORD = "قصف"
TEXT = "قصف الجيش بلدة الناقورة أمس بثلاث قذائف وقُتل مدنيان، بحسب مصدر محلي."


def document(text: str, name: str = "a.txt") -> Document:
    """Make a document of a text."""
    return Document(id=document_id(text.encode()), name=name, text=text)


_POINT: dict[str, Any] = {"lat": 33.118, "lon": 35.139, "precision": "town"}


def _at(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def claim(text: str = TEXT, **changes: Any) -> Claim:
    """Make a claim that fills every field, with the changes."""
    report = document(text)
    made = Claim(
        claim_id=claim_id(report.id, Span(0, 3)),
        document=Origin(
            name="a.txt",
            sha256=report.id,
            outlet="nna",
            published=Interval(earliest="2024-02-21", latest="2024-02-21", basis="known", why="the page's date"),
            title="عنوان",
        ),
        type="shelling",
        status="reported",
        trigger=Words(text=text[:3], start=0, end=3),
        sentence=Words(text=text, start=0, end=len(text)),
        actors=(Participant(**_at(text, "الجيش"), id="laf", name="Army", kind="state_force", registered=True),),
        recipients=(Participant(**_at(text, "مدنيان"), id=None, name=None, kind="civilians"),),
        places=(
            Location(**_at(text, "بلدة"), role="at", id=None, name=None),
            Location(**_at(text, "الناقورة"), role="at", id="naqoura", name="Naqoura", **_POINT),
        ),
        when=Time(**_at(text, "أمس"), earliest="2024-02-20", latest="2024-02-20", precision="day", why="one before"),
        things=(Thing(**_at(text, "قذائف"), kind="shell", count=(3, 3)),),
        people={"killed": Quantity(min=2, max=2, **_at(text, "مدنيان"))},
        sources=(Narrator(**_at(text, "مصدر محلي"), id=None, kind="anonymous_local", name=None),),
        sure=0.9,
        rules=(
            Reason(rule="trigger", field="type", sure=0.9, **_at(text, "قصف")),
            Reason(rule="roles.subject", field="actors", sure=0.8, **_at(text, "الجيش")),
        ),
        plover=Plover(event="ASSAULT", mode="heavy-weapons", context=("military",), auxiliary=None),
        acled=Acled(event_type="Explosions/Remote violence", sub_event_type="Shelling/artillery/missile attack"),
    )
    return msgspec.structs.replace(made, **changes)


class Found(msgspec.Struct, frozen=True):
    """What a stand-in reader gives back."""

    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]


class WordReader:
    """Gives a claim for each «قصف» of a document, and an issue for each text without one."""

    def read(self, report: Document) -> Found:
        """Return the claims, last one first: their order is not the reader's business."""
        origin = Origin(name=report.name, sha256=report.id, outlet=None, published=report.published)
        starts = [n for n in range(len(report.text)) if report.text.startswith(WORD, n)]
        claims = [
            claim(
                claim_id=claim_id(report.id, Span(n, n + 3)),
                document=origin,
                trigger=Words(text=WORD, start=n, end=n + 3),
            )
            for n in reversed(starts)
        ]
        nothing = Issue(code="T030", level="note", where=report.name, message="nothing in it")
        return Found(tuple(claims), () if claims else (nothing,))


class FailingReader(WordReader):
    """Fails on a text with «عطب»."""

    def read(self, report: Document) -> Found:
        """Fail or read."""
        if "عطب" in report.text:
            raise ValueError("on purpose")
        return super().read(report)


class DyingReader(WordReader):
    """Kills its process on a text with «موت», but only a worker's."""

    def read(self, report: Document) -> Found:
        """Die or read."""
        if "موت" in report.text and parent_process() is not None:
            os._exit(9)
        return super().read(report)


class SlowReader(WordReader):
    """Takes its time."""

    def read(self, report: Document) -> Found:
        """Wait, then read."""
        time.sleep(0.02)
        return super().read(report)


def word_reader() -> Reader:
    """Make the quick reader."""
    return WordReader()


def failing_reader() -> Reader:
    """Make the reader that fails."""
    return FailingReader()


def dying_reader() -> Reader:
    """Make the reader that kills workers."""
    return DyingReader()


def slow_reader() -> Reader:
    """Make the slow reader."""
    return SlowReader()
