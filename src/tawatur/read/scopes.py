"""How far words of negation, plan, order, doubt and past reach: which of them govern an act.

An act is governed from its left. The walk goes back from its verb or light verb, over its own phrases and over asides
(«، وفق ناشطين،»), and ends where a clause begins: at a full stop, a relative pronoun, another voice, or a verb that
starts a clause of its own. A few words reach back from the right («المزعوم»، «(غير مؤكد)»).
"""

from typing import Final

from tawatur.read.chunks import Chunk
from tawatur.read.clauses import Candidate, is_finite

_REACH: Final = {"negation": 4, "plan": 9, "order": 14, "doubt": 14, "past": 10, "habitual": 4}
_GOVERNS: Final = {"demand": "order", "threat": "plan", "accusation": "doubt", "agreement": "plan"}
_CONDEMNS: Final = frozenset({"charge", "denounce", "blame"})  # who condemns a deed does not doubt it
_MOST_ACTS: Final = 3  # «طالب بإلزام المجلس بسحب قواته وإعادة السلاح»
_GOVERNS_REACH: Final = 16
_PREPS: Final = frozenset({"b", "l", "to", "on", "from", "about", "in"})
_CLAUSE_END: Final = frozenset({"clause", "relative"})
_IF: Final = "if"
_GOVERNED: Final = frozenset({"to", "from", "about", "l", "in", "with"})  # not the agent's «على يد»، «بـ»
_UNTRUE: Final = "cue.denial.untrue"
_UNTIL: Final = frozenset({"after", "before", "since"})
_EXCEPT: Final = "cue.negation.except"
_VERBAL_NEGATIONS: Final = frozenset({"lam", "lan", "la", "ma"})
_RIGHT: Final = frozenset({"doubt", "plan", "past"})
_BREAKS: Final = frozenset({"simultaneous"})


def reaching(candidate: Candidate, chunks: list[Chunk], start: int) -> dict[str, Chunk]:
    """Return, by kind, the cue nearest to the act that governs it; ``start`` is where its verb or light verb stands."""
    found = _Walk(candidate, chunks, start).run()
    behind = _from_the_right(candidate, chunks)
    if behind.get("negation") is not None:
        found.pop("doubt", None)  # «الأنباء عن … لا أساس لها»: denied, more than doubted
    for kind, cue in behind.items():
        found.setdefault(kind, cue)
    return found


def reached(cue: Chunk) -> bool:
    """Say whether a cue of plan is a verb of agreeing («توصلوا إلى»)."""
    return cue.kind == "trigger" and is_finite(cue)


def identifies(candidate: Candidate, chunks: list[Chunk]) -> bool:
    """Say whether a relative clause tells by what was done to someone or something who or what is meant.

    «المنازل التي صادرتها»، «القيادي الذي قُتل»، «إلى أنفاق حُفرت حديثاً»: done before the news. «الذين أغلقوا» tells what
    those did in the news.
    """
    chunk = candidate.chunk
    index = chunk.index
    if index < 1 or chunk.feature[:1] not in ("p", "i") or chunk.conj:
        return False
    own_time = candidate.when is not None and candidate.when.index > index
    before = chunks[index - 1]
    if before.kind != "relative":
        indefinite = before.kind in ("actor", "thing", "place") and before.prep in _GOVERNED and not before.definite
        return (
            indefinite and before.last == chunk.first and chunk.feature[:1] == "p" and (candidate.passive or own_time)
        )
    described = chunks[index - 2] if index > 1 else None
    if described is None or described.kind == "trigger":
        return False
    if described.kind in ("word", "noun") and described.prep is not None:
        return False
    if chunk.feature[:1] == "i":
        return True
    return bool(chunk.enclitic) or candidate.passive or own_time


def still_said(candidate: Candidate, chunks: list[Chunk], cue: Chunk) -> bool:
    """Say whether what a verb of denial or doubtful saying governs has not ended before the act.

    «نفت وقوع قتلى، واتهمت …» ends with the new verb; «نفت أن تكون قصفت … وقتلت» goes on; «كما»، «فيما» end it.
    """
    first = min(candidate.governor.index, candidate.chunk.index)
    if first < cue.index:
        return True
    clause = False
    for chunk in chunks[cue.index + 1 : first + 1]:
        if chunk.kind == "complement":
            clause = True
        elif chunk.kind == "clause" or (chunk.kind == "cue" and chunk.data.kind in _BREAKS):
            return False
        if not clause and _opens_with_verb(chunks, chunk):
            return False
    return True


