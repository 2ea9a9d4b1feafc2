"""Inflected forms from dictionary forms: every person of a verb, number and case of a noun.

Forms are given as unvocalised news Arabic writes them and may over-generate: a form that nobody writes costs a line in
the generated table and nothing else. Left out on purpose are forms that news hardly has and that look like other words:
the first person singular, the first person of the imperfect, the feminine plural in «ن». Rules after Ryding, *A
Reference Grammar of Modern Standard Arabic* (2005), ch. 21-33.

A feature is a short tag: ``p3fs`` perfect, ``i3mp`` imperfect, ``j3ms`` jussive (``P`` appended for a form that can
only be passive), ``ns`` ``nd`` ``np`` noun singular, dual, plural (``c`` appended: construct or before a suffix only;
``a``: accusative), ``am`` ``af`` ``amp`` ``afp`` ``ad`` adjective or participle.
"""

from collections.abc import Iterator

_LONG = "اوي"


def verb(perfect: str, imperfect: str) -> Iterator[tuple[str, str]]:
    """Yield (form, feature) for each person of an active or passive verb, given in the third person masculine
    singular."""
    yield from _perfect(perfect, "")
    yield from _imperfect(perfect, imperfect, "")
    passive = _passive_perfect(perfect)
    if passive is not None:
        yield from _perfect(passive, "P")
    passive = _passive_imperfect(perfect, imperfect)
    if passive is not None:
        yield from _imperfect(perfect, passive, "P")


def _hollow(perfect: str) -> bool:
    return len(perfect) >= 3 and perfect[-2] == "ا" and perfect[-1] not in "اىيء"


def _perfect(form: str, voice: str) -> Iterator[tuple[str, str]]:
    last, stem = form[-1], form[:-1]
    yield form, "p3ms" + voice
    if last == "ى":
        long, short = stem + "ي", stem
        yield stem + "ا", "p3ms" + voice + "c"
    elif last == "ا":
        long, short = stem + "و", stem
    elif last == "ي":
        long, short = form, stem
        yield form + "ت", "p3fs" + voice
    else:
        long = short = form
    if last != "ي":
        yield short + "ت", "p3fs" + voice
        yield short + "تا", "p3fd" + voice
    yield short + "وا", "p3mp" + voice
    if last == "أ":
        yield stem + "ؤوا", "p3mp" + voice
    yield (long + "ا") if last != "أ" else stem + "آ", "p3md" + voice
    if not voice and not _hollow(form):
        yield long + "نا", "p1p"


def _imperfect(perfect: str, form: str, voice: str) -> Iterator[tuple[str, str]]:
    body, last = form[1:], form[-1]
    weak = last in "يىو"
    trunk = body[:-1] if weak else body
    for prefix, person in (("ي", "3m"), ("ت", "3f")):
        yield prefix + body, f"i{person}s{voice}"
        if last == "ى":
            yield prefix + trunk + "ا", f"i{person}s{voice}c"
        if weak:
            yield prefix + trunk, f"j{person}s{voice}"
        elif len(body) >= 3 and body[-2] in _LONG and _hollow(perfect):
            yield prefix + body[:-2] + last, f"j{person}s{voice}"
    for prefix, person in (("ي", "3m"), ("ت", "3f")):
        yield prefix + trunk + "ون", f"i{person}p{voice}"
        yield prefix + trunk + "وا", f"j{person}p{voice}"
        if last == "أ":
            yield prefix + trunk[:-1] + "ؤون", f"i{person}p{voice}"
        dual = body if last != "ى" else trunk + "ي"
        yield prefix + dual + "ان", f"i{person}d{voice}"
        yield prefix + dual + "ا", f"j{person}d{voice}"


def _passive_perfect(perfect: str) -> str | None:
    if _hollow(perfect):
        return perfect[:-2] + "ي" + perfect[-1] if len(perfect) > 3 else None
    if len(perfect) >= 4 and perfect[1] == "ا" and perfect[0] not in "اأ":
        return perfect[0] + "و" + perfect[2:]
    if perfect[-1] == "ا":
        return perfect[:-1] + "ي"
    return None


def _passive_imperfect(perfect: str, imperfect: str) -> str | None:
    if _hollow(perfect) and imperfect[-2] in "وي":
        return imperfect[:-2] + "ا" + imperfect[-1]
    if imperfect[-1] in "و":
        return imperfect[:-1] + "ى"
    return None


