"""What the user named (files, folders, globs, ``-``) to the files behind it, in an order that never changes.

Inputs come in the order given; a folder's or glob's files are sorted by path. Hidden files (``.name``) inside folders
are passed over, as everywhere on the command line; naming one reads it. A file that is named twice is read once.
"""

import glob
import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tawatur.core.documents import Issue
from tawatur.sources.formats import issue

STANDARD_INPUT: Final = "-"


class Input(NamedTuple):
    """One file, or standard input where ``path`` is null.

    ``name`` is for documents and holds no folder above the one that was given: where reports lie on somebody's disk
    must not stand in an export. ``where`` is the path as the user would open it. ``asked`` is false inside folders and
    globs.
    """

    name: str
    where: str
    path: Path | None
    asked: bool


def expand(inputs: Sequence[str], written: Collection[Path] = ()) -> Iterator[Input | Issue]:
    """Yield each file once, and an issue for each input that names none.

    What ``written`` names is passed over inside folders and globs: the outputs of this run, there from an earlier one.
    """
    seen: dict[str, str] = {}
    outputs = {os.path.realpath(path) for path in written}
    for given in inputs:
        for found in _expand(given):
            if isinstance(found, Issue):
                yield found
                continue
            key = os.path.realpath(found.path) if found.path else STANDARD_INPUT
            if key in outputs and not found.asked:
                continue
            if key in seen:
                yield issue("T012", "note", found.where, f"the same file as {seen[key]}")
                continue
            seen[key] = found.where
            yield found


def _expand(given: str) -> Iterator[Input | Issue]:
    if given == STANDARD_INPUT:
        yield Input("stdin", "standard input", None, True)
        return
    path = Path(given)
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:  # a name that the file system cannot hold
        yield issue("T001", "error", given, str(error))
        return
    if is_folder:
        yield from _folder(path)
    elif exists:
        yield Input(path.name, given, path, True)
    elif glob.has_magic(given):
        yield from _glob(given)
    else:
        yield issue("T001", "error", given)


def _glob(pattern: str) -> Iterator[Input | Issue]:
    """Yield a pattern's files, ``**`` included; a folder that matches gives its files."""
    matches = sorted(glob.glob(pattern, recursive=True))
    if not matches:
        yield issue("T001", "error", pattern, "the pattern matches nothing")
    deep = "**" in pattern
    for match in matches:
        path = Path(match)
        if not path.is_dir():
            yield Input(path.name, match, path, False)
        elif not deep:
            yield from _folder(path)


def _folder(top: Path) -> Iterator[Input | Issue]:
    """Yield the files at and below a folder; links to folders are followed, each folder once."""
    found: list[Input | Issue] = []
    visited: set[str] = set()
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        real = os.path.realpath(folder)
        if real in visited:
            continue
        visited.add(real)
        try:
            members = [member for member in folder.iterdir() if not member.name.startswith(".")]
        except OSError as error:
            found.append(issue("T011", "error", folder.as_posix(), error.strerror))
            continue
        for member in members:
            if member.is_dir():
                waiting.append(member)
            elif member.is_file() or member.is_symlink():
                name = member.relative_to(top).as_posix()
                found.append(Input(name, member.as_posix(), member, False))
    if not found:
        yield issue("T002", "warning", top.as_posix(), "the folder holds no files")
    yield from sorted(found, key=lambda one: one.where)
