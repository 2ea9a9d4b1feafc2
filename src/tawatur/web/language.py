"""The two languages of the pages: texts as data (``texts/*.toml``), numbers in words' company, days, directions."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

Language = Literal["ar", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("ar", "en")
DIRECTION: Final[dict[Language, str]] = {"ar": "rtl", "en": "ltr"}


class Texts:
    """The texts of one language. Keys are ``page.key``; a missing one is a fault of the program (KeyError)."""

    def __init__(self, language: Language) -> None:
        """Take the texts of a language."""
        self.language = language
        self._texts = _texts(language)

    def __call__(self, key: str, **values: object) -> str:
        """Return a text, its ``{names}`` filled in."""
        found = self._texts[key]
        return found.format(**values) if values else found

    def count(self, key: str, number: int, **values: object) -> str:
        """Return a text that speaks of a number, in the form that the number asks for; ``{n}`` is the number."""
        form = plural(number) if self.language == "ar" else ("one" if number == 1 else "other")
        found = self._texts.get(f"{key}.{form}") or self._texts[f"{key}.other"]
        return found.format(n=f"{number:,}", **values)

    def label(self, kind: str, value: str | None) -> str:
        """Return what a value of a closed vocabulary (``vocabulary.toml``) is called; itself where it has no name."""
        if value is None:
            return self._texts["vocabulary.unknown"]
        return self._texts.get(f"vocabulary.{kind}.{value}", value)

    def day(self, iso: str | None) -> str:
        """Return a day (ISO; ``--MM-DD`` without a year; also with a time, of which the day is told) in words."""
        if not iso:
            return self._texts["vocabulary.unknown"]
        year, month, day = iso[:-6].rstrip("-"), iso[-5:-3], iso[-2:]
        if len(iso) > 10:
            return self.day(iso[:10])
        if not (month.isdecimal() and day.isdecimal()):
            return iso
        named = self._texts[f"dates.month.{int(month)}"]
        return f"{int(day)} {named} {year}".rstrip()

    def days(self, earliest: str | None, latest: str | None) -> str:
        """Return a range of days in words; null ends are unknown."""
        if earliest == latest or (earliest and not latest):
            return self.day(earliest)
        if not earliest:
            return self("dates.until", day=self.day(latest))
        return self("dates.range", earliest=self.day(earliest), latest=self.day(latest))


@cache
def texts(language: Language) -> Texts:
    """Return the texts of a language."""
    return Texts(language)


def plural(number: int) -> str:
    """Return the form of Arabic that a number asks for (CLDR's plural rules of Arabic)."""
    if number in (0, 1, 2):
        return ("zero", "one", "two")[number]
    rest = number % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


def choose(asked: str | None, kept: str | None, accepted: str) -> Language:
    """Return the language: as asked for, else as kept in the browser, else as it accepts; Arabic without any."""
    for given in (asked, kept, *(part.split(";")[0].strip()[:2].lower() for part in accepted.split(","))):
        for language in LANGUAGES:
            if given == language:
                return language
    return "ar"


@cache
def _texts(language: Language) -> dict[str, str]:
    found: dict[str, str] = {}
    for file in sorted((files("tawatur.web") / "texts").iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            topic = file.name.removesuffix(".toml")
            _collect(found, topic, tomllib.loads(file.read_text(encoding="utf-8")), language)
    return found


def _collect(found: dict[str, str], prefix: str, table: dict[str, Any], language: Language) -> None:
    """Put the texts of a table and the tables in it under their keys; a table with ``ar`` and ``en`` is a text."""
    if set(table) == set(LANGUAGES):
        given = table[language]
        if isinstance(given, dict):
            found.update({f"{prefix}.{form}": text for form, text in given.items()})
        else:
            found[prefix] = given
        return
    for key, value in table.items():
        if not isinstance(value, dict):
            raise ValueError(f"texts: {prefix}.{key} has no language")
        _collect(found, f"{prefix}.{key}", value, language)
