"""Which part of speech a word is here: a verb or its verbal noun, which of two verbs, an adjective like a noun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from tawatur.lexicon.match import Hit
from tawatur.read.chunks import Chunk

if TYPE_CHECKING:
    from tawatur.read.chunking import Chunker

VERB_FEATURES: Final = ("p", "i", "j")
SPOKEN: Final = frozenset({"accusation", "demand", "threat", "refusal"})  # «متهماً»، «مطالبين» are acts of their own
_STATES: Final = frozenset({"tama", "tamp", "taf"})
_TANWIN: Final = "\u064b"
_OBJECT_WITHIN: Final = 9
_ASKING: Final = 5
_NEGATED_NOUNS: Final = ("duna", "adam", "prevented", "failed", "refrain", "impossible")


def mood(ch: Chunker, hit: Hit) -> bool:
    """Say whether a subjunctive or jussive («تعرضوا») may stand here: after a negation, «أن», a purpose, «لـ»."""
    if hit.enclitic == "نا" and hit.feature[1:4] in ("3md", "3fd"):
        return False  # «شبانا» is no «شبّا» and «نا»
    if not (hit.feature[:1] == "j" and hit.feature[1:2].isdigit()):
        return True
    if hit.proclitics[-1:] == ("ل",) or "ف" in hit.proclitics:
        return hit.feature[3:4] != "s" or "ل" in hit.proclitics
    if hit.feature[3:4] == "p" and ch.sentence.forms[hit.first].removeprefix("و").startswith("ي"):
        return True  # «يضرموا» can be nothing else
    before = ch.chunks[-1] if ch.chunks else None
    if before is None:
        return False
    if before.kind == "cue":
        return before.data.kind == "negation" or (hit.feature[3:4] == "p" and before.data.kind in ("plan", "order"))
    return before.kind == "complement" and hit.feature[3:4] != "s"


def acts_here(ch: Chunker, hit: Hit, i: int) -> bool:
    """Say whether a preposition that is an act's word too is the act here.

    A noun behind a light verb («جرى لقاء»); a verb that begins a clause and that its subject follows, where a
    preposition would govern a place or a time («عبر رتل عسكري الحدود»), or its object and «إلى» («حول الحزب
    المدرسة إلى ثكنة»).
    """
    before = ch.chunks[-1] if ch.chunks else None
    if any(h.topic == "trigger" and h.feature[:1] == "p" for h in ch.sentence.hits[i]):
        return _begins(ch, i, before)
    if hit.feature[:1] != "n" or before is None or before.last != i:
        return False
    return before.kind == "cue" and before.data.kind == "light_verb"


def _begins(ch: Chunker, i: int, before: Chunk | None) -> bool:
    """Say whether the preposition at word i is a verb: at the start of a clause, before people or vehicles."""
    s = ch.sentence
    if before is not None and before.kind not in ("punct", "complement", "conjunction"):
        return False
    at = i + 1
    if at >= len(s) or s.punct(at) or i in ch.times or at in ch.times:
        return False
    if any(h.topic == "noun" and h.entry.role == "collective" for h in s.hits[at]):
        at = min(at + 1, len(s) - 1)
    moved = ch.actor_at(at) or any(
        (h.topic == "noun" and h.entry.role == "civilian")
        or (h.topic == "thing" and h.entry.noun_class in ("vehicle", "aircraft") and not h.proclitics)
        for h in s.hits[at]
    )
    if not moved:
        return False
    objects = range(at + 1, min(at + _OBJECT_WITHIN, len(s)))
    return any(any(h.topic == "particle" and h.entry.id == "to" for h in s.hits[k]) for k in objects)


def rank(ch: Chunker, hit: Hit, *, noun: bool) -> tuple[int, int]:
    """Rank a reading; between one verb's perfect and another's present what follows decides («تنقل»)."""
    s, tense = ch.sentence, 0
    before = ch.chunks[-1] if ch.chunks else None
    if hit.feature[:2] in ("p3", "i3") and s.forms[hit.first][:1] in ("ت", "و", "ف"):
        if before is not None and before.kind == "cue" and before.data.kind == "negation":
            tense = int(hit.feature[:1] == "i")
        elif hit.last < len(s) and not s.punct(hit.last) and not _joined(s.hits[hit.last]):
            feminine = s.forms[hit.last].endswith(("ه", "ات", "يا"))
            tense = int(feminine != (hit.feature[:4] == "p3ms"))
    return _plausible(hit, noun=noun), tense


def participle(ch: Chunker, hit: Hit, i: int) -> bool:
    """Say whether a word that looks like a verbal noun is an adjective: «القوات المهاجمة», «البلدة المحاصرة»."""
    before = ch.chunks[-1] if ch.chunks else None
    form = ch.sentence.forms[i]
    return (
        before is not None
        and before.last == i
        and before.kind in ("actor", "place", "thing")
        and hit.last == i + 1
        and form.startswith("الم")
        and form.endswith("ه")
        and hit.feature == "ns"
    )


def states(hit: Hit) -> bool:
    """Say whether a hit is a participle that tells what else the subject says («متهماً», «مطالبين», «داعية»)."""
    return hit.feature in _STATES and hit.entry.type in SPOKEN and not hit.proclitics


def charged(ch: Chunker, hit: Hit) -> bool:
    """Say whether a participle of charging tells who is charged, not who charges («متهمين بالقتل»)."""
    s = ch.sentence
    if hit.entry.type != "accusation" or hit.last >= len(s) or s.punct(hit.last):
        return False
    return any(h.proclitics[:1] == ("ب",) for h in s.hits[hit.last])


def speaking(ch: Chunker, i: int) -> Hit | None:
    """Return the participle of saying at word i that takes an object though its letters also name a person.

    «متهمين فرع الأمن بـ» accuses; «متهمين بالقتل» are people; «داعية الأطراف إلى» calls on them.
    """
    s = ch.sentence
    before = ch.chunks[-1] if ch.chunks else None
    if (
        before is None
        or i + 1 >= len(s)
        or s.punct(i + 1)
        or before.kind in ("prep", "trigger")
        or s.hit(i, "noun") is None
    ):
        return None
    following = s.hits[i + 1]
    if s.forms[i + 1].startswith(("ب", "ل")) and any(h.proclitics[:1] in (("ب",), ("ل",)) for h in following):
        return None
    if any(h.topic == "particle" and h.entry.kind in ("prep", "relative", "conjunction") for h in following):
        return None
    return next((h for h in s.hits[i] if h.topic == "trigger" and h.last == i + 1 and states(h)), None)


def only_noun(ch: Chunker, i: int, trigger: Hit) -> bool:
    """Say whether an act that has only a verb's reading cannot stand at word i, because a noun is expected."""
    finite = trigger.feature[:1] in VERB_FEATURES and trigger.feature[1:2].isdigit()
    return finite and noun_expected(ch, i)


