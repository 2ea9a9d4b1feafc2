"""The public Arabic event benchmark: sentences with votes on ASSAULT and PROTEST.

python bench/gsr.py --to PRED.jsonl           the development half by cross-validation: predictions, their score
python bench/gsr.py --predict ROWS --to PRED  predictions for unseen rows (CSV or JSON Lines: id, text)
python bench/gsr.py --build                   train what ships: on the development half and the golden set

The benchmark's files and scorer stand in ../shared/bench; nothing of their text comes into the project.
"""

import argparse
import csv
import importlib.util
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import gsr_spans
import gsr_words
from gsr_own import EVENTS, ROOT, annotated, golden_rows, sentence_rows

from tawatur.core.claims import Claim
from tawatur.core.documents import Document
from tawatur.core.ids import document_id
from tawatur.read.detector import Detector
from tawatur.read.reader import RuleReader
from tawatur.read.tokens import Sentence, split
from tawatur.read.weights import FILE, shipped
from tawatur.run.training import FOLDS, Example, Row, examples, fold_of, reliability, train

SHARED: Final = ROOT.parent / "shared" / "bench"
SHIPPED: Final = ROOT / "src" / "tawatur" / "read" / FILE
SPANS: Final = Path(__file__).with_name("gsr_spans.npz")
MADE_FROM: Final = "arabic_event_gsr, development half (MIT), and the project's golden reports and sentences"
_MARKS: Final = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")  # as the scorer drops them


def scorer(name: str) -> ModuleType:
    """Load one of the benchmark's own modules."""
    sys.path.insert(0, str(SHARED))
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no {name} in {SHARED}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def benchmark_rows(items: Iterable[dict[str, Any]]) -> list[Row]:
    """Return the benchmark's sentences as judgements."""
    return [
        Row(
            text=i["text"],
            event=i["event"].upper(),
            share=i["p"],
            votes=i["total"],
            group=i["group"],
            label=None if i["y"] is None else bool(i["y"]),
        )
        for i in items
    ]


def tokens(text: str) -> list[str]:
    """Return the benchmark's tokens of a text, as its scorer makes them."""
    return re.findall(r"\w+", _MARKS.sub("", text))


class Predictor:
    """Predictions in the scorer's format, with given models; without ``spans`` for whole sentences only."""

    def __init__(self, detector: Detector, spans: gsr_spans.Spans | None = None) -> None:
        """Prepare the reader and the models."""
        self.reader, self.detector, self.spans = RuleReader(detector=None), detector, spans

    def read(self, text: str) -> tuple[list[Sentence], tuple[Claim, ...]]:
        """Return the sentences of a row and the rules' claims."""
        document = Document(id=document_id(text.encode()), name="row", text=text)
        return split(text, self.reader.lexicon.matcher), self.reader.read(document).claims

    def row(self, id: str, text: str, *, marked: bool = True) -> dict[str, Any]:
        """Return one line of predictions; ``marked`` says whether words and codes are wanted."""
        sentences, claims = self.read(text)
        chances = self.detector.probabilities(sentences, claims, text)
        cuts = {e.name.lower(): e.threshold for e in self.detector.events}
        found: dict[str, Any] = {"id": id, "thresholds": cuts}
        found |= {event: round(chances.get(event.upper(), 0.0), 5) for event in EVENTS}
        if marked and self.spans is not None:
            seen = {e: self._words(e, text, sentences, claims) for e in EVENTS}
            found["spans"] = {e: self.spans.answer(e, seen[e], tokens) for e in EVENTS}
        return found

    def words(self, event: str, text: str) -> list[gsr_words.Word]:
        """Return the words of a row as the models of spans see them."""
        return self._words(event, text, *self.read(text))

    def _words(
        self, event: str, text: str, sentences: list[Sentence], claims: tuple[Claim, ...]
    ) -> list[gsr_words.Word]:
        return gsr_words.words_of(event.upper(), sentences, claims, text, self.reader.lexicon)

    def rules(self, id: str, text: str) -> dict[str, Any]:
        """Return what the rules alone say: yes where they read such a claim as having happened."""
        _, claims = self.read(text)
        return {"id": id} | {
            event: any(c.plover.event == event.upper() and c.status == "reported" for c in claims) for event in EVENTS
        }


