"""How far an act reaches: the phrases behind it that can be its arguments, and the subject before it."""

from typing import Final

from tawatur.read.chunks import Chunk
from tawatur.read.clauses import ALIAS, AMONG, is_finite, suppressed
from tawatur.read.links import CARRIED
from tawatur.read.word_classes import VERB_FEATURES

_STOP_CUES: Final = frozenset(
    {
        "plan",
        "simultaneous",
        "speech",
        "light_verb",
        "order",
        "doubt",
        "denial",
        "according",
        "own_voice",
        "cause",
        "negation",
        "teaser",
    }
)
_SUBJECT_STOP: Final = frozenset({"complement", "relative", "clause"})
_LONGEST_ASIDE: Final = 8
_LONGEST_DASHED: Final = 14


def right_of(chunks: list[Chunk], i: int) -> list[Chunk]:
    """Return the phrases after chunk i that can be its arguments: up to the next act, clause or link word."""
    found: list[Chunk] = []
    size = len(chunks)
    skip_next = among = False
    j = i
    while j + 1 < size:
        j += 1
        chunk = chunks[j]
        kind = chunk.kind
        if kind == "trigger":
            if not suppressed(chunks, j) and not _carried(chunks, i, j):
                break
            continue
        if kind == "cue":
            adjective = j == i + 1 and chunk.data.kind == "plan" and chunk.feature[:1] == "n" and not chunk.conj
            if adjective and chunk.prep is None and chunks[i].feature.startswith("np"):
                continue  # «هجمات محتملة من X»
            if chunk.data.kind in _STOP_CUES and not (chunk.data.kind == "cause" and chunk.enclitic):
                break
            continue
        if kind in _SUBJECT_STOP:
            if kind == "clause" and chunk.data.id == "among_them":
                among = True
                continue
            break
        if kind == "conjunction" and chunk.data.id == "then":
            break  # «لكن»، «غير أن»
        if kind == "punct":
            if not _goes_on(chunks, j) and not _ends_aside(chunks, i, j):
                behind = _after_aside(chunks, j) or _after_dashes(chunks, j)
                if behind is None:
                    break
                j = behind
            continue
        if kind == "prep" and chunk.data is not None and chunk.data.id in ("after", "before", "since"):
            skip_next = True
            continue
        if kind == "demonstrative":
            skip_next = False  # «اشتبكت بعد ذلك مع …»
        if (
            kind == "word"
            and chunk.enclitic
            and chunk.data is not None
            and chunk.data.id in ("about", "on", "against", "upon", "from")
        ):
            found.append(chunk)
        if (
            kind in ("actor", "thing")
            and chunk.conj
            and j + 1 < size
            and chunks[j + 1].kind == "trigger"
            and is_finite(chunks[j + 1])
        ) and not chunks[j + 1].conj:
            break  # «37 شخصاً قتلوا و151 آخرين أصيبوا»: the subject of the next verb
        if chunk.group == ALIAS:
            continue
        if kind in ("actor", "place", "thing", "time", "noun", "number"):
            if kind == "actor" and (among or _goes_on_among(found, chunk)):
                chunk.group = AMONG
            if not (skip_next and kind != "time"):
                found.append(chunk)
            skip_next = among = False
    return found


def _carried(chunks: list[Chunk], i: int, j: int) -> bool:
    """Say whether a noun at j is what the verb at i hands out or sends («وزعت مساعدات عاجلة على 40 عائلة»)."""
    verb, noun = chunks[i], chunks[j]
    if verb.kind != "trigger" or verb.data.frame != "transfer" or noun.data.type not in CARRIED:
        return False
    return noun.feature[:1] not in VERB_FEATURES and noun.prep is None and not noun.enclitic


def _goes_on_among(found: list[Chunk], chunk: Chunk) -> bool:
    """Say whether «و» joins a phrase to one behind «بينهم» («بينهم نساء وأطفال»)."""
    return chunk.conj and bool(found) and found[-1].group == AMONG and found[-1].last == chunk.first


def _ends_aside(chunks: list[Chunk], i: int, j: int) -> bool:
    """Say whether the comma at j closes an aside of times and places only: «، مساء أمس، الناشط …» goes on."""
    if chunks[j].group != "comma" or j + 1 >= len(chunks) or chunks[j + 1].kind not in ("actor", "thing"):
        return False
    for k in range(j - 1, i, -1):
        if chunks[k].kind == "punct":
            return chunks[k].group == "comma" and k < j - 1
        if chunks[k].kind not in ("time", "prep", "place", "word", "number"):
            return False
    return False


def _after_aside(chunks: list[Chunk], j: int) -> int | None:
    """Return the comma that closes an aside without a verb opened at j, if what follows can only go on with the act."""
    if chunks[j].group != "comma":
        return None
    opening = chunks[j + 1] if j + 1 < len(chunks) else None
    if opening is not None and opening.kind == "clause" and opening.data.id == "among_them":
        return j  # «أصيب 38 مدنياً، بينهم أربعة مسعفين»
    stated = opening is not None and opening.kind == "cue" and opening.data.kind == "according"
    for k in range(j + 1, min(j + _LONGEST_ASIDE, len(chunks))):
        chunk = chunks[k]
        if chunk.kind == "punct":
            return k if chunk.group == "comma" and _resumes(chunks, k) else None
        if stated and chunk.kind not in ("complement", "clause"):
            continue  # «، في بيان تلقت الصحيفة نسخة منه،»
        if chunk.kind in ("trigger", "complement", "clause", "relative") or is_finite(chunk):
            return None
        if chunk.kind == "cue" and chunk.data.kind not in ("according", "source_adjective", "source_noun"):
            return None
    return None


