"""What the acts of one sentence share: its phrases, what the report said before, and the subjects so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tawatur.read.discourse import Discourse, agreement

if TYPE_CHECKING:
    from tawatur.read.chunks import Chunk
    from tawatur.read.clauses import Candidate

PERSONAL: Final = frozenset(
    {
        "killing",
        "wounding",
        "abduction",
        "arrest",
        "torture",
        "sexual_violence",
        "release",
        "displacement",
        "recruitment",
        "command_change",
        "formation",
    }
)


class Context:
    """The state that the rules of roles read and write while a sentence's acts are taken in order.

    ``subjects`` are the subjects of its clauses, the latest last; ``done`` the acts whose roles are filled;
    ``speaker`` the subject of its verb of saying.
    """

    def __init__(self, chunks: list[Chunk], forms: list[str], discourse: Discourse) -> None:
        """Keep the sentence's phrases and what was said before."""
        self.chunks, self.forms, self.discourse = chunks, forms, discourse
        self.subjects: list[Chunk] = []
        self.done: list[Candidate] = []
        self.speaker: Chunk | None = None

    def remember(self, subject: Chunk, *, inner: bool = False) -> None:
        """Keep a subject for the acts that follow in this sentence and in the next; ``inner`` if a noun or a relative
        clause has it."""
        if subject.role == "actor.number" and not subject.entities:
            return  # «ثالث»: nobody goes on as a mere number
        self.subjects.append(subject)
        self.discourse.subject(subject, self.agrees(subject), inner=inner)

    def agrees(self, chunk: Chunk) -> str:
        """Return the agreement of a phrase."""
        return agreement(chunk, self.forms[chunk.first] if chunk.first < len(self.forms) else "")
