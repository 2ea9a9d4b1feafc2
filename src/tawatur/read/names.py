"""Open vocabulary: names that no list has, read from the words that open them and from quotation marks."""

from typing import Final

from tawatur.read.tokens import Sentence

_LONGEST_QUOTED: Final = 6
_BLOCKING: Final = frozenset({"trigger", "cue", "particle", "noun", "thing"})
_GOVERNED: Final = (("ب",), ("ل",), ("ك",), ("و",))
_GOVERNED_NOUNS: Final = ("بت", "با")  # «ب» and a verbal noun
_LONG: Final = 6
_BATUL: Final = 4  # a name that begins so has no more letters
_STANDING: Final = frozenset({"المستوي", "الشان", "المنصب", "الرتبه", "السابق", "السابقه", "الاسبق", "الحالي"})
_OPENERS: Final = "name_start"
_TATWIL_FREE_ARTICLE: Final = "ال"


def quoted(sentence: Sentence, i: int) -> int | None:
    """Return the index after a quoted name that opens before word i, or null if none does."""
    if i not in sentence.opens:
        return None
    for last in range(i, min(i + _LONGEST_QUOTED, len(sentence))):
        if last in sentence.closes:
            return last + 1
    return None


def opens_name(sentence: Sentence, i: int) -> bool:
    """Say whether word i is one that a name of several words begins with («أبو»، «تل»، «عبد»)."""
    return any(h.topic == "particle" and h.entry.id == _OPENERS and not h.proclitics for h in sentence.hits[i])


def plain(sentence: Sentence, i: int, *, clitics: bool = False) -> bool:
    """Say whether word i can be part of a name: Arabic or Latin letters that no function word, act or noun owns."""
    if i >= len(sentence):
        return False
    word = sentence.words[i]
    if i in sentence.timed:
        return False
    if word.kind not in ("arabic", "latin") or len(word.form) < 2:
        return False
    for hit in sentence.hits[i]:
        if hit.topic in _BLOCKING and not (hit.topic == "particle" and hit.entry.id == _OPENERS):
            bare = not hit.proclitics or hit.proclitics == ("ال",)
            joined = hit.proclitics[0] == "و" if hit.proclitics else False
            if bare or clitics or (joined and hit.topic in ("noun", "trigger", "cue")):
                return False
    return True


def organisation(sentence: Sentence, i: int) -> int:
    """Return the index after the name of an organisation that starts at word i (i itself if there is none).

    One word; two where the first has no article and the second completes it («كتائب الباقر» stays one, «لواء أبي
    الفضل العباس» runs on); a quoted name ends with its quotation.
    """
    end = quoted(sentence, i)
    if end is not None:
        return end
    return _run(sentence, i, 4, linked=True)


def place(sentence: Sentence, i: int, *, long: bool = False) -> int:
    """Return the index after a place name that starts at word i; ``long`` for schools and streets named after people.
    Return the index after a place name that starts at word i; ``long`` for schools and streets named after people."""
    end = quoted(sentence, i)
    if end is not None:
        return end
    if i < len(sentence) and any(h.proclitics[:1] in _GOVERNED for h in sentence.hits[i]):
        return i  # «محطة وقود بمديرية X»: a preposition on a known word ends the name
    return _run(sentence, i, 4 if long else 3, linked=long)


def expected_person(sentence: Sentence, i: int) -> int:
    """Return the index after a person's name where one is expected, behind a rank or office.

    Words that also have another meaning («مراد»، «كريم»، «بشار») then belong to it, as long as they are no verbs,
    particles or names of groups and stand between the first word and one with the article, or make three words.
    """
    end = person(sentence, i)
    if any(form in _STANDING for form in sentence.forms[i + 1 : i + 3]):
        return i  # «ضابطاً رفيع المستوى»
    if i in sentence.opens or end - i >= 3:
        return end
    at = i
    while at < len(sentence) and at - i < 4:
        if opens_name(sentence, at) and at + 1 < len(sentence):
            at += 2
            continue
        if not (plain(sentence, at, clitics=True) or _may_name(sentence, at)) or at in sentence.opens:
            break
        if at - i >= 2 and _verbal_noun(sentence, at):
            break  # «نفى المتحدث … فلان الفلاني قصف …»
        articled = sentence.forms[at].startswith("ال")
        if at == i and (articled or not plain(sentence, at, clitics=True)):
            break
        if at == i and sentence.forms[at].startswith(_GOVERNED_NOUNS) and len(sentence.forms[at]) >= _LONG:
            break  # «مدير الشرطة بتشديد إجراءات …»
        at += 1
        if articled:
            break
    full = at - i >= 3 or (at - i == 2 and sentence.forms[at - 1].startswith("ال"))
    return max(end, at) if full else end


