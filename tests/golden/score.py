"""Print how well the reader reads the golden set, and which claims a change has gained and lost.

Usage: PYTHONPATH=src:tests python -m golden.score [--set golden|unseen|seeds] [--update] [--misses] [--only WORD]

``--update`` writes the baseline that gains and losses are counted against; ``--only`` takes the reports whose name or
country holds WORD; ``--misses`` lists what was missed, what was read besides, and what got another type or status. The
set ``unseen`` was annotated before the reader ever read it and gives totals only, so that it stays a fair measure. The
set ``seeds`` lies outside the repository (../shared) and is left out where it is absent.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec

from golden.scoring import HERE, Outcome, Report, Score, Tally, compare, golden, read_folder, same_type, unseen
from tawatur.read.reader import RuleReader

BASELINE: Final = HERE / "baseline.json"
SHARED: Final = HERE.parent.parent.parent / "shared"
_SHOWN: Final = 40


class Baseline(msgspec.Struct, frozen=True, kw_only=True):
    """The committed state of one set: its scores, and the annotated claims that were found with the right type."""

    found: float
    found_type: float
    status: float
    claims: tuple[str, ...]


Result = list[tuple[Report, Outcome]]


def seeds() -> list[Report]:
    """Return the reports of the set that is kept outside the repository; none where it is absent."""
    claims = SHARED / "gold" / "claims"
    return read_folder(claims, SHARED / "seeds") if claims.is_dir() else []


SETS: Final[dict[str, Callable[[], list[Report]]]] = {"golden": golden, "unseen": unseen, "seeds": seeds}
_TOTALS_ONLY: Final = frozenset({"unseen"})  # whoever reads its misses cannot measure with it any more


def run(reports: Sequence[Report], reader: RuleReader | None = None) -> Result:
    """Read every report and compare."""
    reader = reader or RuleReader()
    return [(report, compare(reader.read(report.document).claims, report)) for report in reports]


def total(result: Iterable[tuple[Report, Outcome]]) -> Score:
    """Return the sums over some reports."""
    score = Score()
    for report, outcome in result:
        score.add(report, outcome)
    return score


def right(result: Result) -> tuple[str, ...]:
    """Return the ids of the annotated claims that were found with the right type."""
    return tuple(sorted(g.id for _, outcome in result for p, g in outcome.pairs if same_type(p, g)))


def load_baseline() -> dict[str, Baseline]:
    """Return the committed state of every set."""
    return msgspec.json.decode(BASELINE.read_bytes(), type=dict[str, Baseline]) if BASELINE.exists() else {}


def save_baseline(name: str, result: Result) -> None:
    """Write the state of one set and keep that of the others."""
    score = total(result)
    state = load_baseline() | {
        name: Baseline(
            found=round(score.f1["found"].f1, 4),
            found_type=round(score.f1["found + type"].f1, 4),
            status=round(score.shares["status"].value, 4),
            claims=right(result),
        )
    }
    BASELINE.write_bytes(msgspec.json.format(msgspec.json.encode(dict(sorted(state.items()))), indent=1) + b"\n")


def overall(score: Score) -> list[str]:
    """Return the table of all sums."""
    lines = []
    for name, t in score.f1.items():
        counts = f"({t.hit} of {t.pred} read, {t.gold} annotated)"
        lines.append(f"{name:<38} P {t.precision:.3f}  R {t.recall:.3f}  F1 {t.f1:.3f}   {counts}")
    return lines + [f"{name:<38} {s.value:.3f}   ({s.right} of {s.of})" for name, s in score.shares.items()]


def by(result: Result, keys: Callable[[Report], Iterable[str]]) -> list[str]:
    """Return a table of found and found + type for the reports of each key, the worst first."""
    groups: defaultdict[str, Result] = defaultdict(list)
    for report, outcome in result:
        for key in keys(report):
            groups[key].append((report, outcome))
    rows = []
    for key, some in groups.items():
        score = total(some)
        found, typed, status = score.f1["found"].f1, score.f1["found + type"].f1, score.shares["status"].value
        row = f"  {key:<24} found {found:.3f}  + type {typed:.3f}  status {status:.3f}  ({len(some)} reports)"
        rows.append((typed, row))
    return [row for _, row in sorted(rows)]


def by_type(result: Result) -> list[str]:
    """Return a table of recall and precision for each event type, the worst first."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    found: defaultdict[str, int] = defaultdict(int)
    for report, outcome in result:
        for g in report.gold.claims:
            tallies[g.type].gold += 1
        for p, g in outcome.pairs:
            found[g.type] += 1
            tallies[g.type].hit += same_type(p, g)
            tallies[g.type if same_type(p, g) else p.type].pred += 1
        for p in outcome.extra:
            tallies[p.type].pred += 1
    rows = []
    for kind, t in tallies.items():
        shares = f"R {t.recall:.3f}  P {t.precision:.3f}"
        if t.gold:
            rows.append((t.recall, f"  {kind:<22} found {found[kind]:>3}  + type {t.hit:>3} of {t.gold:<3} {shares}"))
    return [row for _, row in sorted(rows)]


