"""The project's own annotated texts, as judgements and annotations beside the benchmark's."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tawatur.lexicon.load import load
from tawatur.read.coding import event_types
from tawatur.read.tokens import split
from tawatur.run.training import Row

ROOT: Final = Path(__file__).resolve().parents[1]
GOLDEN: Final = ROOT / "tests" / "golden"
SENTENCES: Final = GOLDEN / "sentences"
EVENTS: Final = ("assault", "protest")
_GOLDEN_WEIGHT: Final = 0.1
_WEIGHTS: Final = {"PROTEST": 0.6}  # own sentences on ASSAULT add nothing to the benchmark's two thousand votes
_SPAN_WEIGHT: Final = 0.6
_GOLDEN_SPAN_WEIGHT: Final = 0.3
_WORD: Final = re.compile(r"\w+")
_HAPPENED: Final = {"reported": 1.0, "past": 0.7, "alleged": 0.7}  # as far as voters count it as the event


def golden_rows() -> Iterator[Row]:
    """Yield the golden reports' sentences as judgements, one an event."""
    for name, words, event, own in _golden():
        share = max((_HAPPENED.get(c["status"], 0.0) for c in own), default=0.0)
        yield Row(text=words, event=event.upper(), share=share, group=name, weight=_GOLDEN_WEIGHT)


def _golden() -> Iterator[tuple[str, str, str, list[dict[str, Any]]]]:
    """Yield (report, sentence, event, annotated claims of the event in it) of the golden set."""
    matcher = load().matcher
    for path in sorted((GOLDEN / "claims").glob("*.json")):
        text = (GOLDEN / "reports" / f"{path.stem}.txt").read_text(encoding="utf-8")
        claims = json.loads(path.read_text(encoding="utf-8"))["claims"]
        for sentence in split(text, matcher):
            words = " ".join(text[sentence.start : sentence.end].split())
            here = [c for c in claims if c["sentence"] and " ".join(c["sentence"].split()) in words]
            for event in EVENTS:
                own = [c for c in here if event_types()[c["type"]].plover_event == event.upper()]
                yield path.stem, words, event, own


def sentences() -> Iterator[dict[str, Any]]:
    """Yield the own annotated sentences as they stand in their files."""
    for path in sorted(SENTENCES.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def sentence_rows() -> Iterator[Row]:
    """Yield the own sentences as judgements, as far as they help the event."""
    for s in sentences():
        weight = _WEIGHTS.get(s["event"], 0.0)
        if weight:
            yield Row(text=s["text"], event=s["event"], share=s["share"], group=s["text"], weight=weight)


def annotated() -> Iterator[dict[str, Any]]:
    """Yield own sentences with words and codes in the form of the benchmark's, and ``whose`` manner they follow."""
    yield from _golden_spans()
    for s in sentences():
        if s["annots"]:
            yield {
                "event": s["event"].lower(),
                "text": s["text"],
                "group": s["text"],
                "annots": s["annots"],
                "codes": [{role: _code(pair) for role, pair in code.items()} for code in s["codes"]],
                "weight": _SPAN_WEIGHT / len(s["annots"]),
                "whose": "sentences",
            }


def _golden_spans() -> Iterator[dict[str, Any]]:
    """Yield the golden set's sentences with trigger, actors and recipients of the claim that has the most of them."""
    for _, words, event, own in _golden():
        told = [c for c in own if c["status"] in _HAPPENED]
        if not told:
            continue
        claim = max(told, key=lambda c: bool(c["actors"]) + bool(c["recipients"]))
        tokens = _WORD.findall(words)

        def marked(some: list[str], tokens: list[str] = tokens) -> list[str]:
            return [word for text in some for word in _WORD.findall(text) if word in tokens]

        yield {
            "event": event,
            "text": words,
            "group": words,
            "annots": [
                {
                    "verb": marked([claim["trigger"]]),
                    "source": marked([a["text"] for a in claim["actors"]]),
                    "target": marked([r["text"] for r in claim["recipients"]]),
                }
            ],
            "codes": [{"source": None, "target": None}],
            "weight": _GOLDEN_SPAN_WEIGHT,
            "whose": "golden",
        }


def _code(pair: list[str | None] | None) -> tuple[str, str] | None:
    """Return a country and a role as the benchmark's loader gives them; null where nothing was marked."""
    return None if pair is None else (pair[0] or "None", pair[1] or "None")