def _opens_with_verb(chunks: list[Chunk], chunk: Chunk) -> bool:
    """Say whether a verb in the perfect opens a clause of its own: behind «و» or a comma."""
    return is_finite(chunk) and chunk.feature[:1] == "p" and (chunk.conj or _comma_before(chunks, chunk))


def _comma_before(chunks: list[Chunk], chunk: Chunk) -> bool:
    return chunk.index > 0 and chunks[chunk.index - 1].kind == "punct"


class _Walk:
    """The walk back from one act."""

    def __init__(self, candidate: Candidate, chunks: list[Chunk], start: int) -> None:
        self.candidate, self.chunks, self.start = candidate, chunks, start
        self.found: dict[str, Chunk] = {}
        self.steps = 0
        self.head = start  # the first noun of the construct that our act ends
        self.acts = 0  # acts between here and ours
        self.verbs = 0  # verbs between here and ours
        self.complement = False
        self.coordinated = False  # «وأن»: orders, plans and negations before it govern what stands before it

    def run(self) -> dict[str, Chunk]:
        """Walk to the head of the clause."""
        j = self.start - 1
        while j >= 0:
            chunk = self.chunks[j]
            self.steps += 1
            if chunk.kind == "punct":
                aside = self._aside(j)
                if aside is not None:
                    j = aside - 1
                    continue
                if chunk.group != "comma" or self._opens_clause(j):
                    break
            elif chunk.kind in _CLAUSE_END:
                if chunk.kind == "clause" and chunk.data.id == _IF:
                    self.found.setdefault("plan", chunk)
                if chunk.kind == "relative" and self._charged(j):
                    self.found.setdefault("doubt", chunk)
                break
            elif chunk.kind == "complement":
                self.complement = True
                self.coordinated = self.coordinated or chunk.conj or "و" in chunk.clitics
                if self._on_condition(j):
                    self.found.setdefault("plan", chunk)
                    break
            elif chunk.kind == "trigger":
                if not self._trigger(chunk):
                    break
            elif chunk.kind == "cue" and not self._cue(chunk, j):
                break
            j -= 1
        return self.found

    def _aside(self, j: int) -> int | None:
        """Return the comma that opens «، وفق ناشطين،» if the comma at j closes it."""
        for k in range(j - 1, max(-1, j - 9), -1):
            chunk = self.chunks[k]
            if chunk.kind == "punct":
                after = self.chunks[k + 1]
                told = after.kind == "cue" and after.data.kind == "according"
                return k if told and chunk.group == "comma" else None
        return None

    def _opens_clause(self, j: int) -> bool:
        """Say whether the act's own clause begins behind the comma at j."""
        behind = self.chunks[j + 1 : self.start + 1]
        if not behind:
            return True
        governor = self.candidate.governor
        if is_finite(governor):
            if self.complement:
                return False
            if behind[0] is governor:
                return True
            return governor.feature[:1] == "p" or not (behind[0].conj or behind[0].kind in ("prep", "cue", "time"))
        return any(
            is_finite(c) and c.feature[:1] == "p" and c.data.kind != "light_verb" for c in behind if c.kind == "cue"
        ) or any(c.kind == "trigger" and is_finite(c) for c in behind[:-1])

    def _charged(self, j: int) -> bool:
        """Say whether the relative clause at j describes who charges or is charged («اتهمت … التي … بـ»)."""
        if self.candidate.finite or self.candidate.chunk.prep != "b" or self.verbs:
            return False
        return any(c.kind == "trigger" and _governs(c) == "doubt" for c in self.chunks[max(0, j - 4) : j])

    def _on_condition(self, j: int) -> bool:
        """Say whether «على أن» sets what is still to be done («، على أن يتسلم …»)."""
        if j < 2 or not is_finite(self.candidate.governor) or self.candidate.governor.feature[:1] == "p" or self.verbs:
            return False
        prep, mark = self.chunks[j - 1], self.chunks[j - 2]
        return prep.kind == "prep" and prep.data is not None and prep.data.id == "on" and mark.kind == "punct"

    def _trigger(self, chunk: Chunk) -> bool:
        """Pass over another act; return whether the walk goes on."""
        candidate = self.candidate
        if self._constructs(chunk):
            return True
        self.acts += 1
        governs = None if self._pact(chunk) else _governs(chunk)
        near = self.steps <= _GOVERNS_REACH and not self.verbs
        reached = governs == "doubt" or (self.acts <= _MOST_ACTS and self._argument_of(chunk))
        if governs is not None and near and not candidate.finite and reached:
            self.found.setdefault(governs, chunk)
        if not is_finite(chunk):
            return True
        self.verbs += 1
        if candidate.finite:
            return False
        return not _opens_with_verb(self.chunks, chunk)

    def _pact(self, chunk: Chunk) -> bool:
        """Say whether an agreement's noun names a truce in force («خرقت X اتفاق وقف إطلاق النار بقصف …»)."""
        behind = self.chunks[chunk.index + 1] if chunk.index + 1 < len(self.chunks) else None
        named = behind is not None and behind.kind == "trigger" and behind.data.type == "ceasefire"
        return named and behind is not None and behind.prep is None and self.candidate.chunk is not behind

    def _constructs(self, chunk: Chunk) -> bool:
        """Say whether a noun and ours make one construct («دون سقوط قتلى»، «عدم شن هجوم»): no act between."""
        inner = self.chunks[self.head]
        one = not is_finite(chunk) and chunk.last == inner.first and inner.prep is None and not inner.conj
        if one:
            self.head = chunk.index
        return one

    def _argument_of(self, verb: Chunk) -> bool:
        """Say whether our act is what a demand, charge or agreement is about («طالب بوقف»، «اتفاق على وقف»)."""
        chunk = self.candidate.chunk
        if self.candidate.light is not None and self.candidate.light.conj:
            return False  # «تزايد التهديدات وقيام خلايا باستهداف»
        head = self.chunks[self.head]  # «وتوسيع حظر السلاح»: what stands before the construct tells
        prep = chunk.prep or head.prep or self.candidate.governor.prep
        return (
            prep in _PREPS
            or chunk.conj
            or head.conj
            or (verb.data.type == "demand" and chunk.prep is None and self.acts == 1)
        )

    def _cue(self, chunk: Chunk, j: int) -> bool:
        """Take note of a cue; return whether the walk goes on."""
        kind = chunk.data.kind
        if kind == "denial":
            if not self.candidate.finite or self.complement:
                self.found.setdefault("negation", chunk)
            return False
        if kind in ("simultaneous", "cause", "speech", "own_voice"):
            return self._boundary(chunk, j)
        if self.coordinated and kind != "doubt":
            return True
        reach = _REACH.get(kind)
        if reach is None or self.steps > reach or kind in self.found or chunk.data.scope == "left":
            return True
        if chunk.data.scope == "sentence" and not self._introduces(j):
            return True
        if self._holds(chunk, j):
            self.found[kind] = chunk
        return True

    def _boundary(self, chunk: Chunk, j: int) -> bool:
        """Look at the words that end the walk: a negation right before them reaches across."""
        kind = chunk.data.kind
        before = self.chunks[j - 1] if j else None
        if kind == "speech" and (_told_of(chunk) or (before is not None and _what(before))):
            return True  # «نفى ما تداولته صفحات عن …», «لا صحة لما يتردد عن …»: the telling is itself told of
        negated = before is not None and before.kind == "cue" and before.data.kind == "negation" and not _what(before)
        if kind in ("speech", "cause") and negated and not self.candidate.finite and self.steps <= 3:
            self.found.setdefault("negation", self.chunks[j - 1])
        if kind == "speech" and before is not None and before.kind == "cue" and before.data.kind == "past":
            self.found.setdefault("past", before)  # «كانت قد تحدثت عن قصف …»
        if kind == "cause" and chunk.data.id.endswith("retaliation") and self.steps <= 2:
            self.found.setdefault("past", chunk)
        return False

    def _introduces(self, j: int) -> bool:
        """Say whether «أنباء غير مؤكدة»، «لم يتسن التأكد» speak of what follows («… عن»، «… من»)."""
        after = self.chunks[j + 1] if j + 1 < len(self.chunks) else None
        return after is not None and (after.kind in ("prep", "complement") or after.prep is not None)

    def _holds(self, chunk: Chunk, j: int) -> bool:
        kind, candidate = chunk.data.kind, self.candidate
        if kind == "negation":
            restriction = candidate.entry.type == "restriction" and chunk.data.id.endswith("adam")
            return not restriction and not self.acts and self._negates(chunk, j)
        if kind in ("past", "habitual"):
            return not self.acts and chunk.data.gives != "reported"
        if kind in ("plan", "order"):
            if candidate.governor.feature[:1] == "p":
                return False
            if kind == "plan" and candidate.finite and self.acts:
                return self.complement
        return True

    def _excepted(self) -> bool:
        """Say whether «سوى»، «إلا» behind the act takes the negation back («لم يتمكن من إيصال سوى تسع شاحنات»)."""
        for chunk in self.chunks[self.candidate.chunk.index + 1 : self.candidate.chunk.index + 6]:
            if chunk.kind == "cue" and chunk.data.id == _EXCEPT:
                return not self._condition(chunk.index + 1)
            if chunk.kind in ("punct", "clause"):
                return False
        return False

    def _condition(self, j: int) -> bool:
        """Say whether what is excepted is a time or a condition («لن يغادر إلا بعد …»): the act is still denied."""
        if j >= len(self.chunks):
            return False
        chunk = self.chunks[j]
        if chunk.kind in ("clause", "time"):
            return True
        return chunk.kind == "prep" and chunk.data is not None and chunk.data.id in _UNTIL

    def _negates(self, cue: Chunk, j: int) -> bool:
        """Say whether a negation right before a verb, or «دون/عدم» before a noun, reaches the act."""
        between = self.chunks[j + 1 : self.start]
        if any(c.kind in ("punct", "complement") for c in between) or self._excepted():
            return False
        particle = cue.data.id.rpartition(".")[2]
        if particle not in _VERBAL_NEGATIONS:
            return True
        if cue.clitics[:1] not in ((), ("و",), ("ف",)):
            return False
        if particle == "ma" and not _begins_clause(self.chunks, j):
            return False
        return (self.candidate.governor.feature[:1] in ("p", "i", "j") and len(between) <= 1) or (
            particle == "la" and not between
        )


