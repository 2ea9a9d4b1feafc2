"""One event in a browser: it fits, bars nobody, is merged and split, and both are taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import WIDTHS, barriers, overflow, picture
from tawatur.run.workbench import open_workbench


@pytest.fixture
def event(sample_store: Path) -> str:
    with open_workbench(str(sample_store), by="tester") as bench:
        some = [one for one in bench.view.events() if len(one["claims"]) > 3 and one.get("refusals")]
        return str(max(some, key=lambda one: (len(one.get("contradictions", ())), one["event_id"]))["event_id"])


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_fits_and_bars_nobody(open_page: Callable[..., Page], event: str, language: str, width: str) -> None:
    page = open_page(f"/events/{event}", language, width=WIDTHS[width], dark=width == "narrow")
    picture(page, f"event-{language}-{width}")
    assert overflow(page) <= 0
    assert barriers(page) == []


def test_events_are_merged_and_the_merge_is_taken_back(
    open_page: Callable[..., Page], event: str, language: str
) -> None:
    page = open_page(f"/events/{event}", language)
    claims = page.locator(".side thead th[id]").count()
    page.locator("[data-merge]").first.click()
    expect(page.locator("[data-undo]")).to_be_visible()
    assert page.locator(".side thead th[id]").count() > claims
    assert barriers(page) == []
    page.locator("[data-undo]").click()
    page.wait_for_load_state()
    expect(page.locator(".side thead th[id]")).to_have_count(claims)


def test_claims_are_split_off_and_come_back(open_page: Callable[..., Page], event: str, language: str) -> None:
    page = open_page(f"/events/{event}", language)
    claims = page.locator(".side thead th[id]").count()
    page.locator("input[name=claim]").first.check()
    page.locator("[data-split]").click()
    expect(page.locator("[data-undo]")).to_be_visible()
    assert page.locator(".side thead th[id]").count() < claims
    page.locator("[data-undo]").click()
    expect(page.locator("[data-undo]")).to_have_count(0)
    page.goto(f"/events/{event}")
    expect(page.locator(".side thead th[id]")).to_have_count(claims)


def test_a_grade_is_set_by_hand(open_page: Callable[..., Page], event: str, language: str) -> None:
    page = open_page(f"/events/{event}", language)
    name = "تحديد التقدير" if language == "ar" else "Set the grade"
    page.locator("summary", has_text=name).click()
    page.locator("#grade").select_option("corroborated")
    page.locator("#grade-why").fill("شوهد مقطع مصوّر")
    page.locator("form:has(#grade) button").click()
    expect(page.locator("[data-undo]")).to_be_visible()
    expect(page.locator("q", has_text="شوهد مقطع مصوّر")).to_be_visible()
