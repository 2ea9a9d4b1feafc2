"""The shape of the lexicon's TOML files. Unknown keys and wrong types are refused when a file is loaded.

Words are written as news writes them: with hamza and ta marbuta, without vowel marks (a shadda that tells two verbs
apart is allowed nowhere: write what readers see). Spelling variants that folding already unites (أ/إ/ا, ى/ي, ة/ه,
marks, tatweel) are not listed; other variants (مليشيا/ميليشيا) are. A form with «ال» asks for the article in the
text; a form without it is found with and without.
"""

from typing import Literal

import msgspec


class Meta(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a lexicon file is, where its facts are from, and its licence."""

    id: str
    title: str
    source: str
    licence: str
    lang: str = "ar"


# The classes of nouns that a sense may ask of its subject or object.
NounClass = Literal[
    "force",  # fighters, soldiers, units, groups, convoys of fighters
    "civilian",  # unarmed people, families, displaced people, workers
    "leader",  # commanders, officials, named persons with a title
    "body",  # states, ministries, organisations, parties
    "weapon",  # weapons, ammunition, launchers, missiles, explosives
    "aircraft",  # manned aircraft and drones
    "vehicle",  # cars, trucks, buses, tanks, convoys of vehicles
    "equipment",  # gear, devices, generators, phones, uniforms
    "aid",  # food, medicine, relief goods, aid convoys
    "goods",  # other goods, livestock, money, documents of value
    "drugs",  # narcotics, contraband
    "oil",  # oil, fuel, gas
    "money",  # salaries, funds, fees
    "service",  # electricity, water, internet, communications
    "building",  # houses, shops, schools, mosques, hospitals
    "position",  # bases, headquarters, posts, camps, depots
    "checkpoint",  # checkpoints, barriers, roadblocks
    "place",  # any named place, road, crossing, area
    "territory",  # ground that can be taken or lost
    "flag",  # flags, banners, emblems
    "media",  # pictures, videos, statements, news, reports
    "decision",  # laws, orders, rulings
    "rank",  # posts and offices that a person is appointed to
    "wounded",  # wounded people, patients
    "body_dead",  # corpses
    "captive",  # prisoners, hostages, detainees
    "date",  # anniversaries, elections, meetings as objects
]


class Sense(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One reading of a trigger: if every condition that is given holds, the trigger has this ``type``.

    ``type = "-"`` means that in this reading the word is no event at all. ``object`` and ``subject`` ask for the
    class of the nearest object or subject noun, ``near`` for one of these words in the same clause (for
    ``type = "-"``: beside the word itself), ``prep`` for one of these prepositions governing a following noun of the
    ``object`` class, ``form`` for a verb in a person, or a noun.
    """

    type: str
    object: tuple[NounClass, ...] = ()
    subject: tuple[NounClass, ...] = ()
    near: tuple[str, ...] = ()
    prep: tuple[str, ...] = ()
    form: Literal["verb", "noun"] | None = None
    frame: str | None = None


class Trigger(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A lemma or fixed phrase that names an act.

    ``verbs``: "perfect/imperfect" of the third person masculine singular («استهدف/يستهدف»); all other persons, the
    subjunctive and the jussive are generated. A phrase may follow («شن/يشن هجوما» is not needed: light verbs are
    handled by the reader; «أطلق/يطلق النار» is a phrase). ``nouns``: singular, or "singular/plural[/plural]"
    («هجوم/هجمات», «استهداف/استهدافات»); the dual and the accusative are generated. ``participles``: masculine
    singular («مستهدف»); feminine and plurals are generated. ``phrases``: fixed words. ``strength``: a *weak* trigger
    needs a sense whose conditions hold, or an argument; a *strong* one stands alone. ``genitive`` says what the
    noun's first genitive is: its subject or its object. ``yes`` and ``no`` are whole clauses that are tests: each
    ``yes`` gives a claim by this entry, each ``no`` gives none by it.
    """

    id: str
    gloss: str
    type: str
    frame: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    strength: Literal["strong", "weak"] = "strong"
    genitive: Literal["subject", "object"] | None = None
    passive: bool = False  # the verbs are used in the passive: their subject is the one it is done to
    departs: bool = False  # a place without a preposition is where the movement starts («غادر البلدة»)
    senses: tuple[Sense, ...] = ()
    mode: str | None = None  # PLOVER mode where it differs from the event type's
    people: Literal["killed", "wounded", "arrested", "abducted", "displaced", "participants"] | None = None
    yes: tuple[str, ...]
    no: tuple[str, ...]
    note: str | None = None
    nominal: bool = False  # set by the build: the entry has no verb


class Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a trigger's arguments stand. Roles: actors, recipients, with, places, from, to, things."""

    id: str
    gloss: str
    subject: str = "actors"
    object: str = "recipients"
    genitive: Literal["subject", "object"] = "object"
    preps: dict[str, str] = {}  # particle id, or clitic b, l, k, to role
    mover: bool = False  # the subject moves: «إلى» and «من» are destination and origin
    shifter: bool = False  # the object is moved by the subject
    fire: bool = False  # «من» is a launch point


class Relation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A relation of an actor to another, with the years in which it held where they are known."""

    kind: Literal["part_of", "member_of", "allied_with", "backed_by", "led_by", "successor_of", "opposes"]
    to: str
    since: str | None = None
    until: str | None = None


ActorKind = Literal[
    "state",
    "state_force",
    "armed_group",
    "militia",
    "coalition",
    "political_party",
    "government_body",
    "international_body",
    "civil_body",
    "company",
    "tribe",
    "person",
    "police",
    "intelligence",
    "criminal_network",
    "civilians",
    "media",
]


class Actor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An actor that news names. Names and ids are neutral; what a side calls it goes into ``aliases`` only."""

    id: str
    name_en: str
    name_ar: str
    kind: ActorKind
    country: str | None = None  # ISO 3166 alpha-3
    plover_sector: str | None = None
    acled_inter: int | None = None  # 1 state forces … 8 external/other forces
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()  # aliases that need an actor context (a name that is also a common word or a place)
    relations: tuple[Relation, ...] = ()
    wikidata: str | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    note: str | None = None


NarratorKind = Literal[
    "monitor",
    "media",
    "network",
    "state_media",
    "official",
    "activist",
    "journalist",
    "think_tank",
    "anonymous_local",
    "anonymous_private",
    "anonymous_media",
    "armed_group_channel",
]


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A narrator that news quotes: monitor, network, outlet, agency or channel."""

    id: str
    name_en: str
    name_ar: str
    kind: NarratorKind
    country: str | None = None
    affiliation: str | None = None  # an actor id: the side whose organ it is
    agency: bool = False  # a wire agency, whose words outlets everywhere carry
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()  # aliases that need a source context («الوطن»، «الميادين»، «الحدث»)
    domains: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    wikidata: str | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    note: str | None = None


class Thing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A weapon, vehicle, good or piece of equipment. ``means`` is the event type that its use in an attack makes."""

    id: str
    gloss: str
    kind: str
    noun_class: NounClass
    nouns: tuple[str, ...]  # "singular/plural/…"; the dual and the accusative are generated
    means: str | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


NounRole = Literal[
    "unit",  # names an organisation with what follows: ميليشيا، لواء، كتائب، حركة، تنظيم
    "member",  # people of the organisation that follows: عناصر، مقاتلون، قادة، جنود، خلايا
    "leader",  # one person with rank: قيادي، قائد، ضابط، أمير
    "title",  # a title before a person's name: الشيخ، الحاج، الدكتور، اللواء
    "official",  # an office: وزير، محافظ، متحدث باسم، رئيس
    "civilian",  # unarmed people: مدنيون، أهالي، نازحون، أطفال
    "generic_actor",  # actors without a name: مسلحون، مجهولون، متظاهرون، قوات الأمن
    "arm",  # the arm by which an actor acts: طيران، مدفعية، دوريات، مسيرات
    "asset",  # what belongs to an actor and is struck: مواقع، قواعد، مقرات، حواجز
    "place_head",  # opens a place name: مدينة، بلدة، قرية، حي، شارع، حقل، مطار
    "area_head",  # an area around a place: ريف، بادية، محيط، ضواحي، أطراف
    "direction",  # شمال، جنوبي، غرب
    "nominal_area",  # an area told by its holder: مناطق سيطرة، المناطق الخاضعة
    "nationality",  # adjective of a state: إيراني، أمريكي (gives the actor it belongs to)
    "measure",  # a unit of length: كيلومتر، متر، ميل
    "collective",  # amounts before a noun: عدد من، عشرات، مجموعة من
    "other",  # a noun whose class senses ask for: صور، بيان، قرار
]


class Noun(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A common noun that the mention grammar builds on."""

    id: str
    gloss: str
    role: NounRole
    nouns: tuple[str, ...]
    duals: tuple[str, ...] = ()  # the dual before a genitive, where no rule makes it («حاجزي X وY»)
    noun_class: NounClass | None = None
    actor_kind: ActorKind | None = None
    actor: str | None = None  # nationality: the state's actor id; generic_actor: the id that all its mentions share
    force: str | None = None  # nationality: the armed forces' actor id («الطيران الأمريكي»)
    place_type: str | None = None
    place_role: Literal["at", "near", "in_area"] | None = None
    sector: str | None = None
    means: str | None = None  # arm: the event type that it makes of an attack
    metres: float | None = None  # measure: the length of one unit
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


CueKind = Literal[
    "speech",  # verbs of saying that open an attribution: قال، أكد، ذكر، أفاد
    "denial",  # نفى، كذّب
    "according",  # بحسب، وفق، نقلاً عن، حسب ما
    "source_noun",  # مصدر، مصادر، ناشطون، شهود عيان
    "source_adjective",  # خاصة، محلية، إعلامية، مطلعة: makes the kind of an anonymous source
    "own_voice",  # يشار إلى، يذكر أن، ويأتي ذلك: the outlet's own voice
    "outlet_mark",  # لمراسل، لمنصة، مراسلنا، خاص: what follows is the outlet itself
    "negation",  # لم، لن، دون، عدم، ما، لا
    "plan",  # استعداداً لـ، بهدف، تمهيداً لـ، خوفاً من، يعتزم
    "order",  # أمر بـ، قرار يقضي بـ، طالب بـ، أوعز بـ
    "doubt",  # يعتقد، يرجح، يشتبه، بحجة، أنباء عن، مزاعم
    "past",  # كان قد، سابقاً، خلال الأشهر الماضية
    "habitual",  # المستمرة، متكرر
    "light_verb",  # قام بـ، شن، نفذ، أجرى، تعرض لـ، شهد، تم
    "cause",  # أدى إلى، أسفر عن، إثر، جراء
    "companion",  # بمشاركة، برفقة، بحضور، إلى جانب
    "agent",  # من قبل، على يد، من جانب، بواسطة
    "simultaneous",  # بالتزامن مع، في حين، فيما
    "teaser",  # اقرأ:, اقرأ أيضاً, شاهد
]


class CueEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word or phrase that changes status, opens an attribution or links parts of a sentence."""

    id: str
    gloss: str
    kind: CueKind
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    scope: Literal["right", "left", "both", "sentence"] = "right"
    gives: str | None = (
        None  # speech: status it implies; source nouns and adjectives: the narrator kind; light verbs: active, passive
    )
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class Particle(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A closed class of function words (prepositions, relative pronouns, …) that the grammar speaks of by its id."""

    id: str
    gloss: str
    kind: Literal[
        "prep",
        "relative",
        "complement",
        "demonstrative",
        "conjunction",
        "clause",
        "pronoun",
        "auxiliary",
        "name_part",
        "adverb",
    ]
    phrases: tuple[str, ...]


class TriggerFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of triggers."""

    meta: Meta
    trigger: tuple[Trigger, ...]


class FrameFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of argument frames."""

    meta: Meta
    frame: tuple[Frame, ...]


class ActorFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of actors."""

    meta: Meta
    actor: tuple[Actor, ...]


class SourceFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of narrators."""

    meta: Meta
    source: tuple[Source, ...]


class ThingFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of things."""

    meta: Meta
    thing: tuple[Thing, ...]


class NounFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of common nouns."""

    meta: Meta
    noun: tuple[Noun, ...]


class CueFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of cues."""

    meta: Meta
    cue: tuple[CueEntry, ...]


class ParticleFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of function words."""

    meta: Meta
    particle: tuple[Particle, ...]
