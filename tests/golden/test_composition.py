"""The golden set is broad: countries, event types and every phenomenon that the reader must handle."""

from collections import Counter

import pytest

from golden.scoring import HERE, Report, golden
from tawatur.read.coding import event_types

COUNTRIES = {"SY", "IQ", "LB", "YE", "PS", "LY", "SD"}
NAMES = """
    anonymous_source apposition_titles attribution_carry_over background channel_style clitics_on_names
    contradiction coordination counts_digits counts_words date_ranges denial double_months doubt dropped_subject
    dual from_to head_noun_places headline_counter hijri intent light_verb negation nominal_areas ocr_noise order
    own_voice passive pronouns quotes_in_names relative_clause relative_dates rumour source_chain
    spelling_variants toll_lists unknown_group unknown_person unknown_place vague_amounts verbal_noun_idafa
    weekday_date
"""
PHENOMENA = frozenset(NAMES.split())
STATUSES = {"reported", "past", "planned", "ordered", "negated", "alleged"}
LEAST_REPORTS, LEAST_EACH = 60, 3


def test_there_are_enough_reports_from_every_country() -> None:
    countries = Counter(report.gold.country for report in golden())
    assert countries.total() >= LEAST_REPORTS
    assert set(countries) == COUNTRIES
    assert min(countries.values()) >= LEAST_EACH


def test_every_phenomenon_occurs_often_enough() -> None:
    counts = Counter(p for report in golden() for p in report.gold.phenomena)
    assert set(counts) == PHENOMENA
    assert [p for p in sorted(PHENOMENA) if counts[p] < LEAST_EACH] == []


def test_every_event_type_and_status_is_annotated() -> None:
    claims = [claim for report in golden() for claim in report.gold.claims]
    assert {c.type for c in claims} == set(event_types())
    assert {c.status for c in claims} == STATUSES


def test_every_report_is_annotated_and_every_annotation_has_a_report() -> None:
    assert {p.stem for p in (HERE / "reports").glob("*.txt")} == {p.stem for p in (HERE / "claims").glob("*.json")}


@pytest.mark.parametrize("report", golden(), ids=lambda r: r.document.name)
def test_an_annotation_quotes_its_report(report: Report) -> None:
    text = " ".join(report.document.text.split())
    ids = [claim.id for claim in report.gold.claims]
    assert len(set(ids)) == len(ids)
    for claim, (start, end) in zip(report.gold.claims, report.spans, strict=True):
        assert report.document.text[start:end] == claim.trigger
        assert " ".join(claim.sentence.split()) in text, claim.id
        assert claim.alt_type is None or claim.alt_type in event_types(), claim.id