def described(some: Iterable[dict[str, Any]]) -> list[tuple[list[gsr_words.Word], dict[str, Any]]]:
    """Return annotated sentences, each behind its words as the models of spans see them."""
    reader = Predictor(Detector())
    return [(reader.words(s["event"], s["text"]), s) for s in some]


def cross_validated(items: list[dict[str, Any]], marked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return predictions for the items, each by a model that saw nothing of its group."""
    rows = benchmark_rows(items)
    own = examples(rows)
    ours = examples([*golden_rows(), *sentence_rows()])
    asked = {id for s in marked for id in s["ids"]}
    theirs, also = described(marked), described(annotated())
    found: list[dict[str, Any]] = []
    for k in range(FOLDS):
        made = train([*(e for e in own if fold_of(e.row.group) != k), *ours], "cross-validation")
        known = [(words, s) for words, s in theirs if fold_of(s["group"]) != k]
        spans = gsr_spans.Spans.learnt([*known, *also], tokens)
        predictor = Predictor(Detector(made.weights), spans)
        some = [i for i in items if fold_of(i["group"]) == k]
        found += [predictor.row(i["id"], i["text"], marked=i["id"] in asked) for i in some]
        print(f"fold {k + 1} of {FOLDS}", file=sys.stderr)
    return merged(found)


def merged(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return one line an id: the benchmark asks some sentences for both events."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        found.setdefault(row["id"], {}).update(row)
    return list(found.values())


def unseen(path: Path) -> list[dict[str, Any]]:
    """Read rows with id and text from CSV or JSON Lines."""
    with path.open(encoding="utf-8", newline="") as file:
        if path.suffix == ".csv":
            return list(csv.DictReader(file))
        return [json.loads(line) for line in file if line.strip()]


def write(rows: Iterable[dict[str, Any]], path: Path) -> None:
    """Write lines of JSON."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def build(items: list[dict[str, Any]], marked: list[dict[str, Any]]) -> None:
    """Train the model that ships and say how reliable it is on what it did not see."""
    some: list[Example] = examples([*benchmark_rows(items), *golden_rows(), *sentence_rows()])
    made = train(some, MADE_FROM, lambda text: print(text, file=sys.stderr))
    SHIPPED.write_bytes(made.weights.to_bytes())
    gsr_spans.save(gsr_spans.Spans.learnt(described([*marked, *annotated()]), tokens), SPANS)
    for path in (SHIPPED, SPANS):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")
    for event in made.weights.header.events:
        print(f"{event.name}: threshold {event.threshold:.3f}, veto {event.veto:.3f}, support {event.support:.3f}")
        for chance, share, count in reliability(made.held_out[event.name]):
            print(f"  predicted {chance:.2f}  voted {share:.2f}  rows {count}")


def main() -> None:
    """Do what is asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--predict", type=Path, metavar="ROWS")
    parser.add_argument("--to", type=Path, metavar="PRED")
    parser.add_argument("--build", action="store_true")
    parser.add_argument("--boot", type=int, default=1000)
    asked = parser.parse_args()
    if asked.predict is not None:
        predictor = Predictor(Detector(shipped()), gsr_spans.load(SPANS))
        rows = merged(predictor.row(r["id"], r["text"]) for r in unseen(asked.predict))
        write(rows, asked.to or asked.predict.with_suffix(".pred.jsonl"))
        return
    data = scorer("gsr_data")
    every = data.load()
    items = [i for i in every if i["split"] == "dev"]
    marked = [s for s in data.load_spans(every) if s["split"] == "dev"]
    if asked.build:
        build(items, marked)
        return
    gsr_eval = scorer("gsr_eval")
    predicted = cross_validated(items, marked)
    if asked.to is not None:
        write(predicted, asked.to)
    predictor = Predictor(Detector(shipped()))
    alone = merged(predictor.rules(i["id"], i["text"]) for i in items)
    for title, rows in (("RULES ALONE", alone), ("RULES AND DETECTOR, cross-validated", predicted)):
        print(f"\n== {title}")
        gsr_eval.show(gsr_eval.evaluate({row["id"]: row for row in rows}, "dev", asked.boot))


if __name__ == "__main__":
    main()
