"""What an importer gives back: a place for each row that it takes, a reason for each that it does not."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec

from tawatur.lexicon.place_table import Place

NO_ARABIC: Final = "no name in Arabic letters"
NO_POINT: Final = "the point is missing or not on the globe"
TOO_FEW: Final = "too few columns"
NOT_KEPT: Final = "a kind of feature that is not kept"
ELSEWHERE: Final = "a country that was not asked for"
KNOWN: Final = "known already"

_MARKS: Final = re.compile("[\u064b-\u0652\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_ARABIC: Final = re.compile(r"[\u0621-\u063a\u0641-\u064a0-9]+(?:[ -][\u0621-\u063a\u0641-\u064a0-9]+)*")
_LETTER: Final = re.compile(r"[\u0621-\u064a]")
_LATIN: Final = re.compile(r"[^a-z0-9]+")
# One spelling for letters that only Persian has, as keyboards put them into Arabic names.
_PERSIAN: Final = str.maketrans({"ی": "ي", "ک": "ك", "ە": "ه", "ہ": "ه", "ٱ": "ا", "_": " ", "/": " "})


class Row(NamedTuple):
    """A row of a table: its file, its number there (the header is row 1), and what it gave."""

    where: str
    number: int
    place: Place | None = None
    refused: str = ""


class Report(msgspec.Struct, kw_only=True):
    """What came of an import: rows read, taken and known by file, and refused ones by reason."""

    read: Counter[str] = msgspec.field(default_factory=Counter)
    taken: Counter[str] = msgspec.field(default_factory=Counter)
    refused: dict[str, list[tuple[str, int]]] = msgspec.field(default_factory=dict)

    def refuse(self, reason: str, where: str, number: int) -> None:
        """Note a refused row."""
        self.refused.setdefault(reason, []).append((where, number))

    def refusals(self) -> Iterator[tuple[str, int, str]]:
        """Yield (file, row, reason) of every refused row, by file and row."""
        yield from sorted((where, number, reason) for reason, rows in self.refused.items() for where, number in rows)


def arabic(name: str) -> str | None:
    """Return a name in normal Arabic letters without marks, or null where it is none."""
    bare = " ".join(_MARKS.sub("", unicodedata.normalize("NFC", name.translate(_PERSIAN))).split())
    return bare if _ARABIC.fullmatch(bare) and _LETTER.search(bare) else None


def slug(name: str) -> str:
    """Return a Latin name as lower_snake_case without marks."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _LATIN.sub("_", plain.replace("'", "").replace("`", "")).strip("_")


def point(lat: str, lon: str) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees, or null where they are no point of the globe."""
    try:
        y, x = float(lat), float(lon)
    except ValueError:
        return None
    return (round(y, 5), round(x, 5)) if abs(y) <= 90 and abs(x) <= 180 and (y, x) != (0.0, 0.0) else None
