"""The Reader in a browser: words and claims, judging by keys alone, adding a claim by selection, in both languages."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.conftest import WIDTHS, barriers, overflow, picture
from tawatur.core.documents import Document
from tawatur.core.ids import document_id
from tawatur.run.workbench import Workbench, open_workbench

MIXED = (
    "ذكر موقع “SY24” أنّ رتلاً عسكرياً 🚚🚚 وصل إلى «البوكمال»؛ وبالبوكمال اجتمع قادة (HTS) مع ضباط.\r\n"
    "انتهى الاجتماع فجراً."
)
WORDS = ("رتلاً عسكرياً", "SY24", "🚚🚚 وصل", "«البوكمال»", "بالبوكمال", "(HTS) مع ضباط", "فجراً")


@pytest.fixture
def report(sample_store: Path) -> str:
    with open_workbench(str(sample_store), by="tester") as bench:
        return next(one.document for one in bench.view.reports(_all()).reports if one.claims >= 5)


def _all() -> Any:
    from tawatur.core.report_queries import ReportQuery

    return ReportQuery(limit=500)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_fits_and_bars_nobody(open_page: Callable[..., Page], report: str, language: str, width: str) -> None:
    page = open_page(f"/reports/{report}", language, width=WIDTHS[width], dark=width == "narrow")
    picture(page, f"reader-{language}-{width}")
    assert overflow(page) <= 0
    assert barriers(page) == []


def test_a_field_lights_up_its_words_and_a_word_its_claims(
    open_page: Callable[..., Page], report: str, language: str
) -> None:
    page = open_page(f"/reports/{report}", language)
    field = page.locator("[data-claim] .f-places [data-field], [data-claim] .f-actors [data-field]").first
    field.hover()
    lit = "".join(page.locator("#text .lit").all_text_contents())
    assert lit == field.text_content()
    page.locator("#text .m-trigger").first.hover()
    assert page.locator(".claim.touched").count() >= 1


def test_claims_are_judged_by_keys_alone(open_page: Callable[..., Page], report: str, language: str) -> None:
    page = open_page(f"/reports/{report}", language)
    claim = page.locator(".claim.current").get_attribute("data-claim")
    page.keyboard.press("a")
    card = page.locator(f"#{claim}")
    card.and_(page.locator(".v-accept")).wait_for()
    page.keyboard.press("u")
    card.and_(page.locator(".v-none")).wait_for()
    page.keyboard.press("r")
    card.and_(page.locator(".v-reject")).wait_for()
    page.keyboard.press("n")
    page.locator(f".claim.current:not(#{claim})").wait_for()
    page.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'ش', code: 'KeyA', bubbles: true}))")
    page.locator(".claim.current.v-accept").wait_for()


def test_a_claim_is_corrected_with_the_registry(open_page: Callable[..., Page], report: str, language: str) -> None:
    page = open_page(f"/reports/{report}", language)
    claim = page.locator(".claim.current").get_attribute("data-claim")
    page.keyboard.press("e")
    editor = page.locator(".editor")
    editor.locator("select").first.select_option("curfew")
    page.evaluate(SELECT, [0, 3])
    editor.locator("[data-list=recipients] > button").click()
    finder = editor.locator("[data-list=recipients] [role=combobox]").last
    finder.fill("حزب الله")
    page.locator("[role=option]").first.wait_for()
    assert barriers(page) == []
    finder.press("Enter")
    editor.locator("[type=submit]").click()
    page.locator(f"#{claim}.v-edit").wait_for()
    hit = json.loads(page.evaluate(f"fetch('/api/claims/{claim}').then(a => a.text())"))
    assert hit["claim"]["type"] == "curfew"
    assert hit["claim"]["recipients"][-1]["id"] == "hezbollah_lb"


SELECT = """([start, end]) => {
  const text = document.getElementById("text"), walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let at = 0, begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    let units = 0;
    for (const point of node.data) {
      if (at === start) { range.setStart(node, units); begun = true; }
      at += 1; units += point.length;
      if (at === end && begun) range.setEnd(node, units);
    }
  }
  getSelection().removeAllRanges(); getSelection().addRange(range);
}"""


@pytest.mark.parametrize(
    "words", ["رتلاً عسكرياً", "SY24", "🚚🚚 وصل", "«البوكمال»", "بالبوكمال", "(HTS) مع ضباط", "فجراً"]
)
def test_words_of_mixed_direction_are_taken_to_the_letter(
    open_page: Callable[..., Page], address: str, tmp_path: Path, language: str, words: str
) -> None:
    key = document_id(MIXED.encode())
    with open_workbench(str(tmp_path / "store.db"), by="tester") as bench:
        put(bench, Document(id=key, name="mixed.txt", text=MIXED))
    page = open_page(f"/reports/{key}", language)
    assert page.evaluate("document.getElementById('text').textContent") == MIXED
    start = MIXED.index(words)
    page.evaluate(SELECT, [start, start + len(words)])
    page.keyboard.press("m")
    page.locator(".editor select").first.select_option("meeting")
    page.locator(".editor [type=submit]").click()
    page.locator(".claim.v-add").wait_for()
    claims = json.loads(page.evaluate(f"fetch('/api/reports/{key}').then(a => a.text())"))["hits"]
    trigger = claims[0]["claim"]["trigger"]
    assert MIXED[trigger["start"] : trigger["end"]] == trigger["text"] == words


def test_words_are_selected_by_keys_alone(
    open_page: Callable[..., Page], address: str, tmp_path: Path, language: str
) -> None:
    key = document_id(MIXED.encode())
    with open_workbench(str(tmp_path / "store.db"), by="tester") as bench:
        put(bench, Document(id=key, name="mixed.txt", text=MIXED))
    page = open_page(f"/reports/{key}", language)
    page.keyboard.press("s")
    assert page.evaluate("getSelection().toString()").strip() == "ذكر"
    page.keyboard.press("Shift+ArrowLeft")
    assert page.evaluate("getSelection().toString()").strip() == "ذكر موقع"
    page.keyboard.press("Enter")
    page.locator(".editor").wait_for()
    assert page.locator(".claim.current .trigger").text_content() == "ذكر موقع"


def put(bench: Workbench, document: Document) -> None:
    writer = bench.writer("tester")
    receipt = writer.receive(document.text.encode(), name=document.name, where="a test")
    writer.keep([document], receipt)
    writer.record("1", [(document.id, [])])
