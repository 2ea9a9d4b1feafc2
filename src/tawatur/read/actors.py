"""Actors in their context: which words that may name an actor do so, and how far the phrase reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tawatur.core.spans import Span
from tawatur.lexicon.match import Hit
from tawatur.lexicon.place_table import ISO3
from tawatur.read import modifiers, persons, phrases
from tawatur.read.chunks import Chunk, Entity
from tawatur.read.context import PERSONAL
from tawatur.text.translit import latin

if TYPE_CHECKING:
    from tawatur.read.chunking import Chunker

_HEAD_MARKS: Final = frozenset(":|-–/")
_SPOKEN: Final = frozenset({"accusation", "demand"})
_HARM: Final = frozenset({"killing", "wounding"})
_SHORTEST_SECOND: Final = 4
_ADVERBS: Final = frozenset({"دوليا", "عربيا", "امميا"})
_ARMED: Final = frozenset({"مسلح", "مسلحه", "مسلحا"})
_QUALIFYING: Final = frozenset({"gunmen", "unknown", "terrorists"})
_QUALIFIED: Final = frozenset({"clash", "attack_noun", "blast"})
_BODIES: Final = frozenset({"cooperation", "agreement"})  # acts whose nouns name bodies too («تحالف»)
_TWO_WORDS: Final = 2
_MILITARY: Final = frozenset({"عسكري", "العسكري", "عسكريه", "العسكريه"})
_HUMAN, _RIGHTS = "الانسان", "حقوق"
_FRONT: Final = "noun.unit.front"
_WITNESS: Final = "cue.light_verb.witness"


def parse(ch: Chunker, i: int) -> Chunk | None:
    """Return the actor chunk that starts at word i, if one does."""
    s = ch.sentence
    longest = s.hits[i][0].last
    actor, noun, trigger = s.hit(i, "actor"), s.hit(i, "noun"), _act(ch, i)
    if noun is not None and noun.entry.role not in phrases.ROLES | {"nationality"}:
        noun = None
    if s.forms[i] == _HUMAN and i and s.forms[i - 1].endswith(_RIGHTS):
        noun = None  # «المفوضية العليا لحقوق الإنسان»
    named = actor is not None and actor.last >= longest and not (_as_place(ch, i, actor) or _elsewhere(ch, i, actor))
    if actor is not None and named and (actor.feature != "ambiguous" or _actor_context(ch, i)):
        persons.remember(ch, actor)
        return _tail(ch, _chunk(ch, actor, actor.last, [phrases.registered(ch, actor)], "actor.registry"))
    if noun is not None and noun.entry.id == _FRONT and _in_place(ch, noun):
        return None  # «في جبهة مقبنة» is a place, «جبهة النصرة» is not
    if noun is None or (noun.last < longest and not (trigger is not None and noun.last >= trigger.last)):
        return None
    if trigger is not None and trigger.last >= noun.last and not _noun_over_trigger(ch, noun, trigger):
        return None
    if noun.entry.role == "nationality":
        return None if _adverb(ch, i) else _nationality(ch, i, noun)
    if _armed(ch, i, noun) or _military(ch, i, noun):
        return None
    found = phrases.reference(ch, i, 0)
    if found is None:
        return None
    entities, last, head = found
    chunk = _chunk(ch, noun, last, entities, f"actor.{noun.entry.role}")
    chunk.head, chunk.noun_class = noun.entry, noun.entry.noun_class or "force"
    chunk.means = noun.entry.means
    chunk.leader = head.role in ("leader", "title", "official")
    suffixed = bool(noun.enclitic) and chunk.feature in (
        "ndc",
        "nsa",
    )  # «طفليها»، «شقيقاه»: no accusative takes a suffix
    if chunk.feature == "nd" or suffixed:
        chunk.count = 2
    chunk.members = _members(ch, noun, chunk)
    person = entities[0].span.start if entities and entities[0].kind == "person" else chunk.span.start
    chunk.apposed = any(s.punct(k) and s.words[k].start < person for k in range(noun.last, last))
    return _tail(ch, chunk)


def _act(ch: Chunker, i: int) -> Hit | None:
    """Return the longest reading as an act.

    A participle («المخطوف»، «متظاهرون») names people rather than an act, but «متهماً Y بـ» is an accusation.
    """
    s = ch.sentence
    for hit in s.hits[i] if "trigger" in s.topics[i] else ():
        if hit.topic != "trigger" or (hit.enclitic == "نا" and hit.feature[1:4] == "3md"):
            continue  # «شبانا» is no «شبّا» and «نا»
        if not hit.feature.startswith("t"):
            return hit
        spoken = hit.entry.type in _SPOKEN and not hit.proclitics
        if spoken and any(form.startswith("ب") for form in s.forms[i + 1 : i + 4]):
            return hit
    return None


def _members(ch: Chunker, noun: Hit, chunk: Chunk) -> Span | None:
    """Return the people's own words in «عنصرين من X»: an indefinite noun before a preposition and whose they are."""
    if noun.entry.role not in ("member", "leader") or chunk.definite or noun.enclitic or not chunk.entities:
        return None
    s, start = ch.sentence, chunk.entities[-1].span.start
    for k in range(noun.last, chunk.last):
        if s.words[k].start >= start or (modifiers.prep_at(ch, k) is None and modifiers.belonging(ch, k) is None):
            continue
        return Span(chunk.span.start, s.words[k - 1].end)
    return None


