"""A writer in a process of its own that says what is safe, line by line, until it is killed."""

import sys

from stand_ins import claim, document
from tawatur.core.events import Judgement
from tawatur.store.opening import open_store
from tawatur.store.writing import Writer


def main(place: str, name: str, first: int) -> None:
    """Write reports with their claims and judgements, and print each step once it is on the disk."""
    with open_store(place, create=True, by=name) as store:
        writer = Writer(store, by=name)
        for number in range(first, first + 10_000):
            report = document(f"قصف رقم {number} من {name}")
            received = writer.receive(report.text.encode(), name=f"{name}{number}", where="here")
            say("blob", report.id)
            writer.keep([report], received)
            say("report", report.id)
            claims = [claim(claim_id=f"c{name}{number}_{i}") for i in range(3)]
            writer.record("v", [(report.id, claims)])
            for one in claims:
                say("claim", one.claim_id)
            writer.judge([Judgement(left=claims[0].claim_id, verdict="accept", by=name, at="2024-01-01")])
            say("judgement", claims[0].claim_id)
            writer.link([{"event_id": f"e{name}", "claims": [claims[0].claim_id], "at": number}])


def say(kind: str, key: str) -> None:
    """Tell whoever listens."""
    sys.stdout.write(f"{kind} {key}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
