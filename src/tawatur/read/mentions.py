"""Which acts are claims: what mentions one again, tells when or how another was done, or describes a noun is none."""

from typing import Final

from tawatur.read.chunks import Chunk
from tawatur.read.clauses import Candidate, is_finite


def mentioned_again(act: Candidate, chunks: list[Chunk], before: list[Candidate], told: set[str]) -> bool:
    """Say whether a noun only mentions an act again or names no act of its own here.

    A definite noun without an argument of its own is a re-mention, unless a relative clause tells more of it; a
    patrol is an act only where somebody sends it; what is forbidden («منع … من الدخول») is part of the restriction.
    """
    chunk = act.chunk
    if act.finite:
        return _describes_area(act, chunks)
    if _taught(chunk, chunks):
        return True
    if act.light is not None or owned(act, chunks):
        return False
    if chunk.prep == "in" and chunk.data.id.endswith("truce_breach"):
        return True  # «…، في خرق جديد للهدنة»: what the act before amounts to
    last = before[-1] if before else None
    if (
        last is not None
        and last.sense_type in ("restriction", "refusal")
        and act.sense_type in _MOVES
        and not (last.sense_type == "refusal" and act.sense_type == "withdrawal")  # «رفضوا إخلاء نقاطهم»: two acts
        and chunk.prep in (None, "from", "b")
    ):
        between = chunks[last.chunk.index + 1 : chunk.index]
        moved = chunk.conj and between and between[-1].kind == "trigger" and between[-1].prep is None
        if (not chunk.conj or moved) and not any(c.kind in ("complement", "relative") or is_finite(c) for c in between):
            return True
    if act.sense_type == "patrol" and act.entry.nominal and chunk.data.id.endswith("patrol"):
        return True
    if last is not None and _manner(act, last, chunks):
        return True
    if _goes_on_or_ends(chunks, chunk.index):
        return False
    before_it = chunks[chunk.index - 1] if chunk.index else None
    if before_it is not None and before_it.kind == "cue" and before_it.data.kind == "own_voice" and chunk.definite:
        return True  # «وتأتي هذه المناورات»
    if chunk.enclitic and act.sense_type in _JOURNEYS and chunk.prep in ("under_over", "before"):
        return True  # «لدى وصوله»: when, not what
    if not chunk.definite or chunk.enclitic or "ال" not in chunk.clitics:
        return False
    attack_told = act.sense_type in _ATTACKS and chunk.prep in ("after", "before", "cause") and told & _ATTACKS
    attack_told = attack_told or (act.entry.nominal and act.sense_type in _ATTACKS and told & _ATTACKS)  # «الضربات»
    if act.sense_type not in told and act.sense_type not in _ALWAYS_TOLD and not attack_told:
        return False
    following = next((c for c in chunks[chunk.index + 1 : chunk.index + 4] if c.kind != "word"), None)
    if following is not None and following.kind == "relative":
        return False
    own = any(
        rule.startswith("roles.") and rule not in _BORROWED and field in _OWN_FIELDS for rule, field, _, _ in act.rules
    )
    return not own


def _taught(chunk: Chunk, chunks: list[Chunk]) -> bool:
    """Say whether a noun is what training is in: «تدريبات على القنص والتعامل مع المتفجرات»."""
    prep = chunk.prep
    for other in reversed(chunks[max(0, chunk.index - _LESSONS) : chunk.index]):
        if other.kind == "trigger" and other.data.type == "exercise":
            return prep == "on"
        if other.kind in ("punct", "complement", "relative", "clause") or is_finite(other):
            return False
        if other.kind == "trigger":
            if not chunk.conj:
                return False
            prep = other.prep
    return False


def owned(act: Candidate, chunks: list[Chunk]) -> bool:
    """Say whether a definite noun is an attack told before that somebody claims or is said to be behind.

    «تبنى التنظيم العملية», «مسؤوليتها عن الهجوم», «الوقوف وراء التفجير», «صلتهم بالهجوم».
    """
    chunk = act.chunk
    if act.finite or "ال" not in chunk.clitics or act.entry.type not in _OWNED:
        return False
    for other in reversed(chunks[max(0, chunk.index - _NEAR) : chunk.index]):
        if other.kind in ("noun", "cue") and str(other.data.id).partition(".")[2] in _OWNING:
            return True
        if other.kind not in ("actor", "word", "prep", "source", "noun"):
            return False
    return chunk.prep == "under_over"