def _tail(ch: Chunker, chunk: Chunk) -> Chunk:
    """Extend an actor chunk over nationality adjectives and over «الموالية لإيران»-like modifiers."""
    s = ch.sentence
    last = modifiers.adjectives(ch, chunk.last, nationality=True)
    first = chunk.entities[0] if chunk.entities else None
    if first is not None and first.country is None and not first.registered and first.kind != "person":
        first.country = phrases.nation(ch, chunk.last, last)  # «الحزب القومي الألماني»
    if chunk.last - 1 not in s.closes or last > chunk.last:
        start = modifiers.belonging(ch, last)
        if start is not None:
            inner = phrases.reference(ch, start, 1, after_noun=True)
            if inner is not None:
                last = inner[1]
            else:
                place = s.hit(start, "place") if start < len(s) else None
                if place is not None:
                    last = place.last
    if last > chunk.last:
        chunk.last = last
        chunk.span = type(chunk.span)(chunk.span.start, s.words[last - 1].end)
    return chunk


def _chunk(ch: Chunker, hit: Hit, last: int, entities: list[Entity], rule: str) -> Chunk:
    chunk = ch.simple("actor", hit, last)
    chunk.entities = entities
    chunk.noun_class = "force"
    if entities and entities[0].kind in (
        "state",
        "government_body",
        "international_body",
        "civil_body",
        "political_party",
    ):
        chunk.noun_class = "body"
    elif entities and entities[0].kind == "person":
        chunk.noun_class = "leader"
    elif entities and entities[0].kind == "civilians":
        chunk.noun_class = "civilian"
    chunk.role = rule
    if hit.enclitic and not entities:
        chunk.enclitic = hit.enclitic
    elif entities:
        chunk.enclitic = ""
    return chunk


def _nationality(ch: Chunker, i: int, noun: Hit) -> Chunk | None:
    """Read an adjective of nationality as an actor after an act («القصف الإسرائيلي») or beside another one."""
    before = ch.chunks[-1] if ch.chunks else None
    counted = i > 0 and (ch.sentence.words[i - 1].kind == "number" or ch.number_like(ch.sentence.forms[i - 1]))
    if _nationals(ch.chunks, noun, counted=counted):
        chunk = _chunk(ch, noun, modifiers.adjectives(ch, noun.last), [], "actor.nationals")
        chunk.entities = [
            Entity(
                id="civilians",
                name=None,
                kind="civilians",
                rule="actor.generic",
                country=phrases.state(ch, noun, force=False).country,
                span=chunk.span,
                registered=False,
            )
        ]
        chunk.head, chunk.noun_class = noun.entry, "civilian"
        chunk.count = 2 if chunk.feature == "nd" else None
        return chunk
    act = before is not None and before.kind == "trigger" and before.feature[:1] not in "pij"
    beside = (
        before is not None
        and (before.kind == "conjunction" or noun.proclitics[:1] == ("و",))
        and any(c.kind == "actor" and c.last >= i - 2 for c in ch.chunks[-2:])
    )
    if (
        before is not None
        and before.kind in ("word", "noun")
        and len(ch.chunks) > 1
        and ch.chunks[-2].kind == "trigger"
    ):
        act = act or ch.chunks[-2].feature[:1] not in "pij"
    if not (act or beside):
        return None
    chunk = _chunk(ch, noun, noun.last, [phrases.state(ch, noun, force=True)], "actor.nationality")
    chunk.head = noun.entry
    chunk.feature = "adjective"
    return chunk


