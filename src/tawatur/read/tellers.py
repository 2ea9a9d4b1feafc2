"""Who speaks at a verb of saying: its subject behind or before it, whom the subject quotes, which medium was told."""

from typing import Final

from tawatur.read import narrators, speech
from tawatur.read.chunks import Chunk
from tawatur.read.tokens import Sentence
from tawatur.read.voices import Voice
from tawatur.text.number_words import token

# Verbs whose «عن» names whom the subject quotes, not what it tells of.
_QUOTING: Final = frozenset(
    {"quote", "mention", "inform", "say", "report", "broadcast", "learn", "publish", "quote_report"}
)
_LEARN: Final = "learn"
_ISSUE: Final = frozenset({"quote", "issue_from"})
_NOMINAL: Final = frozenset(
    {"actor", "source", "place", "noun", "word", "cue", "demonstrative", "thing", "trigger", "number"}
)
_SKIPPED_PREPS: Final = frozenset({"l", "in", "through", "during", "with", "after", "before", "since", "under_over"})
_SAID: Final = frozenset({"saying_of", "say_literally"})
_REACH: Final = 12
_IT_SAYS: Final = "it_says"
_FIGURES: Final = ".figures"


def source_of(sentence: Sentence, chunks: list[Chunk], k: int) -> tuple[Voice, int] | None:
    """Return the narrator that «نقل عن», «صدر عن» names right behind it."""
    cue, j = chunks[k], k + 1
    if speech.kind_of(cue) not in _ISSUE or j >= len(chunks):
        return None
    if cue.last - cue.first == 1:
        if chunks[j].kind != "prep" or chunks[j].data is None or chunks[j].data.id != "about":
            return None
        j += 1
    return narrators.at(sentence, chunks, j) or _free(sentence, chunks, j)


def subject_after(sentence: Sentence, chunks: list[Chunk], k: int) -> tuple[Voice, int] | None:
    """Return the narrator behind the verb at k, across a time, a parenthesis, «لرويترز» or «في بيان» between."""
    j, skipped = k + 1, False
    many = speech.verb(chunks[k]) and chunks[k].feature[3:4] in ("p", "d")  # a plural verb comes behind its subject
    while not many and j < len(chunks) and j - k <= _REACH:
        part = chunks[j]
        if speech.that(sentence, part) or part.kind in ("relative", "clause", "pronoun", "auxiliary"):
            return None
        if part.kind == "punct":
            if part.group != "comma":
                return None
            j += 1
            continue
        if part.kind in ("time", "number") or (
            part.kind == "word" and (speech.adverb(sentence, part) or token(sentence.forms[part.first]) is not None)
        ):
            j += 1
            continue
        if part.kind == "cue" and (part.data.kind in ("according", "simultaneous", "outlet_mark", "negation", "plan")):
            if part.data.kind == "according" and speech.kind_of(part) in speech.FRAMES:
                j, skipped = j + 1, True
                continue
            if part.data.kind == "simultaneous" and speech.kind_of(part) == "in_addition":
                j += 1
                continue
            if narrators.at(sentence, chunks, j) is None:
                return None
        if part.kind == "prep" or part.prep is not None:
            step = _phrase(sentence, chunks, j)
            if step is None:
                return None
            j, skipped = step, True
            continue
        if part.kind not in _NOMINAL or speech.verb(part):
            return None
        found = narrators.at(sentence, chunks, j)
        if found is not None:
            return found if chunks[k].kind == "cue" or agrees(chunks[k], found[0]) else None
        if speech.plain(chunks[k]) and not skipped:
            return narrators.unnamed(sentence, chunks, j)
        return None
    return None


def agrees(verb_chunk: Chunk, voice: Voice) -> bool:
    """Say whether a singular verb of this gender can stand before a narrator, as far as the narrator's form tells."""
    gender = verb_chunk.feature[2:3]
    return voice.number not in ("m", "f") or gender not in ("m", "f") or gender == voice.number


