"""Sentences read by one reader, for the tests of reading."""

from functools import lru_cache

from tawatur.core.claims import Claim
from tawatur.core.documents import Document, Interval
from tawatur.read.reader import RuleReader

Roles = dict[str, str]  # a role to the texts that have it, joined by " + "


@lru_cache(maxsize=1)
def reader() -> RuleReader:
    """Return the one reader of a test run."""
    return RuleReader()


def document(text: str, outlet: str | None = None, published: Interval | None = None) -> Document:
    """Return a report of some text."""
    return Document(id="0" * 64, name="a.txt", text=text, outlet=outlet, published=published or Interval())


def claims_of(text: str, outlet: str | None = None, published: Interval | None = None) -> tuple[Claim, ...]:
    """Return the claims of a report of some text."""
    return reader().read(document(text, outlet, published)).claims


def claim_of(text: str, trigger: str, outlet: str | None = None) -> Claim:
    """Return the one claim with a trigger; fail where there is none or another."""
    claims = claims_of(text, outlet)
    found = [claim for claim in claims if claim.trigger.text == trigger]
    assert len(found) == 1, f"{trigger}: {[c.trigger.text for c in claims]}"
    return found[0]


def roles_of(claim: Claim) -> Roles:
    """Return who does a claim's act, to whom and with whom, in the words of the text."""
    lists = {"by": claim.actors, "to": claim.recipients, "with": claim.with_}
    return {role: " + ".join(p.text for p in some) for role, some in lists.items() if some}


def places_of(claim: Claim) -> list[str]:
    """Return the words of a claim's places: where it was, where it came from, where it went."""
    return [p.text for p in (*claim.places, *claim.from_, *claim.to)]