def second_of_two(ch: Chunker, i: int) -> Chunk | None:
    """Read the second name behind a dual of groups («بين عشيرتي الكرامشة والحلاف»)."""
    s, before = ch.sentence, ch.chunks[-1] if ch.chunks else None
    form = s.forms[i]
    if before is None or before.kind != "actor" or before.last != i or not before.feature.startswith("nd"):
        return None
    first = before.entities[0] if before.entities else None
    if first is None or first.registered or not (first.id or "").startswith("group:"):
        return None
    if not form.startswith("و") or len(form) < _SHORTEST_SECOND:
        return None
    span = s.span(i, i + 1, ("و",))
    name = s.text[span.start : span.end]
    chunk = Chunk("actor", i, i + 1, span)
    chunk.entities = [
        Entity(
            id="group:" + latin(form[1:]),
            name=name,
            kind=first.kind,
            rule="actor.second_of_two",
            registered=False,
            span=span,
        )
    ]
    chunk.feature, chunk.noun_class, chunk.role, chunk.head = (
        "ns",
        before.noun_class,
        "actor.second_of_two",
        before.head,
    )
    chunk.clitics, chunk.definite = ("و",), True
    return chunk


def _adverb(ch: Chunker, i: int) -> bool:
    """Say whether an accusative adjective agrees with nothing before it («أسلحة محرمة دولياً»)."""
    forms = ch.sentence.forms
    return forms[i] in _ADVERBS and i > 0 and not forms[i - 1].endswith("ا")


def _armed(ch: Chunker, i: int, noun: Hit) -> bool:
    """Say whether a singular noun of people is an adjective of what stands before it.

    Of an act («اشتباك مسلح»، «نزاع عشائري مسلح»، «انفجار مجهول»، «التفجير الإرهابي») or a thing («جسم مجهول»).
    """
    singular = noun.feature.startswith("ns") or ch.sentence.forms[i] in _ARMED
    if noun.enclitic or not singular or noun.entry.id.rpartition(".")[2] not in _QUALIFYING:
        return False
    before = ch.chunks[-1] if ch.chunks else None
    if before is not None and before.kind == "cue" and before.data.kind == "source_adjective":
        before = ch.chunks[-2] if len(ch.chunks) > 1 else None
    if before is None or noun.proclitics not in ((), ("ال",)) or i - 1 in ch.sentence.closes:
        return False
    definite = before.definite or ch.sentence.forms[before.last - 1].startswith("ال")
    if ("ال" in noun.proclitics) != definite:
        return False
    if before.kind in ("thing", "noun"):
        return before.last == i and not before.count
    if before.kind == "actor":  # «ميليشيا الحرس الثوري الإيراني الإرهابي»
        return before.last == i and bool(before.entities) and before.entities[0].registered
    return before.kind == "trigger" and before.feature[:1] == "n" and before.data.frame in _QUALIFIED


def _military(ch: Chunker, i: int, noun: Hit) -> bool:
    """Say whether «العسكري» is an adjective of the noun before it («التعاون العسكري»، «مطار “T4” العسكري»)."""
    before = ch.chunks[-1] if ch.chunks else None
    if before is None or before.last != i or ch.sentence.forms[i] not in _MILITARY or noun.entry.role != "member":
        return False
    return before.kind in ("noun", "thing", "place", "word") or (before.kind == "trigger" and before.feature[:1] == "n")


