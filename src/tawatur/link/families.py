"""Which types of claims can speak of one happening, and how well two types agree."""

from functools import lru_cache
from typing import Final

# What a happening of a family is told as. Types of different families never meet in one event, but for STATED_CAUSES.
FAMILIES: Final[dict[str, frozenset[str]]] = {
    "violence": frozenset(
        {
            "air_strike",
            "drone_strike",
            "shelling",
            "bombing",
            "suicide_bombing",
            "chemical_attack",
            "explosion",
            "armed_clash",
            "armed_attack",
            "shooting",
            "killing",
            "wounding",
            "property_destruction",
            "air_defence",
        }
    ),
    "custody": frozenset({"arrest", "abduction", "raid_search", "torture"}),
    "release": frozenset({"release"}),
    "territory": frozenset({"territory_capture", "withdrawal", "handover"}),
    "forces": frozenset({"deployment", "weapons_movement", "alert", "patrol", "base_established", "concealment"}),
    "overflight": frozenset({"overflight"}),
    "exercise": frozenset({"exercise"}),
    "restriction": frozenset({"restriction", "checkpoint", "curfew", "withholding"}),
    "seizure": frozenset({"seizure", "crime"}),
    "displacement": frozenset({"displacement"}),
    "recruitment": frozenset({"recruitment", "formation"}),
    "command": frozenset({"command_change"}),
    "desertion": frozenset({"desertion"}),
    "agreement": frozenset({"ceasefire", "agreement"}),
    "meeting": frozenset({"meeting", "visit", "cooperation"}),
    "aid": frozenset({"humanitarian_aid", "military_support"}),
    "demand": frozenset({"demand"}),
    "accusation": frozenset({"accusation"}),
    "investigation": frozenset({"investigation"}),
    "refusal": frozenset({"refusal"}),
    "threat": frozenset({"threat"}),
    "protest": frozenset({"protest", "riot", "strike"}),
    "sanction": frozenset({"sanction"}),
    "sexual_violence": frozenset({"sexual_violence"}),
}
# What an attack does; it belongs to the attack and has no happening of its own beside it.
EFFECTS: Final = frozenset({"killing", "wounding", "property_destruction"})
# Attacks whose means is named. Two of them differ as two values of one field do.
JOINT: Final = frozenset({"exercise", "meeting", "agreement", "protest"})  # what several do together
MEANS: Final = frozenset(
    {"air_strike", "drone_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "shooting"}
)
# Attacks whose means is not named.
OPEN: Final = frozenset({"explosion", "armed_attack", "armed_clash"})
# What may be told as the cause of an explosion or of deaths without being an attack.
STATED_CAUSES: Final = frozenset({"exercise", "air_defence"})
# What goes on for days: dates that are some days apart can still be of one happening.
LASTING: Final = frozenset(
    {
        "exercise",
        "deployment",
        "weapons_movement",
        "alert",
        "overflight",
        "restriction",
        "curfew",
        "withholding",
        "displacement",
        "recruitment",
        "concealment",
        "strike",
        "base_established",
        "armed_clash",
        "torture",
        "humanitarian_aid",
        "military_support",
        "cooperation",
    }
)
SAME: Final = 1.0
# How well two different types agree, from 0 (never one happening) to 1; symmetric.
_AGREEMENT: Final[tuple[tuple[str, str, float], ...]] = (
    ("explosion", "bombing", 0.9),
    ("explosion", "suicide_bombing", 0.9),
    ("explosion", "air_strike", 0.7),
    ("explosion", "drone_strike", 0.7),
    ("explosion", "shelling", 0.7),
    ("explosion", "chemical_attack", 0.3),
    ("explosion", "armed_clash", 0.3),
    ("explosion", "shooting", 0.2),
    ("air_strike", "drone_strike", 0.8),
    ("bombing", "suicide_bombing", 0.8),
    ("armed_attack", "armed_clash", 0.8),
    ("armed_attack", "shooting", 0.9),
    ("armed_clash", "shooting", 0.7),
    ("shooting", "bombing", 0.4),
    ("air_strike", "shelling", 0.6),
    ("drone_strike", "shelling", 0.6),
    ("air_strike", "bombing", 0.4),
    ("drone_strike", "bombing", 0.5),
    ("shelling", "bombing", 0.5),
    ("chemical_attack", "shelling", 0.5),
    ("chemical_attack", "air_strike", 0.5),
    ("armed_clash", "air_strike", 0.2),
    ("armed_clash", "drone_strike", 0.2),
    ("armed_clash", "shelling", 0.4),
    ("air_defence", "drone_strike", 0.6),
    ("air_defence", "air_strike", 0.5),
    ("air_defence", "shelling", 0.6),
    ("air_defence", "explosion", 0.5),
    ("property_destruction", "explosion", 0.7),
    ("property_destruction", "killing", 0.4),
    ("property_destruction", "wounding", 0.4),
    ("killing", "wounding", 0.8),
    ("killing", "shooting", 0.9),
    ("killing", "armed_attack", 0.9),
    ("arrest", "raid_search", 0.7),
    ("arrest", "abduction", 0.8),
    ("arrest", "torture", 0.4),
    ("abduction", "torture", 0.4),
    ("abduction", "raid_search", 0.3),
    ("territory_capture", "withdrawal", 0.5),
    ("territory_capture", "handover", 0.5),
    ("withdrawal", "handover", 0.6),
    ("deployment", "weapons_movement", 0.6),
    ("deployment", "alert", 0.4),
    ("deployment", "patrol", 0.4),
    ("deployment", "base_established", 0.5),
    ("weapons_movement", "base_established", 0.5),
    ("concealment", "deployment", 0.3),
    ("concealment", "weapons_movement", 0.3),
    ("restriction", "checkpoint", 0.6),
    ("restriction", "curfew", 0.8),
    ("restriction", "withholding", 0.7),
    ("seizure", "crime", 0.6),
    ("recruitment", "formation", 0.5),
    ("ceasefire", "agreement", 0.8),
    ("meeting", "visit", 0.7),
    ("meeting", "cooperation", 0.4),
    ("humanitarian_aid", "military_support", 0.3),
    ("protest", "riot", 0.8),
    ("protest", "strike", 0.5),
)
_EFFECT_OF_ATTACK: Final = 0.8  # an effect beside any attack that the table does not name
_OPEN_BESIDE_MEANS: Final = 0.7  # «هجوم» beside an attack whose means is named
_OTHER_VIOLENCE: Final = 0.3


@lru_cache(maxsize=1)
def _family() -> dict[str, str]:
    return {kind: name for name, kinds in FAMILIES.items() for kind in kinds}


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], float]:
    table = {(a, b): value for a, b, value in _AGREEMENT}
    return table | {(b, a): value for (a, b), value in table.items()}


def family(kind: str) -> str:
    """Return the family of a type; a type that no family names is its own."""
    return _family().get(kind, kind)


@lru_cache(maxsize=4096)
def agreement(left: str, right: str) -> float:
    """Return how well two types agree: 1 for the same, 0 for types that are never one happening."""
    if left == right:
        return SAME
    if family(left) != family(right):
        return 0.0
    found = _table().get((left, right))
    if found is not None:
        return found
    if family(left) != "violence":
        return 0.0
    if left in EFFECTS or right in EFFECTS:
        return _EFFECT_OF_ATTACK
    if left in OPEN or right in OPEN:
        return _OPEN_BESIDE_MEANS
    return _OTHER_VIOLENCE


def main_type(kinds: list[str]) -> str:
    """Return the type that says most of what happened: a named means, else an attack, else an effect; ties by count."""
    counts = {kind: kinds.count(kind) for kind in sorted(set(kinds))}
    return min(counts, key=lambda kind: (_rank(kind), -counts[kind], kind))


def _rank(kind: str) -> int:
    if kind in MEANS:
        return 0
    if kind in ("killing",):
        return 2
    if kind in EFFECTS or kind in ("air_defence",):
        return 3
    return 1