def _verbal_noun(sentence: Sentence, at: int) -> bool:
    """Say whether a word is the noun of a verb that names an act («قصف»، «استهداف»)."""
    return any(
        h.topic == "trigger" and not h.entry.nominal and not h.proclitics and h.feature.startswith("ns")
        for h in sentence.hits[at]
    )


def _may_name(sentence: Sentence, at: int) -> bool:
    """Say whether a word with other readings may be part of a name: a noun or a place without clitics."""
    if sentence.words[at].kind != "arabic" or len(sentence.forms[at]) < 3:
        return False
    return all(
        h.topic in ("noun", "thing", "place", "cue", "trigger")
        and h.proclitics in ((), ("ال",))
        and not h.enclitic
        and not (h.feature[:1] in "pij" and h.feature[1:2].isdigit())
        and not (h.topic == "noun" and h.entry.role in ("nationality", "unit"))
        for h in sentence.hits[at]
    )


def person(sentence: Sentence, i: int) -> int:
    """Return the index after a person's name of up to four words that starts at word i."""
    end = quoted(sentence, i)
    if end is not None:
        return end
    at = i
    while at < len(sentence) and at - i < 5:
        if at > i and (at - 1 in sentence.closes or at in sentence.opens):
            break
        if at > i and any(h.topic == "source" and h.proclitics[:1] == ("ل",) for h in sentence.hits[at]):
            break  # «صرح فلان لرويترز»
        if opens_name(sentence, at) and at + 1 < len(sentence) and sentence.words[at + 1].kind == "arabic":
            at += 2
            continue
        if at > i and (_middle(sentence, at) or _initial(sentence, at)):
            at += 1
            continue
        if (
            not plain(sentence, at)
            or _has_conjunction(sentence, at)
            or sentence.forms[at].startswith(("لل", "بال", "وال", "فال"))
        ):
            break
        if at > i and _clitic_only(sentence, at):
            break
        if at == i and sentence.forms[at].startswith("بت") and len(sentence.forms[at]) > _BATUL:
            break  # «بتحري مصير …»: «ب» and a verbal noun
        if at == i and sentence.forms[at].startswith(_TATWIL_FREE_ARTICLE) and not _name_like_article(sentence, at):
            break
        at += 1
    return at if at - i >= 2 or (at > i and opens_name(sentence, i)) else i


def _middle(sentence: Sentence, at: int) -> bool:
    """Say whether a word that some act or noun also owns stands inside a name («كاظم عودة الشاوي»): plain words on
    both sides."""
    if plain(sentence, at) or at + 1 >= len(sentence) or sentence.words[at].kind != "arabic":
        return False
    verbal = any(h.feature[:1] in "pij" and h.feature[1:2].isdigit() and h.topic != "noun" for h in sentence.hits[at])
    unknown = not sentence.hits[at - 1] and not sentence.forms[at - 1].startswith("ل")
    if any(h.topic in ("cue", "particle") for h in sentence.hits[at]) or (verbal and not unknown):
        return False  # «يوسف حكم الحلقي» is a name, behind a word that no list knows
    return (
        not sentence.forms[at].startswith("ال") and plain(sentence, at + 1) and sentence.forms[at + 1].startswith("ال")
    )


def _clitic_only(sentence: Sentence, at: int) -> bool:
    """Say whether the lexicon knows a word only with «بـ» or «لـ» before it («بجروح»): no part of a name."""
    hits = sentence.hits[at]
    return bool(hits) and all(h.proclitics[:1] in (("ب",), ("ل",)) for h in hits)


def _initial(sentence: Sentence, at: int) -> bool:
    """Say whether a single letter stands for a name («حسن ط.»)."""
    return sentence.words[at].kind == "arabic" and len(sentence.forms[at]) == 1 and sentence.forms[at] not in "وبلفك"


def _name_like_article(sentence: Sentence, i: int) -> bool:
    return opens_name(sentence, i)


def _has_conjunction(sentence: Sentence, i: int) -> bool:
    """Say whether a word that no list knows probably starts with «و» plus a name (it follows a name)."""
    form = sentence.forms[i]
    return form[0] == "و" and len(form) > 4 and form[1:3] in ("ال", "عب", "مح", "اح", "اب")


def _run(sentence: Sentence, i: int, most: int, *, linked: bool) -> int:
    if i >= len(sentence):
        return i
    at = i
    while at < len(sentence) and opens_name(sentence, at) and at - i < most:
        at += 1
    if not plain(sentence, at):
        if at > i and at < len(sentence) and sentence.words[at].kind in ("arabic", "number"):
            return at + 1
        return at if at - i >= 1 and not opens_name(sentence, at - 1) else i
    at += 1
    articled = sentence.forms[at - 1].startswith("ال")
    while linked and not articled and at - i < most and plain(sentence, at) and at not in sentence.opens:
        if at - 1 in sentence.closes or _has_conjunction(sentence, at):
            break
        articled = sentence.forms[at].startswith("ال")
        if not articled and not opens_name(sentence, at - 1):
            break
        at += 1
    return at