def _phrase(sentence: Sentence, chunks: list[Chunk], j: int) -> int | None:
    """Return the chunk behind a prepositional phrase that may stand before the subject; null for one that may not."""
    part = chunks[j]
    if part.kind == "prep":
        name = part.data.id if part.data is not None else part.prep
        if name not in _SKIPPED_PREPS or j + 1 >= len(chunks):
            return None
        j += 1
        part = chunks[j]
    elif part.prep not in _SKIPPED_PREPS:
        return None
    if part.prep == "l" and part.kind not in ("source", "actor", "cue", "word"):
        return None
    j += 1
    while j < len(chunks) and (
        (chunks[j].kind == "source" and chunks[j].prep is None and part.kind in ("actor", "cue"))
        or (chunks[j].kind == "word" and sentence.forms[chunks[j].first].startswith("ال"))
    ):
        j += 1
    return j


def subject_before(sentence: Sentence, chunks: list[Chunk], k: int) -> tuple[Voice, int, bool] | None:
    """Return (narrator, its chunk, whether the verb is in its relative clause) for a subject before the verb at k.

    «لكن مصدراً أمنياً نفى», «رئيس اللجنة، فلان الفلاني، اتهم», «العائلات التي تقول», «قناة المسيرة كانت قد تحدثت».
    """
    if chunks[k].conj and chunks[k].clitics[:1] in (("و",), ("ف",)):
        return None
    before_verb = chunks[k - 1] if k else None
    if before_verb is not None and (before_verb.kind == "pronoun" or (speech.that(sentence, before_verb) and k > 1)):
        return None
    many = speech.verb(chunks[k]) and chunks[k].feature[3:4] in ("p", "d")
    if many and before_verb is not None and before_verb.kind in ("actor", "cue") and before_verb.prep is None:
        found = narrators.at(sentence, chunks, k - 1)
        if found is not None and found[1] == k:
            return found[0], k - 1, True  # «ناجيات قلن إن …»
    j = k - 1
    while j >= 0 and (chunks[j].kind == "auxiliary" or speech.had(chunks[j])):
        j -= 1
    if j >= 0 and chunks[j].kind == "relative":
        return _antecedent(sentence, chunks, j) if speech.plain(chunks[k]) or chunks[k].kind == "trigger" else None
    start = j
    while start >= 0:
        part = chunks[start]
        if (
            (speech.verb(part) and not speech.had(part))
            or part.kind in ("complement", "relative")
            or _opens_clause(part)
        ):
            break
        if part.kind == "punct" and part.group != "comma":
            break
        start -= 1
    if start >= 0 and speech.verb(chunks[start]) and not speech.had(chunks[start]):
        return None
    start += 1
    while start < j and chunks[start].kind == "punct":
        start += 1
    for i in range(start, k):
        part = chunks[i]
        if (
            part.kind not in _NOMINAL
            or (part.prep is not None)
            or (part.kind == "word" and speech.adverb(sentence, part))
        ):
            continue
        if part.kind == "cue" and part.data.kind not in ("source_noun", "according") and i > start:
            continue
        found = narrators.at(sentence, chunks, i)
        if found is None and speech.plain(chunks[k]) and i == start:
            found = narrators.unnamed(sentence, chunks, i, k)
        if found is not None and found[1] <= k:
            return found[0], i, False
        if part.kind in ("actor", "trigger", "thing") and i > start + 1:
            return None
    return None


def _opens_clause(part: Chunk) -> bool:
    if part.kind in ("clause", "conjunction"):
        return True
    return part.kind == "cue" and part.data.kind in (
        "simultaneous",
        "own_voice",
        "cause",
        "according",
        "speech",
        "denial",
    )