def _manner(act: Candidate, last: Candidate, chunks: list[Chunk]) -> bool:
    """Say whether a noun tells how or why the act before it was done («أصيب باختناق», «أعدم رمياً بالرصاص»)."""
    if act.sense_type == last.sense_type == "wounding" and act.chunk.prep == "b":
        return True
    if act.chunk.conj or act.chunk.prep is not None:
        return False
    if act.sense_type == last.sense_type == "killing" and last.finite and not act.roles.get("recipients"):
        between = chunks[last.chunk.index + 1 : act.chunk.index]
        return not any(c.kind in ("punct", "complement", "relative", "clause") or is_finite(c) for c in between)
    if act.chunk.feature != "nsa":
        return False
    if last.sense_type == "killing":
        return act.sense_type in ("killing", "shooting", "armed_attack")
    return last.sense_type in ("protest", "strike") and act.sense_type in ("refusal", "protest")


def _goes_on_or_ends(chunks: list[Chunk], i: int) -> bool:
    """Say whether a noun is the subject of a verb that tells of its course («استمرت الاشتباكات», «أسفر الهجوم عن»)."""
    for j in (i - 1, i + 1, i + 2):
        if 0 <= j < len(chunks) and chunks[j].kind == "cue" and is_finite(chunks[j]) and chunks[i].prep is None:
            return chunks[j].data.kind in ("habitual", "light_verb", "cause") and not chunks[j].conj
    return False


def _describes_area(act: Candidate, chunks: list[Chunk]) -> bool:
    """Say whether a verb only describes a noun: «المناطق التي تسيطر عليها», «سفينة ترفع علم», «مخيم يؤوي نازحين»."""
    if act.chunk.feature[:1] != "i" or act.sense_type not in _STATES:
        return False
    i = act.chunk.index
    before = chunks[i - 1] if i else None
    if before is None or act.chunk.conj or act.chunk.group == "future":
        return False
    if before.kind == "relative":
        antecedent = chunks[i - 2] if i > 1 else None
        return antecedent is not None and antecedent.kind in ("place", "thing", "noun", "actor", "word")
    if before.kind not in ("place", "thing") or before.definite or before.last != act.chunk.first:
        return False
    behind = chunks[i + 1] if i + 1 < len(chunks) else None
    if before.kind == "place" and behind is not None and behind.kind == "word" and behind.enclitic:
        return True  # «قصفت معسكراً تتمركز فيه قوات»
    told = any(is_finite(c) and c.kind == "trigger" for c in chunks[max(0, i - 7) : i - 1])
    return before.prep is not None or (told and before.noun_class == "vehicle")  # «دخلت حافلات تحمل مقاتلين»


_LESSONS: Final = 6
_NEAR: Final = 5
_OWNING: Final = frozenset(
    {"speech.claim_responsibility", "other.responsibility", "other.being_behind", "other.position_political"}
)
_STATES: Final = frozenset({"territory_capture", "deployment", "humanitarian_aid", "formation", "base_established"})
_JOURNEYS: Final = frozenset({"visit", "deployment", "weapons_movement", "displacement"})
_ATTACKS: Final = frozenset(
    {"air_strike", "drone_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "armed_attack"}
)
_OWNED: Final = _ATTACKS | {"shooting", "explosion", "killing"}
_MOVES: Final = frozenset({"deployment", "displacement", "withdrawal", "weapons_movement", "humanitarian_aid"})
_ALWAYS_TOLD: Final = frozenset({"cooperation", "armed_clash", "armed_attack"})
_BORROWED: Final = frozenset(
    {"roles.subject_of_sentence", "roles.speaker_of_own_act", "roles.place.head", "roles.place.dateline"}
)
_OWN_FIELDS: Final = frozenset({"actors", "recipients", "with", "places", "from", "to"})
