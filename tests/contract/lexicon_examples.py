"""Try every example of the lexicon: what each entry should and should not be found in.

Usage: PYTHONPATH=src:tests python -m contract.lexicon_examples [--update] [WORD …]

A trigger's ``yes`` must give a claim made by that entry, its ``no`` none. An actor's or a source's ``yes`` must be read
as that actor or narrator, its ``no`` must not. The ``yes`` of a common word (things, nouns, cues) must be found by the
matcher, and in its ``no`` the word must not become part of a claim. Prints the failures whose ids hold one of the given
words; ``--update`` writes all to known_failures.txt.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple
from unittest.mock import patch

from tawatur.core.claims import Claim
from tawatur.core.documents import Document
from tawatur.core.ids import document_id
from tawatur.core.spans import Span
from tawatur.lexicon.load import parse, toml_files
from tawatur.read.assemble import Assembler
from tawatur.read.chunking import Chunker
from tawatur.read.chunks import Chunk
from tawatur.read.reader import RuleReader
from tawatur.read.tokens import split

KNOWN: Final = Path(__file__).resolve().parent / "known_failures.txt"
_HEAD: Final = """\
# Examples of the lexicon that do not hold yet, one id a line: topic, entry, yes or no, number of the example.
# A test fails if another one appears or if one of these holds. Made by: python -m contract.lexicon_examples --update
"""


class Example(NamedTuple):
    """One example: the lexicon file, the topic and entry, whether it should be found, its number and its words."""

    file: str
    topic: str
    entry: str
    wanted: Literal["yes", "no"]
    number: int
    text: str

    @property
    def id(self) -> str:
        """The example's name in the list of known failures."""
        return f"{self.topic} {self.entry} {self.wanted} {self.number}"


class Watched(RuleReader):
    """A reader that remembers which entries it used for the last document."""

    def __init__(self) -> None:
        """Start with nothing seen."""
        super().__init__()
        self.hits: set[tuple[str, str]] = set()
        self.used: dict[tuple[str, str], list[Span]] = {}
        self.claims: tuple[Claim, ...] = ()
        self.acts: set[str] = set()

    def watch(self, text: str) -> None:
        """Read a text and keep what was found by the matcher, used by the chunker, and made into claims."""
        self.hits, self.used, self.acts = set(), {}, set()
        make, run = Assembler.claim, Chunker.run

        def spied_make(assembler: Assembler, act: Any, *rest: Any) -> Claim:
            self.acts.add(act.entry.id)
            joined = (chunk for rule, _, _, chunk in act.rules if rule.startswith("links.event"))
            self.acts.update(c.data.id for c in joined if c is not None and c.kind == "trigger")
            return make(assembler, act, *rest)

        def spied_run(chunker: Chunker) -> list[Chunk]:
            chunks = run(chunker)
            self.hits.update((_GAPS.get(h.topic, h.topic), h.entry.id) for hits in chunker.sentence.hits for h in hits)
            for key, span in _used(chunks):
                self.used.setdefault(key, []).append(span)
            return chunks

        data = text.encode()
        with patch.object(Assembler, "claim", spied_make), patch.object(Chunker, "run", spied_run):
            reading = self.read(Document(id=document_id(data), name="example", text=text))
        for sentence in split(text, self.lexicon.matcher):  # the reader passes over teasers
            self.hits.update((h.topic, h.entry.id) for hits in sentence.hits for h in hits)
        self.claims = reading.claims
        for narrator in (n for claim in self.claims for n in claim.sources if n.id):
            self.used.setdefault(("source", str(narrator.id)), []).append(Span(narrator.start, narrator.end))
        if reading.outlet:
            self.used.setdefault(("source", reading.outlet), [])

    def holds(self, example: Example) -> bool:
        """Say whether an example is true of the reader."""
        self.watch(example.text)
        key = (example.topic, example.entry)
        if example.topic == "trigger":
            found = example.entry in self.acts
        elif example.topic in ("actor", "source"):
            found = key in self.used
        else:
            found = key in self.hits if example.wanted == "yes" else self._in_a_claim(key)
        return found == (example.wanted == "yes")

    def _in_a_claim(self, key: tuple[str, str]) -> bool:
        spans = self.used.get(key, [])
        return any(span.overlaps(part) for claim in self.claims for part in _parts(claim) for span in spans)


def _parts(claim: Claim) -> Iterator[Span]:
    mentions = (*claim.actors, *claim.recipients, *claim.with_, *claim.places, *claim.from_, *claim.to, *claim.things)
    for part in (claim.trigger, *mentions, *claim.sources):
        yield Span(part.start, part.end)


def _used(chunks: Iterable[Chunk]) -> Iterator[tuple[tuple[str, str], Span]]:
    for chunk in chunks:
        for entity in (*chunk.entities, *chunk.owner):
            if entity.id:
                yield ("actor", entity.id), chunk.span
        for entry in (chunk.data, chunk.head):
            topic = _TOPICS.get(type(entry).__name__)
            if topic:
                yield (topic, entry.id), chunk.span
        if chunk.arm is not None:
            yield from _used([chunk.arm])


_GAPS: Final = {"gapcue": "cue", "gapped": "trigger"}  # a verb whose fixed words stand behind its subject
_TOPICS: Final = {"Source": "source", "Thing": "thing", "Noun": "noun", "CueEntry": "cue"}


def examples() -> list[Example]:
    """Return every example of the lexicon files, in their order."""
    found = []
    for name, data in toml_files():
        topic, entries = parse(name, data)
        for entry in entries:
            for wanted in ("yes", "no"):
                for number, text in enumerate(getattr(entry, wanted, ()), start=1):
                    found.append(Example(name, topic, entry.id, wanted, number, text))
    return found


def known() -> set[str]:
    """Return the ids of the examples that are known not to hold."""
    lines = KNOWN.read_text(encoding="utf-8").splitlines() if KNOWN.exists() else []
    return {line for line in lines if line and not line.startswith("#")}


def main(arguments: Sequence[str]) -> int:
    """Run from the command line."""
    words = [a for a in arguments if not a.startswith("-")]
    reader, every = Watched(), examples()
    failed = [example for example in every if not reader.holds(example)]
    if "--update" in arguments:
        KNOWN.write_text(_HEAD + "".join(sorted(f"{e.id}\n" for e in failed)), encoding="utf-8")
    for e in failed:
        if any(word in f"{e.file} {e.id}" for word in words):
            print(f"{e.id}\t{e.text}")
    total, wrong = (Counter((e.topic, e.wanted) for e in some) for some in (every, failed))
    for (topic, wanted), count in sorted(total.items()):
        print(f"{topic:<8} {wanted:<3} {wrong[topic, wanted]:>4} of {count} fail")
    new, fixed = {e.id for e in failed} - known(), known() - {e.id for e in failed}
    print(f"all          {len(failed)} of {len(every)} fail; {len(new)} new, {len(fixed)} of the known ones hold")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
