"""Cases for ``--batch``, one JSON object a line with "id" and "text"; bad lines are listed, the rest goes on."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from tawatur.core.documents import Issue
from tawatur.core.errors import CODES, RejectedInput
from tawatur.export import STDOUT
from tawatur.export import files as output
from tawatur.run.report import number, say, summary

ALL_READ, SOME_REJECTED, NOTHING_READ = 0, 1, 3
_OPEN: Final = "utf-8-sig"  # a byte order mark is no part of the first line


def run(cases: Path, to: str, answer: Callable[[dict[str, Any]], dict[str, Any]]) -> int:
    """Answer every case and write the answers as JSON Lines; return the exit code.

    ``answer`` gets the case and raises RejectedInput where it cannot be answered.
    """
    target = None if to == STDOUT else Path(to)
    if target is not None:
        output.refuse_unwritable(target)
    issues: list[Issue] = []
    lines: list[bytes] = []
    for item in _cases(cases):
        try:
            if isinstance(item, Issue):
                issues.append(item)
            else:
                where, case = item
                lines.append(json.dumps(answer(case), ensure_ascii=False).encode() + b"\n")
        except RejectedInput as error:
            issues.append(_issue(error.code, where, error.detail))
    if not lines:
        summary(issues)
        say("No case could be answered, so nothing was written.")
        return NOTHING_READ
    if target is None:
        output.to_standard_output(lines)
    else:
        output.write(target, lines)
    say(f"{number(len(lines), 'case')} → {target or 'standard output'}")
    summary(issues)
    return SOME_REJECTED if issues else ALL_READ


def _cases(path: Path) -> Iterator[tuple[str, dict[str, Any]] | Issue]:
    """Yield each case with its place in the file, or why the line is none."""
    try:
        text = path.read_text(encoding=_OPEN, errors="replace")
    except FileNotFoundError as error:
        raise RejectedInput("T001", str(path)) from error
    except OSError as error:
        raise RejectedInput("T011", str(path), error.strerror) from error
    for at, line in enumerate(text.split("\n"), start=1):
        where = f"{path}:{at}"
        if not line.strip():
            continue
        try:
            case = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield _issue("T007", where, str(error))
            continue
        if not isinstance(case, dict):
            yield _issue("T007", where, "not an object")
        elif not isinstance(case.get("text"), str):
            yield _issue("T008", where, None)
        elif not isinstance(case.get("id"), str | int):
            yield _issue("T031", where, None)
        else:
            yield where, case


def _issue(code: str, where: str, detail: str | None) -> Issue:
    what, hint = CODES[code]
    return Issue(code=code, level="error", where=where, message=f"{what} ({detail})" if detail else what, hint=hint)
