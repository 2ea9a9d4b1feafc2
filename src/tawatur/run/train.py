"""``tawatur train``: what a user's own judgements teach, written to a file that ``tawatur read --detector`` takes."""

import time
from pathlib import Path

from tawatur.core.errors import FailedOutput, RejectedInput
from tawatur.export import files as output
from tawatur.run import training
from tawatur.run.report import number, say

ALL_READ = 0
_EVERY = 500  # rows between lines of progress


def detector(data: Path, to: Path, *, quiet: bool = False) -> int:
    """Train the detector on a file of judgements and write its weights; say how reliable its probabilities are."""
    begun = time.monotonic()
    output.refuse_unwritable(to)
    try:
        lines = data.read_bytes().splitlines()
    except OSError as error:
        raise RejectedInput("T001" if isinstance(error, FileNotFoundError) else "T011", str(data)) from error
    rows = training.rows_of(lines, str(data))
    training.check(rows, str(data))

    def read(count: int) -> None:
        if not quiet and count % _EVERY == 0:
            say(f"{count:,} of {number(len(rows), 'sentence')} read")

    def step(text: str) -> None:
        if not quiet:
            say(text)

    made = training.train(training.examples(rows, read), data.name, step)
    try:
        to.write_bytes(made.weights.to_bytes())
    except OSError as error:
        raise FailedOutput("T014", str(to), error.strerror) from error
    if not quiet:
        for event in made.weights.header.events:
            say(f"{event.name}: yes from {event.threshold:.2f} on; of what it had not seen:")
            for chance, share, count in training.reliability(made.held_out[event.name]):
                say(f"  predicted {chance:.2f}  judged {share:.2f}  {number(count, 'sentence')}")
        say(f"{number(len(rows), 'judgement')} → {to} ({time.monotonic() - begun:.1f} s)")
    return ALL_READ
