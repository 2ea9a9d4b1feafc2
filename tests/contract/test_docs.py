"""What README and docs show: links lead somewhere, commands are commands, figures are those of the repository."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from tawatur.cli import app
from tawatur.lexicon.gazetteer import tables

ROOT: Final = Path(__file__).resolve().parent.parent.parent
PAGES: Final = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
_LINK: Final = re.compile(r"\]\(([^)\s]+)\)")
_INLINE: Final = re.compile(r"`((?:\.venv/bin/)?tawatur [^`]+)`")
_START: Final = re.compile(r"^\s*(?:\$ )?(?:\.venv/bin/)?tawatur\s")
_UNFINISHED: Final = ("MissingParameter", "BadOptionUsage")  # a command that is named may lack what it takes


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"(?m)^#+ (.+)$", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        to = (page.parent / path).resolve() if path else page
        if not to.exists() or (anchor and anchor not in _anchors(to)):
            broken.append(link)
    assert broken == []


def _shown(page: Path) -> Iterator[tuple[str, bool]]:
    """Yield each command that a page shows, and whether it stands there whole (a line of its own) or is only named."""
    text = page.read_text(encoding="utf-8")
    for line in text.splitlines():
        for part in line.split(" && "):
            if _START.match(part):
                yield part.strip(), True
    for command in _INLINE.findall(text):
        yield command, False


def _wrong(command: str, *, whole: bool) -> str | None:
    """Return why a command line is none of the program, or null."""
    words = shlex.split(command, comments=True)[1:]
    known = get_command(app)
    context = known.make_context("tawatur", [], resilient_parsing=True)
    while isinstance(known, TyperGroup):
        if not words or (found := known.get_command(context, words[0])) is None:
            return None if not words and not whole else f"no command {' '.join(words[:1])}"
        known, words = found, words[1:]
        context = known.context_class(known, parent=context, info_name=known.name)
    try:
        known.make_context(known.name, words)
    except Exception as error:  # of the library under typer, whose place differs by version
        kind = type(error).__name__
        return None if kind in _UNFINISHED and not whole else f"{kind}: {error}"
    return None


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_commands_are_commands(page: Path) -> None:
    wrong = {command: why for command, whole in _shown(page) if (why := _wrong(command, whole=whole))}
    assert wrong == {}


def test_a_wrong_command_would_be_noticed() -> None:
    assert _wrong("tawatur read", whole=True)
    assert _wrong("tawatur read reports/ --nothing", whole=False)
    assert _wrong("tawatur reed reports/", whole=False)
    assert _wrong("tawatur store find", whole=False)


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_files_that_are_named_are_there(page: Path) -> None:
    named = re.findall(r"`((?:src|tests|tools|bench|docs)/[\w./\-]+)`", page.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_figures_are_those_of_the_repository() -> None:
    tuned, unseen = (len(list((ROOT / "tests/golden" / at).glob("*.txt"))) for at in ("reports", "unseen/reports"))
    told = (ROOT / "README.md").read_text(encoding="utf-8").partition("## How well it reads")[2]
    assert {str(tuned), str(unseen), str(tuned + unseen)} <= set(re.findall(r"\d+", told.partition("|")[0]))
    places = sum(len(list(some)) for _, some in tables(user=False))
    said = re.search(r"knows some ([\d,]+) places", (ROOT / "docs/how-to/gazetteer.md").read_text(encoding="utf-8"))
    assert said and int(said[1].replace(",", "")) == pytest.approx(places, rel=0.02)