def phrase_feature(ch: Chunker, i: int) -> str:
    """Return the feature of a fixed phrase's first word: a verb's if it has a verb's reading, else a noun's."""
    light = ch.chunks[-1] if ch.chunks else None
    if light is not None and light.kind == "cue" and light.data.kind == "light_verb" and light.last == i:
        return "ns"  # «فرض حظر التجوال»
    for hit in ch.sentence.hits[i]:
        if hit.feature[:1] in VERB_FEATURES and hit.feature[1:2].isdigit():
            return str(hit.feature)
    form = ch.sentence.forms[i]
    if form.startswith(("ي", "ت")) and not form.endswith("ه") and len(form) > 3 and not noun_expected(ch, i):
        return "i3ms" if form[0] == "ي" else "ns"
    return "ns"


def noun_expected(ch: Chunker, i: int) -> bool:
    """Say whether a verbal noun rather than a verb of the same letters stands at word i («قصف»، «نقلهم»).

    A noun: after a preposition, a light verb, a cause, another noun; before an adjective or a preposition. A verb:
    at the start of a clause before what can be its subject or object; after a negation.
    """
    s = ch.sentence
    if _TANWIN in s.text[s.words[i].start : s.words[i].end]:
        return True  # «طوقاً»: no verb has that ending
    before = ch.chunks[-1] if ch.chunks else None
    joined = s.forms[i][:1] in ("و", "ف")
    if before is not None:
        if before.kind == "cue":
            kind = before.data.kind
            if kind == "negation":
                return str(before.data.id).endswith(_NEGATED_NOUNS)
            return kind not in ("own_voice", "simultaneous", "teaser")
        if before.kind in ("prep", "demonstrative") or (before.kind == "conjunction" and before.data.id == "and_also"):
            return True
        if before.kind in ("relative", "auxiliary", "complement"):
            return False
        if before.kind in ("trigger", "noun", "thing", "number") and not joined and before.last == i:
            return not _describes(ch, before, i)
        if joined:
            for chunk in reversed(ch.chunks[-12:]):
                if chunk.kind == "trigger":
                    return chunk.feature[:1] not in VERB_FEATURES
                if chunk.kind in ("complement", "relative", "clause"):
                    return False
        if before.kind in ("actor",) and not joined:
            verb = ch.chunks[-2] if len(ch.chunks) > 1 else None
            asked = before.prep == "from"  # «طلبوا من القائد طرد X»
            if asked:
                verb = next((c for c in reversed(ch.chunks[-_ASKING:-1]) if c.kind == "trigger"), None)
                asked = verb is not None and verb.data.type == "demand"
            spoken = verb is not None and verb.kind == "trigger" and verb.data.type in SPOKEN
            if spoken and verb is not None and verb.feature[:1] in VERB_FEATURES and (before.prep is None or asked):
                return True  # «أدان المجلس قصف X»
            decides = verb is not None and verb.kind == "cue" and verb.data.kind in ("order", "plan")
            if decides and verb is not None and verb.feature[:1] in VERB_FEATURES and before.prep is None:
                return before.last == i  # «قرر المجلس نشر لواء»
            return _told_of_own(ch, i)
    after = i + 1
    if after >= len(s) or s.punct(after):
        return True
    following = s.hits[after]
    if any(h.topic == "particle" and h.entry.kind == "prep" for h in following):
        return True
    if following or after in s.opens or s.forms[after].startswith("ال") or ch.number_like(s.forms[after]):
        return False  # «لقي ثمانية أشخاص حتفهم»، «وقتل “موسى …”»
    return s.forms[after].endswith(("ي", "يه"))