def _nationals(chunks: list[Chunk], noun: Hit, *, counted: bool = False) -> bool:
    """Say whether an adjective of nationality names people behind an act done to people («اعتقل سوريين اثنين»)."""
    before = chunks[-1] if chunks else None
    if "ال" in noun.proclitics or noun.enclitic:
        return False
    if counted and not noun.proclitics and not noun.feature.startswith("af"):
        return True  # «1.2 مليون لبناني»
    if before is None:
        return False
    if noun.proclitics[:1] == ("و",):
        return before.role == "actor.nationals" or (
            before.kind == "word" and len(chunks) > 1 and chunks[-2].role == "actor.nationals"
        )
    if before.kind == "prep" and len(chunks) > 1 and chunks[-2].kind == "trigger":
        act = chunks[-2]
        return before.data is not None and act.data.type in PERSONAL and before.data.id in ("about", "on", "upon")
    several = noun.feature[:3] in ("amp", "nsa") or noun.feature[:2] in ("ad", "np", "nd")
    if before.kind == "actor" and several and len(chunks) > 1 and chunks[-2].feature[:1] in "pij":
        before = chunks[-2]  # «اعتقلت الشرطة سوريين»
    if before.kind != "trigger" or noun.feature.startswith("af"):
        return False
    of_people = before.data.type in PERSONAL or (before.data.type == "seizure" and several)
    return of_people and (before.feature[:1] in "pij" or before.feature.startswith("ns"))


def _as_place(ch: Chunker, i: int, hit: Hit) -> bool:
    """Say whether a name that is a state and a place stands where a place stands («في العراق»، «مطار دمشق»)."""
    s = ch.sentence
    place = s.hit(i, "place")
    if place is None or place.last < hit.last:
        return False
    if hit.proclitics[:1] == ("ب",) or hit.proclitics[1:2] == ("ب",):
        return True
    before = ch.chunks[-1] if ch.chunks else None
    if hit.last < len(s) and i < 4 and (s.index == 0 or i < 2) and s.forms[hit.last] in _HEAD_MARKS:
        return True  # a dateline
    if hit.last < len(s) and i < 2 and s.index == 0 and s.text[max(0, s.words[hit.last].start - 1)] == "(":
        return True  # «أربيل (كوردستان 24)-»
    if before is None:
        return False
    if before.kind == "trigger" and (before.data.type == "visit" or before.data.frame == "move"):
        return True
    if before.kind == "cue" and before.data.id == _WITNESS:
        return True  # «الاشتباكات التي شهدتها طرابلس»
    if before.kind == "prep":
        asked = ch.chunks[-2] if len(ch.chunks) > 1 else None
        spoken = asked is not None and asked.kind == "trigger" and asked.data.type in _SPOKEN
        if spoken and before.data is not None and before.data.id == "from":
            return False  # «طلبت من إسرائيل»
        return before.data is None or before.data.id in ("in", "from", "to", "through", "under_over", "on", "around")
    return before.kind in ("place", "noun") or (
        before.kind == "punct" and len(ch.chunks) > 1 and ch.chunks[-2].kind == "place"
    )


def _elsewhere(ch: Chunker, i: int, actor: Hit) -> bool:
    """Say whether a word that bodies everywhere go by («الحزب») names another one here than that of this country.

    The report speaks of other countries, or an adjective makes it a longer name («الحزب القومي الألماني»).
    """
    noun, home = ch.sentence.hit(i, "noun"), ISO3.get(actor.entry.country or "")
    if actor.feature != "ambiguous" or noun is None or noun.entry.role != "unit" or noun.last != actor.last:
        return False
    if ch.countries and home is not None and home not in ch.countries:
        return True
    last = modifiers.adjectives(ch, actor.last, nationality=True)
    return last > actor.last and phrases.nation(ch, actor.last, last) not in (None, actor.entry.country)


def _in_place(ch: Chunker, noun: Hit) -> bool:
    before = ch.chunks[-1] if ch.chunks else None
    if "ب" in noun.proclitics:
        return True
    return (
        before is not None
        and before.kind == "prep"
        and (before.data is None or before.data.id in ("in", "to", "on", "from"))
    )