def _antecedent(sentence: Sentence, chunks: list[Chunk], j: int) -> tuple[Voice, int, bool] | None:
    for i in range(j - 1, max(-1, j - 6), -1):
        if chunks[i].kind in ("complement", "relative", "clause") or speech.verb(chunks[i]):
            return None
        if chunks[i].kind in ("actor", "source") or (chunks[i].kind == "cue" and chunks[i].data.kind == "source_noun"):
            found = narrators.at(sentence, chunks, i)
            if found is None:
                found = narrators.unnamed(sentence, chunks, i, j)
            return (found[0], i, True) if found is not None else None
    return None


def document(chunks: list[Chunk], k: int) -> bool:
    """Say whether the subject of the verb at k is a text of who has just spoken («ونقل البيان عن»)."""
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    return (
        after is not None
        and after.kind == "cue"
        and after.data.kind == "speech"
        and after.definite
        and not speech.verb(after)
    )


def document_of(sentence: Sentence, chunks: list[Chunk], k: int) -> tuple[Voice, int] | None:
    """Return whose text speaks («أفاد بيان للفرقة بأن», «جاء في بيان صادر عن الجيش أنه»)."""
    j = k + 1
    if speech.kind_of(chunks[k]) != _IT_SAYS:
        after = chunks[j] if j < len(chunks) else None
        if after is None or after.kind != "cue" or after.data.kind != "speech" or speech.verb(after) or after.definite:
            return None
        j += 1
    for i in range(j, min(j + 4, len(chunks))):
        part = chunks[i]
        if speech.that(sentence, part) or part.kind in ("punct", "trigger", "time"):
            return None
        if part.kind in ("actor", "source", "cue") and part.prep in ("l", "about", None):
            found = narrators.at(sentence, chunks, i)
            if found is not None:
                return found
    return None


def quoted(sentence: Sentence, chunks: list[Chunk], k: int, after: int) -> tuple[list[Voice], int]:
    """Return those whom the subject of the verb or cue at k quotes, from chunk ``after`` on («عن مسؤولين قولهم»)."""
    voices: list[Voice] = []
    name = speech.kind_of(chunks[k]) if chunks[k].data is not None else ""
    quoting = chunks[k].kind == "cue" and (chunks[k].data.kind == "according" or name in _QUOTING)
    j = after
    while j < len(chunks) and j - after < _REACH:
        part = chunks[j]
        if part.kind == "trigger" and voices and any(speech.saying_of(c) for c in chunks[j : j + 8]):
            j += 1  # «عن محاميه، عقب جلسة في السجن، قول فلان إن»
            continue
        if (
            speech.that(sentence, part)
            or part.kind in ("trigger", "relative")
            or (part.kind == "punct" and part.group != "comma")
        ):
            break
        if part.kind == "cue" and part.data.kind == "according" and speech.kind_of(part) == "quoting":
            inner = narrators.at(sentence, chunks, j + 1)
            if inner is not None:
                voices.append(inner[0])
                j = inner[1]
                continue
        if part.kind == "prep" and part.data is not None and part.data.id in ("about", "from") and quoting:
            if part.data.id == "from" and name != _LEARN:
                j += 1
                continue
            inner = narrators.at(sentence, chunks, j + 1)
            if inner is None and name == "quote":
                inner = _free(sentence, chunks, j + 1)
            if inner is not None:
                voices.append(inner[0])
                j = inner[1]
                continue
            break
        saying = part.kind == "cue" and speech.kind_of(part) in _SAID
        if saying and voices and not part.enclitic and j + 1 < len(chunks) and speech.kind_of(part) == "saying_of":
            inner = narrators.at(sentence, chunks, j + 1) or narrators.unnamed(sentence, chunks, j + 1)
            if inner is not None:
                voices.append(inner[0])
                j = inner[1]
                continue
        if part.kind == "cue" and part.data.kind in ("speech", "denial") and part.feature[:1] in "pijx":
            break
        if part.prep == "l" and part.kind in ("actor", "cue", "word") and not _medium(sentence, part):
            inner = narrators.at(sentence, chunks, j)
            if inner is not None and (inner[0].id or "").startswith("person:"):
                voices.append(inner[0])  # «تقرير نشره مركز كذا للخبير فلان»
                j = inner[1]
                continue
        j += 1
    return voices, j if voices else after