def _told_of_own(ch: Chunker, i: int) -> bool:
    """Say whether a noun with a suffix is what a verb's subject tells of itself («أعلنت الحكومة رفضها القاطع»)."""
    telling = ch.chunks[-2] if len(ch.chunks) > 1 else None
    if telling is None or telling.kind not in ("cue", "trigger") or telling.feature[:1] not in VERB_FEATURES:
        return False
    own = [h for h in ch.sentence.hits[i] if h.topic == "trigger" and h.feature.startswith("n") and h.enclitic]
    if telling.kind == "trigger":  # «بسطت القوات سيطرتها»
        return any(h.entry.type == telling.data.type for h in own)
    return bool(own) and telling.data.kind in ("speech", "light_verb", "denial")


def _describes(ch: Chunker, before: Chunk, i: int) -> bool:
    """Say whether a verb with a pronoun describes the indefinite noun before it («كمين نصبه مسلحون»)."""
    if before.definite or not (before.feature.startswith("n") or before.feature == "x"):
        return False
    return any(
        h.topic in ("trigger", "cue") and h.enclitic in ("ه", "ها", "هم") and h.feature.startswith("p3")
        for h in ch.sentence.hits[i]
    )


def _joined(hits: Sequence[Hit]) -> bool:
    """Say whether a word is a preposition or carries a clitic, so that it is no subject."""
    return any((h.topic == "particle" and h.entry.kind == "prep") or h.proclitics not in ((), ("ال",)) for h in hits)


def _plausible(hit: Hit, *, noun: bool) -> int:
    """Rank two readings of one word: fewer clitics first, then the part of speech that the context asks for."""
    finite = hit.feature[:1] in VERB_FEATURES and hit.feature[1:2].isdigit()
    return (
        -2 * len([p for p in hit.proclitics if p != "ال"]) - (2 if hit.enclitic else 0) + (1 if finite != noun else 0)
    )
