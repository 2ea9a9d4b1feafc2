"""Every lexicon entry proves itself: it is found where its examples say, and not where they say not."""

from functools import lru_cache

import pytest

from contract.lexicon_examples import Example, Watched, examples, known


@lru_cache(maxsize=1)
def _reader() -> Watched:
    return Watched()


def _by_file() -> dict[str, list[Example]]:
    found: dict[str, list[Example]] = {}
    for example in examples():
        found.setdefault(example.file, []).append(example)
    return found


@pytest.mark.parametrize(("file", "some"), _by_file().items(), ids=list(_by_file()))
def test_the_examples_of_a_file_hold(file: str, some: list[Example]) -> None:
    failed = {e.id: e.text for e in some if not _reader().holds(e)}
    assert {i: text for i, text in failed.items() if i not in known()} == {}, f"{file}: these no longer hold"
    held = {e.id for e in some} & known() - set(failed)
    assert held == set(), f"{file}: these hold now; take them off known_failures.txt"


def test_known_failures_name_examples_that_exist() -> None:
    assert known() <= {e.id for e in examples()}
    assert len({e.id for e in examples()}) == len(examples())


def test_every_trigger_has_examples_of_both_kinds() -> None:
    wanted: dict[str, set[str]] = {}
    for example in examples():
        if example.topic == "trigger":
            wanted.setdefault(example.entry, set()).add(example.wanted)
    assert [entry for entry, kinds in wanted.items() if kinds != {"yes", "no"}] == []
