"""The annotated single sentences: what they must hold to, so that models may be trained on them."""

import json
import re
from pathlib import Path
from typing import Any

from tawatur.lexicon.load import load
from tawatur.read.tokens import split

FOLDER = Path(__file__).with_name("sentences")
EVENTS = {"ASSAULT", "PROTEST"}
ROLES = ("verb", "source", "target")
_CODE = re.compile(r"[A-Z]{3}")


def rows() -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for path in sorted(FOLDER.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def test_each_sentence_stands_once() -> None:
    texts = [row["text"] for row in rows()]
    assert len(texts) > 1000
    assert len(set(texts)) == len(texts)


def test_votes_are_shares_of_known_events() -> None:
    assert all(row["event"] in EVENTS and 0 <= row["share"] <= 1 for row in rows())
    assert all((row["share"] >= 0.5) == bool(row["annots"]) for row in rows())


def test_marked_words_are_words_of_the_text() -> None:
    for row in rows():
        words = set(re.findall(r"\w+", row["text"]))
        for annotation in row["annots"]:
            assert set(annotation) == set(ROLES)
            assert {word for role in ROLES for word in annotation[role]} <= words, row["text"]


def test_codes_stand_where_words_are_marked() -> None:
    for row in rows():
        assert len(row["codes"]) == len(row["annots"])
        for code, annotation in zip(row["codes"], row["annots"], strict=True):
            for role in ("source", "target"):
                assert (code[role] is not None) == bool(annotation[role]), row["text"]
                assert all(part is None or _CODE.fullmatch(part) for part in code[role] or ()), row["text"]


def test_no_known_person_is_said_to_have_done_what_was_made_up() -> None:
    matcher = load().matcher
    named = [
        hit.entry.name_ar
        for row in rows()
        for sentence in split(row["text"], matcher)
        for hits in sentence.hits
        for hit in hits
        if hit.topic == "actor" and hit.entry.kind == "person" and hit.feature != "ambiguous"
    ]
    assert named == []