def _governs(chunk: Chunk) -> str | None:
    """Return the kind of cue that an act is to the acts that it speaks of: a demand orders, a charge doubts."""
    passive = chunk.feature.rstrip("~").endswith("P")
    if chunk.data.id.rpartition(".")[2] in _CONDEMNS or passive:  # «يدعى عمر» is his name
        return None
    return _GOVERNS.get(chunk.data.type)


def _told_of(chunk: Chunk) -> bool:
    """Say whether a word of telling is itself what is spoken of («ما يتم تداوله»، «الأنباء المتداولة»)."""
    return bool(chunk.data.id.endswith(".circulate"))


def _what(chunk: Chunk) -> bool:
    """Say whether a chunk is «ما» or ends in it («ما تداولته»، «لما يشاع»), or is a relative pronoun."""
    if chunk.kind == "relative":
        return True
    if chunk.kind != "cue":
        return False
    return bool(chunk.data.id == "cue.negation.ma" or chunk.data.kind == "denial")


def _begins_clause(chunks: list[Chunk], j: int) -> bool:
    """Say whether «ما» stands where a negated verb can begin: not in «سرعان ما»، «، ما دفع المئات»."""
    before = chunks[j - 1] if j else None
    starts = before is None or before.kind in ("complement", "conjunction") or "و" in chunks[j].clitics
    after = chunks[j + 1] if j + 1 < len(chunks) else None
    return starts and after is not None and not after.enclitic