def _after_dashes(chunks: list[Chunk], j: int) -> int | None:
    """Return the dash that closes an aside about the actor before it («احتجاز القوة -التي تسيطر …- قائد اللواء»)."""
    if chunks[j].group != "dash" or not j or chunks[j - 1].kind != "actor":
        return None
    for k in range(j + 1, min(j + _LONGEST_DASHED, len(chunks))):
        if chunks[k].kind == "punct" and chunks[k].group != "comma":
            following = chunks[k + 1] if k + 1 < len(chunks) else None
            goes_on = following is not None and following.kind in ("actor", "thing", "place", "prep", "time")
            return k if chunks[k].group == "dash" and goes_on and following is not None and not following.conj else None
    return None


def _resumes(chunks: list[Chunk], k: int) -> bool:
    following = chunks[k + 1] if k + 1 < len(chunks) else None
    if following is None or following.conj:
        return False
    if following.kind == "clause" and following.data.id == "among_them":
        return True
    if following.kind == "actor":  # «اتهمت X، في بيان، Y بقصف …»
        verb = next((c for c in chunks[k + 2 : k + 6] if is_finite(c) or c.kind in ("trigger", "punct")), None)
        return verb is not None and not is_finite(verb)
    return following.kind in ("prep", "time") or (following.kind == "cue" and following.data.kind == "agent")


def _goes_on(chunks: list[Chunk], j: int) -> bool:
    """Say whether an act's arguments go on after the mark at j: a comma before a preposition or «و»."""
    if j + 1 >= len(chunks) or chunks[j].group != "comma":
        return False
    following = chunks[j + 1]
    if following.kind in ("prep", "time"):
        return True
    if following.kind == "cue":
        return following.data.kind in ("agent", "companion")
    if following.kind == "conjunction":
        return True
    if following.kind == "word" and j > 1 and chunks[j - 1].kind == "time" and chunks[j - 2].kind == "punct":
        return not following.conj  # «أطلق مسلحون، مساء أمس، النار على X»
    if following.kind not in ("place", "actor", "thing"):
        return False
    if following.prep is not None or following.conj or following.kind == "place":
        return True
    for chunk in chunks[j + 2 : j + 7]:  # a phrase without «و» goes on unless it is the subject of a verb of its own
        if chunk.kind == "punct":
            return True
        if is_finite(chunk):
            return False
    return True


def left_subject(chunks: list[Chunk], i: int) -> tuple[Chunk | None, str]:
    """Return (subject before the verb at i, how): verb-second, or relative with a pronoun's antecedent."""
    start = i
    if chunks[i].conj:
        return None, ""  # «و» before the verb opens a clause: its subject follows it or is left out
    near = chunks[i - 1] if i else None
    if (
        near is not None
        and near.kind in ("actor", "thing")
        and near.prep is not None
        and not near.definite
        and near.last == chunks[i].first
        and not _disagrees(near, chunks[i])
    ):
        return near, "relative"  # «على 40 عائلة نزحت»: an indefinite noun takes a clause without a pronoun
    for j in range(i - 1, -1, -1):
        chunk = chunks[j]
        if chunk.kind == "relative":
            return _antecedent(chunks, j), "relative"
        if chunk.kind == "complement":
            if chunk.enclitic:
                return None, "pronoun"
            break
        if chunk.kind == "conjunction" and chunk.data.id == "then":
            break  # «غير أن»، «لكن» open a clause of their own
        if chunk.kind == "clause":
            if chunk.data.id == "among_them":
                continue  # «31 شخصاً، بينهم أربع نساء، اختطفوا»
            break
        if is_finite(chunk) and not (chunk.kind == "cue" and chunk.data.kind in ("past", "light_verb", "plan")):
            marks = [k for k in range(j, i) if chunks[k].kind == "punct"]
            start = marks[-1] + 1 if marks else i
            break
        if chunk.kind == "cue" and chunk.data.kind in ("speech", "own_voice") and chunk.feature == "x":
            break  # «قوله إن»، «يشار إلى أن» open a clause
        if chunk.kind == "cue" and chunk.data.kind == "past" and is_finite(chunk):
            continue  # «أهالي البلدة كانوا قد تظاهروا»
        if is_finite(chunk) or (
            chunk.kind == "cue" and chunk.data.kind in ("plan", "simultaneous", "own_voice", "cause", "order")
        ):
            break
        if chunk.kind == "trigger" and chunk.prep is not None:
            break
        start = j
    for j in range(start, i):
        chunk = chunks[j]
        if chunk.kind in ("actor", "thing") and chunk.prep is None:
            return chunk, "verb-second"
        if chunk.kind == "trigger" and chunk.prep is None:
            return None, "event"
    return None, ""


def _disagrees(people: Chunk, verb: Chunk) -> bool:
    """Say whether a verb behind a plural of people is singular: they are not its subject («لمدنيين استولت عليها»)."""
    several = people.kind == "actor" and people.noun_class == "civilian" and people.feature.startswith(("np", "amp"))
    return several and people.count is None and verb.feature[1:4] in ("3ms", "3fs")


def _antecedent(chunks: list[Chunk], j: int) -> Chunk | None:
    for k in range(j - 1, -1, -1):
        if chunks[k].kind in ("actor", "thing", "place", "trigger"):
            return chunks[k]
        if chunks[k].kind not in ("punct", "word", "noun"):
            return None
    return None