def _actor_context(ch: Chunker, i: int) -> bool:
    """Say whether an ambiguous alias stands where actors do: after a verb, beside an actor, or quoted."""
    s = ch.sentence
    if i in s.opens:
        return True
    before = ch.chunks[-1] if ch.chunks else None
    if _longer_name(ch, i):
        return False
    if before is None:
        return True
    if before.kind == "trigger" and before.data.type in _SPOKEN:
        return True  # «متهماً أبوظبي بإرسال …»
    if before.kind in ("trigger", "cue"):
        if before.kind == "cue" and before.data.kind in ("own_voice", "speech") and before.feature == "x":
            return s.forms[before.last - 1].endswith("ان")  # «يشار إلى أن» opens a clause
        return before.feature[:1] in "pij" or (before.kind == "cue" and before.data.kind in ("agent", "companion"))
    if before.kind == "prep":
        return before.data is not None and before.data.id in ("with", "against", "between")
    if before.kind == "actor":  # joined to it, or the object behind a verb and its subject
        hit = s.hit(i, "actor")
        joined = hit is not None and hit.proclitics[:1] == ("و",)
        return joined or (len(ch.chunks) > 1 and ch.chunks[-2].kind == "trigger" and ch.chunks[-2].feature[:1] in "pij")
    if before.kind == "time" and s.forms[i].startswith("ال") and s.forms[i - 1].startswith("ال"):
        return False  # «العام الهجري»
    return before.kind in ("complement", "conjunction", "auxiliary", "clause", "punct", "time")


def _longer_name(ch: Chunker, i: int) -> bool:
    """Say whether a body's short name only opens a longer one («حزب الإصلاح الزراعي»)."""
    s, hit = ch.sentence, ch.sentence.hit(i, "actor")
    if hit is None or hit.last >= len(s) or hit.last - hit.first < _TWO_WORDS:
        return False
    more = s.forms[hit.last]
    known = any(h.topic in ("noun", "actor", "place", "cue", "trigger", "source") for h in s.hits[hit.last])
    return more.startswith("ال") and more.endswith(("ي", "يه")) and not known and hit.last not in ch.times


def _noun_over_trigger(ch: Chunker, noun: Hit, trigger: Hit) -> bool:
    """Say whether a word that is a noun of people and an act is the noun here: an act governs it, or it is longer."""
    if noun.last > trigger.last:
        return True
    before = ch.chunks[-1] if ch.chunks else None
    finite = trigger.feature[:1] in "pij" and trigger.feature[1:2].isdigit()
    behind = before is not None and before.kind == "trigger" and before.last == noun.first
    if finite and behind and before is not None and before.feature[:1] in "pij" and not noun.proclitics:
        return True  # «وزعت فرق الوزارة»: no verb follows a verb
    body = noun.entry.role == "unit" and trigger.entry.type in _BODIES and "ال" not in noun.proclitics
    if behind and body and before is not None and before.feature[:1] in "pij":
        return True  # «اتهم تحالف روابط كذا الحكومة»
    if trigger.entry.type == "patrol" and noun.entry.role == "arm":  # an act only where somebody sends it
        near = ch.chunks[-4:]
        sent = any(c.kind == "cue" and c.data.kind == "light_verb" and c.data.gives == "active" for c in near)
        return bool(near) and not sent
    if before is not None and before.kind == "trigger":
        listed = bool(trigger.entry.people and trigger.entry.type in _HARM and before.data.people)
        if noun.proclitics[:1] == ("و",):
            return not listed  # «قتلى وجرحى»
        if listed and before.last < noun.first and ch.sentence.forms[before.last].startswith("و"):
            return False  # «أربعة قتلى وخمسة جرحى»
    if before is not None and before.kind == "prep" and len(ch.chunks) > 1:
        before = ch.chunks[-2]
    return (
        before is not None
        and before.kind == "trigger"
        and noun.entry.role in ("member", "generic_actor", "civilian", "arm")
    )