def _from_the_right(candidate: Candidate, chunks: list[Chunk]) -> dict[str, Chunk]:
    """Return the cues behind an act that speak of it: adjectives («المزعوم»), «كان قد … سابقا», «(غير مؤكد)»."""
    found: dict[str, Chunk] = {}
    index = candidate.chunk.index
    for j in range(index + 1, min(index + 8, len(chunks))):
        chunk = chunks[j]
        if chunk.kind == "cue" and chunk.data.id == _UNTRUE and not candidate.finite and not chunk.conj:
            found.setdefault("negation", chunk)  # «الأنباء عن قصف المطار عارية عن الصحة»
            break
        if chunk.kind == "cue" and chunk.data.kind in _RIGHT:
            scope = chunk.data.scope
            near = scope == "both" or (scope == "left" and not candidate.finite)
            if near and j <= index + 3:
                found.setdefault(chunk.data.kind, chunk)
            elif scope == "sentence" and chunk.data.kind == "doubt":
                following = chunks[j + 1] if j + 1 < len(chunks) else None
                if following is None or not (following.kind in ("prep", "complement") or following.prep is not None):
                    found.setdefault(chunk.data.kind, chunk)
            continue
        if chunk.kind in ("punct", "trigger", "clause", "relative", "conjunction") or chunk.conj:
            break
    return found