def _free(sentence: Sentence, chunks: list[Chunk], j: int) -> tuple[Voice, int] | None:
    """Read the phrase behind «نقل … عن» as a narrator though no list knows it («عن محاميه»، «عن قريب للضحية»)."""
    if j >= len(chunks) or chunks[j].kind not in ("actor", "word", "noun", "place"):
        return None
    held, chunks[j].prep = chunks[j].prep, None
    try:
        return narrators.unnamed(sentence, chunks, j, min(j + 4, len(chunks)))
    finally:
        chunks[j].prep = held


def told_to(sentence: Sentence, chunks: list[Chunk], after: int) -> Voice | None:
    """Return the medium that a narrator spoke to («لرويترز»، «في تصريح لقناة كذا»، «لمراسل X»)."""
    for j in range(after, min(after + 8, len(chunks))):
        part = chunks[j]
        if (
            speech.that(sentence, part)
            or part.kind in ("trigger", "relative")
            or (part.kind == "punct" and part.group != "comma")
        ):
            return None
        if part.kind == "source" and (part.prep == "l" or _to(chunks, j)):
            found = narrators.at(sentence, chunks, j)
            return found[0] if found is not None else None
        if part.prep == "l" and _medium(sentence, part):
            found = narrators.at(sentence, chunks, j)
            if found is None or (found[0].id is None and (found[0].definite or found[0].employer is not None)):
                return None  # «للقناة», «لمراسلنا»: the outlet itself
            return found[0] if found[0].kind != "journalist" else None
        if part.kind == "cue" and part.data.kind in ("speech", "denial"):
            return None
    return None


def _to(chunks: list[Chunk], j: int) -> bool:
    before = chunks[j - 1] if j else None
    return before is not None and before.kind in ("prep", "word") and before.prep == "l"


def _medium(sentence: Sentence, part: Chunk) -> bool:
    """Say whether a chunk is a medium or its correspondent."""
    return any(
        h.topic == "cue" and h.entry.kind == "source_noun" and h.entry.gives in ("media", "network", "journalist")
        for h in sentence.hits[part.first]
    )


def doer(sentence: Sentence, chunks: list[Chunk], k: int) -> Voice | None:
    """Return the subject of the sentence's first verb, if it can speak («استهدفت الفصائل …، بحسب ما أعلنته»)."""
    for t in range(k):
        if not speech.verb(chunks[t]):
            continue
        for j in range(t + 1, min(t + 4, k)):
            part = chunks[j]
            if part.kind in ("actor", "source", "cue") and part.prep is None:
                found = narrators.at(sentence, chunks, j)
                if found is not None or part.kind != "cue":
                    return found[0] if found is not None else None
            if part.kind not in ("time", "word", "punct", "prep"):
                break
        for j in range(t - 1, max(-1, t - 5), -1):
            part = chunks[j]
            if part.kind in ("actor", "source") and part.prep is None:
                found = narrators.at(sentence, chunks, j)
                return found[0] if found is not None else None
            if part.kind in ("punct", "complement", "clause") or speech.verb(part):
                break
        return None
    return None


def nested(sentence: Sentence, chunks: list[Chunk], k: int) -> bool:
    """Say whether a verb of saying stands inside what is said, with the speaker or common words as its subject."""
    before = chunks[k - 1] if k else None
    if before is None:
        return False
    if before.kind == "pronoun" or speech.that(sentence, before):
        return True
    for j in range(k - 1, max(-1, k - 5), -1):
        if speech.that(sentence, chunks[j]):
            known = subject_before(sentence, chunks, k)
            return (
                known is None
                or known[0].head.endswith(_FIGURES)
                or (known[0].id is None and known[0].head[:4] != "cue." and known[0].kind != "official")
            )
        if chunks[j].kind not in ("actor", "word", "noun", "thing", "cue", "place", "trigger") or speech.verb(
            chunks[j]
        ):
            return False
    return False