def changes(name: str, result: Result) -> list[str]:
    """Return what was gained and lost against the committed state, among the reports that were read."""
    base = load_baseline().get(name)
    if base is None:
        return [f"no baseline for {name} yet: write it with --update"]
    known = {g.id: (report.gold.document, g) for report, _ in result for g in report.gold.claims}
    now, then = set(right(result)), set(base.claims) & set(known)
    score = total(result)
    typed, status = score.f1["found + type"].f1, score.shares["status"].value
    lines = [f"against the baseline: {len(now - then)} gained, {len(then - now)} lost"]
    if len(known) >= len(base.claims):
        lines.append(f"  found + type F1 {base.found_type:.3f} → {typed:.3f}, status {base.status:.3f} → {status:.3f}")
    for mark, some in (("+", sorted(now - then)), ("-", sorted(then - now))):
        for claim in some[:_SHOWN]:
            document, g = known[claim]
            lines.append(f"  {mark} {claim} {g.type} {g.trigger} ({document})")
        if len(some) > _SHOWN:
            lines.append(f"  {mark} … and {len(some) - _SHOWN} more")
    return lines


def misses(result: Result) -> list[str]:
    """List what was missed, what was read besides, and what got another type or status."""
    lines = []
    for report, outcome in result:
        name, text = report.gold.document, report.document.text
        for g in outcome.missed:
            lines.append(f"missed  {name} {g.id} {g.type:<18} {g.trigger} | {g.sentence[:90]}")
        for p in outcome.extra:
            around = " ".join(text[max(0, p.trigger.start - 40) : p.trigger.end + 40].split())
            lines.append(f"extra   {name} {p.type:<18} {p.trigger.text} | {around}")
        for p, g in outcome.pairs:
            if not same_type(p, g):
                lines.append(f"type    {name} {g.id} {g.type} read as {p.type} | {g.trigger}")
            if p.status != g.status:
                lines.append(f"status  {name} {g.id} {g.status} read as {p.status} | {g.trigger}")
    return sorted(lines)


def report_on(name: str, result: Result) -> list[str]:
    """Return the whole report of one set."""
    count = sum(len(report.gold.claims) for report, _ in result)
    lines = [f"== {name}: {len(result)} reports, {count} annotated claims", *overall(total(result))]
    if any(report.gold.country for report, _ in result):
        lines += ["by country", *by(result, lambda r: [r.gold.country or "?"])]
    if name in _TOTALS_ONLY:
        return [*lines, *changes(name, result)[:2]]
    if any(report.gold.country for report, _ in result):
        lines += ["by phenomenon (the reports that have it)", *by(result, lambda r: r.gold.phenomena)]
    return [*lines, "by event type", *by_type(result), *changes(name, result)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--set", choices=[*SETS, "all"], default="all", help="which set to read (default: all that are there)"
    )
    parser.add_argument("--update", action="store_true", help="write the baseline")
    parser.add_argument("--misses", action="store_true", help="list what was missed, added and mistaken")
    parser.add_argument("--only", default="", metavar="WORD", help="only the reports whose name or country holds WORD")
    options = parser.parse_args(arguments)
    reader = RuleReader()
    for name, reports in SETS.items():
        if options.set not in (name, "all"):
            continue
        every = reports()
        if not every:
            print(f"== {name}: not here, skipped")
            continue
        result = run([r for r in every if options.only in r.gold.document or options.only == r.gold.country], reader)
        if options.update and not options.only:
            save_baseline(name, result)
        listed = misses(result) if options.misses and name not in _TOTALS_ONLY else ()
        print(*report_on(name, result), *listed, "", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
