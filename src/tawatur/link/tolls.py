"""Numbers of people that a claim states, as ranges that can be compared."""

from functools import lru_cache
from typing import Final, NamedTuple

from tawatur.core.claims import Claim
from tawatur.lexicon.load import load
from tawatur.text.numbers import read_number
from tawatur.text.words import words

# The field of a type whose recipients are counted, where the reader gave the count in the recipient's words only.
_COUNTED: Final = {"killing": "killed", "wounding": "wounded", "arrest": "arrested", "abduction": "abducted"}
_DUAL: Final = "nd"  # feature of a noun's dual
_MOST: Final = 100_000


class Toll(NamedTuple):
    """Bounds, both inclusive; ``most`` is null where the text leaves it open («ما لا يقل عن»)."""

    least: int
    most: int | None

    def text(self) -> str:
        """Return it in writing: ``5``, ``5-7``, ``5 or more``."""
        if self.most is None:
            return f"{self.least} or more"
        return str(self.least) if self.least == self.most else f"{self.least}-{self.most}"


def tolls(claim: Claim) -> dict[str, Toll]:
    """Return the numbers of a claim by field; a negated one states that there were none."""
    found: dict[str, Toll] = {}
    for name, quantity in claim.people.items():
        low, high = quantity.min, quantity.max
        if low is not None:
            found[name] = Toll(low, high)
        elif high is not None:
            found[name] = Toll(0, high)
    counted = _COUNTED.get(claim.type)
    if counted is not None and counted not in found:
        if claim.status == "negated":
            found[counted] = Toll(0, 0)
        elif len(claim.recipients) == 1 and (number := _number(claim.recipients[0].text)) is not None:
            found[counted] = number
        elif (two := _dual(claim.trigger.text)) is not None:
            found[counted] = two
    return found


@lru_cache(maxsize=1 << 12)
def _dual(trigger: str) -> Toll | None:
    """Return 2 for a trigger that is a noun of people in the dual («شهيدين»)."""
    some = [w.form for w in words(trigger) if w.kind == "arabic"]
    hits = load().matcher.find(some) if len(some) == 1 else []
    return Toll(2, 2) if any(h.topic == "trigger" and h.feature.startswith(_DUAL) for h in hits) else None


@lru_cache(maxsize=1 << 14)
def _number(text: str) -> Toll | None:
    """Return the number in a recipient's words («ثلاثة مدنيين», «مقاتلين اثنين»)."""
    some = words(text)
    for i in range(min(len(some), 4)):
        number = read_number(some, i)
        if number is not None:
            value = number.value
            if isinstance(value, int) and not number.ordinal and 0 < value <= _MOST:
                return Toll(value, value)
            return None
    return None