def noun(forms: str) -> Iterator[tuple[str, str]]:
    """Yield (form, feature) for "singular/plural/…": dual, accusative, construct and pre-suffix forms are added."""
    for number, form in enumerate(forms.split("/")):
        yield from _singular(form, dual_in=_dual_in(forms)) if number == 0 else _plural(form)


def _dual_in(forms: str) -> bool:
    """Say whether «ين» can be a dual: not where a sound plural in «ون» has the same oblique («مسلحين»)."""
    return not any(part.split(" ")[0].endswith("ون") for part in forms.split("/")[1:])


def _singular(word: str, *, dual_in: bool = True) -> Iterator[tuple[str, str]]:
    yield word, "ns"
    if word.startswith("ال"):
        return
    if word[-1] == "ة":
        dual = word[:-1] + "ت"
    elif word[-1] in "ىا" and len(word) > 2:
        dual = word[:-1] + "ي"
    else:
        dual = word
        if not word.endswith("اء"):
            yield word + "ا", "nsa"
    yield dual + "ان", "nd"
    if dual_in:
        yield dual + "ين", "nd"
    if word[-1] == "ة":  # elsewhere the construct looks like the accusative or an adjective («نفطي»)
        yield dual + "ا", "ndc"
        yield dual + "ي", "ndc"
    if word.endswith("اء"):
        yield from _hamza_seats(word, "nsc")


def _plural(word: str) -> Iterator[tuple[str, str]]:
    yield word, "np"
    if word.endswith(("ون", "ين")) and len(word) > 4:
        stem = word[:-2]
        yield stem + "ون", "np"
        yield stem + "ين", "np"
        yield stem + "و", "npc"
        yield stem + "ي", "npc"
    elif word.endswith("اء"):
        yield from _hamza_seats(word, "npc")
    elif not word.endswith(("ات", "ة", "ى", "ا")):
        yield word + "ا", "npa"
    elif word.endswith("ى"):
        yield word[:-1] + "ا", "npc"


def _hamza_seats(word: str, feature: str) -> Iterator[tuple[str, str]]:
    yield word[:-1] + "ئ", feature
    yield word[:-1] + "ؤ", feature


def adjective(word: str) -> Iterator[tuple[str, str]]:
    """Yield (form, feature) for an adjective or participle given in the masculine singular."""
    stem = word[:-1] + "ي" if word[-1] == "ى" else word
    yield word, "am"
    if word[-1] not in "ىا":
        yield word + "ا", "ama"
    yield stem + "ة", "af"
    for ending in ("ون", "ين"):
        yield stem + ending, "amp"
    for ending in ("و", "ي"):
        yield stem + ending, "ampc"
    yield stem + "ات", "afp"
    for ending in ("ان", "تان", "تين"):
        yield stem + ending, "ad"


def participle(word: str) -> Iterator[tuple[str, str]]:
    """Yield (form, feature) for a participle in the masculine singular; of «داعي» the plural is «داعون»."""
    yield from adjective(word)
    if word[-1] == "ي":
        for ending in ("ون", "ين"):
            yield word[:-1] + ending, "amp"


def spread(entry: str, kind: str) -> Iterator[tuple[str, str]]:
    """Yield (form, feature) for a lexicon form of ``kind`` verbs, nouns, participles or phrases.

    Only the first word of a form of several words is inflected; the rest stays as written.
    """
    head, _, rest = entry.partition(" ")
    tail = f" {rest}" if rest else ""
    if kind == "phrases":
        yield entry, "x"
        return
    if kind == "verbs":
        perfect, _, imperfect = head.partition("/")
        made = verb(perfect, imperfect)
    elif kind == "nouns":
        yield from _nouns_with_tail(entry)
        return
    else:
        made = participle(head)
    for form, feature in made:
        yield form + tail, feature


def _nouns_with_tail(entry: str) -> Iterator[tuple[str, str]]:
    """Inflect "singular tail/plural tail": each is a phrase whose head, and an adjective's case, are inflected."""
    for number, alternative in enumerate(entry.split("/")):
        head, _, rest = alternative.partition(" ")
        tail = f" {rest}" if rest else ""
        for form, feature in _singular(head, dual_in=_dual_in(entry)) if number == 0 else _plural(head):
            yield form + tail, feature
            if feature in ("nsa", "npa") and rest and " " not in rest and rest[-1] not in "ةىاء":
                yield form + tail + "ا", feature  # «صاروخا باليستيا»: an adjective stands in the noun's case
