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
from tawatur.core.people import Person
from tawatur.run import reviewing
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
    page.keyboard.type("told twice")
    page.keyboard.press("Enter")
    card.and_(page.locator(".v-reject")).wait_for()
    assert "told twice" in str(card.locator(".who").text_content())
    assert page.evaluate("document.activeElement.id") == claim
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
    editor.locator("[data-list=recipients] [data-take]").click()
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


def test_a_letter_less_is_selected_by_keys_for_a_clitic(
    open_page: Callable[..., Page], address: str, tmp_path: Path, language: str
) -> None:
    key = written(tmp_path, "وبالبوكمال اجتمع قادة.")
    page = open_page(f"/reports/{key}", language)
    page.keyboard.press("s")
    for _ in range(3):
        page.keyboard.press("Control+ArrowLeft")
    assert page.evaluate("getSelection().toString()") == "لبوكمال"
    page.keyboard.press("Control+ArrowRight")
    page.keyboard.press("Control+Shift+ArrowRight")
    assert page.evaluate("getSelection().toString()") == "البوكما"
    page.keyboard.press("a")  # no judgement while words are selected
    page.keyboard.press("Escape")
    assert page.locator(".editor").count() == 0


def test_a_missed_claim_is_filled_with_what_its_sentence_says(
    open_page: Callable[..., Page], address: str, tmp_path: Path, language: str
) -> None:
    text = "قال ناشطون إن عناصر من قوات سوريا الديمقراطية شنّوا أمس حملة دهم في بلدة الشحيل."
    page = open_page(f"/reports/{written(tmp_path, text)}", language)
    start = text.index("حملة دهم")
    page.evaluate(SELECT, [start, start + len("حملة دهم")])
    page.locator("[data-add]").click()
    editor = page.locator(".editor")
    assert editor.locator("select").first.input_value() == "raid_search"
    assert editor.locator("[data-list=actors] .item .quote").all_text_contents() == ["عناصر من قوات سوريا الديمقراطية"]
    assert editor.locator("[data-list=places] .item .quote").all_text_contents() == ["بلدة الشحيل"]
    assert editor.locator("[data-list=sources] .item .quote").all_text_contents() == ["ناشطون"]
    assert editor.locator("[data-list=recipients] .item").count() == 0
    assert editor.locator("[data-list=recipients] .offer").count() >= 1
    assert barriers(page) == []
    picture(page, f"reader-add-{language}")
    editor.locator("[data-list=recipients] .offer").first.click()
    editor.locator("[type=submit]").click()
    added = page.locator(".claim.v-add")
    added.wait_for()
    assert page.locator("#text .m-recipient").count() >= 1  # the marks are those of now
    page.locator(".notice button").click()
    added.wait_for(state="detached")
    assert page.locator("#text .m-recipient").count() == 0


def test_every_field_is_corrected(open_page: Callable[..., Page], address: str, tmp_path: Path, language: str) -> None:
    text = "قال ناشطون لشبكة محلية إن مسلحين قتلوا ثلاثة مدنيين ببندقيتين في بلدة الشحيل يوم أمس قرب جسر."
    key = written(tmp_path, text)
    page = open_page(f"/reports/{key}", language, width=1440)
    start = text.index("قتلوا")
    page.evaluate(SELECT, [start, start + len("قتلوا")])
    page.keyboard.press("m")
    editor = page.locator(".editor")
    editor.locator("select").first.select_option("killing")
    editor.locator("[type=submit]").click()
    card = page.locator(".claim.v-add")
    card.wait_for()
    claim = str(card.get_attribute("data-claim"))

    def take(field: str, words: str) -> None:
        at = text.index(words)
        page.evaluate(SELECT, [at, at + len(words)])
        editor.locator(f"[data-list={field}] [data-take]").click()

    page.keyboard.press("e")
    editor.wait_for()
    for field in ("actors", "places", "sources", "things"):  # all that was filled in goes first
        while editor.locator(f"[data-list={field}] .item").count():
            editor.locator(f"[data-list={field}] .item > button").last.click()
    editor.locator("select").nth(1).select_option("alleged")
    take("with", "مسلحين")
    take("from", "جسر")
    take("to", "بلدة الشحيل")
    take("places", "الشحيل")
    place = editor.locator("[data-list=places] [role=combobox]")
    place.fill("الميادين")
    page.locator("[data-list=places] [role=option]").first.wait_for()
    place.press("ArrowDown")
    place.press("ArrowUp")
    place.press("Enter")
    editor.locator("[data-list=places] .item > button").nth(2).wait_for()  # it is of the gazetteer now
    assert page.evaluate("document.activeElement.matches('[data-list=places] [role=combobox]')")
    take("things", "ببندقيتين")
    editor.locator("[data-list=things] .item select").select_option("small_arms")
    editor.locator("[data-list=things] input").first.fill("2")
    editor.locator("[data-list=things] input").last.fill("3")
    take("sources", "شبكة محلية")
    take("sources", "ناشطون")
    editor.locator("[data-list=sources] .item").last.locator("button", has_text="↑").click()
    while editor.locator("[data-list=people] .item").count():
        editor.locator("[data-list=people] .item > button").last.click()
    editor.locator("[data-list=people] .row select").select_option("killed")
    take("people", "ثلاثة")
    editor.locator("[data-list=people] input").first.fill("3")
    take("when", "يوم أمس")
    editor.locator("[data-list=when] .pair input").first.fill("2024-03-04")
    editor.locator("[data-list=when] .pair input").last.fill("2024-03-05")
    editor.locator("[data-list=when] select").select_option("day")
    picture(page, f"reader-edit-{language}")
    editor.locator("[type=submit]").click()
    page.locator(".claim.v-edit").wait_for()
    now = json.loads(page.evaluate(f"fetch('/api/claims/{claim}').then(a => a.text())"))["claim"]
    assert now["status"] == "alleged" and now["plover"]["auxiliary"] == "hypothetical"
    assert now["actors"] == []
    for field in ("with", "from", "to", "places", "things", "sources"):
        for value in now[field]:
            assert text[value["start"] : value["end"]] == value["text"], field
    assert [one["text"] for one in now["sources"]] == ["ناشطون", "شبكة محلية"]
    assert now["from"][0]["role"] == "from" and now["to"][0]["role"] == "to"
    assert now["places"][0]["lat"] is not None and now["places"][0]["precision"] is not None
    assert (now["things"][0]["kind"], now["things"][0]["count"]) == ("small_arms", [2, 3])
    assert now["people"]["killed"]["min"] == 3 and now["people"]["killed"]["max"] is None
    when = now["when"]
    assert (when["text"], when["earliest"], when["latest"], when["precision"]) == (
        "يوم أمس", "2024-03-04", "2024-03-05", "day",
    )  # fmt: skip


def test_words_for_a_field_are_selected_by_keys_alone(
    open_page: Callable[..., Page], report: str, language: str
) -> None:
    page = open_page(f"/reports/{report}", language)
    page.keyboard.press("e")
    taker = page.locator(".editor [data-list=with] [data-take]")
    taker.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    word = page.evaluate("getSelection().toString()").strip()
    page.keyboard.press("Enter")
    assert page.locator(".editor [data-list=with] .item .quote").text_content() == word
    assert page.evaluate("document.activeElement.matches('[data-list=with] [data-take]')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.claim.current')")


def test_who_judges_what_somebody_judged_meanwhile_is_told_and_loses_nothing(
    open_page: Callable[..., Page], address: str, tmp_path: Path, report: str, language: str
) -> None:
    page = open_page(f"/reports/{report}", language)
    claim = str(page.locator(".claim.current").get_attribute("data-claim"))
    card = page.locator(f"[data-claim='{claim}']")
    page.keyboard.press("e")
    page.locator(".editor select").first.select_option("visit")
    with open_workbench(str(tmp_path / "store.db"), by="tester") as bench:
        reviewing.judge(bench, Person(name="huda", role="analyst"), claim, "unsure", why="two readings")
    page.locator(".editor [type=submit]").click()
    page.locator(".notice.bad").wait_for()
    card.locator(".who", has_text="huda").wait_for()
    assert page.locator(".editor select").first.input_value() == "visit"
    page.locator(".editor [type=submit]").click()
    card.and_(page.locator(".v-edit")).wait_for()
    with open_workbench(str(tmp_path / "store.db"), by="tester") as bench:
        reviewing.judge(bench, Person(name="huda", role="analyst"), claim, "accept")
    page.keyboard.press("z")
    card.and_(page.locator(".v-accept")).wait_for()


def test_a_note_is_written_by_keys_alone(open_page: Callable[..., Page], report: str, language: str) -> None:
    page = open_page(f"/reports/{report}", language)
    claim = page.locator(".claim.current").get_attribute("data-claim")
    page.keyboard.press("c")
    page.keyboard.type("ask the reporter")
    assert barriers(page) == []
    page.keyboard.press("Enter")
    page.locator(f"[data-claim='{claim}'] .note-text", has_text="ask the reporter").wait_for()
    page.keyboard.press("c")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == claim
    assert page.locator(".note-text").count() == 1


def test_arrows_go_from_mark_to_mark_and_say_what_rests_on_it(
    open_page: Callable[..., Page], report: str, language: str
) -> None:
    page = open_page(f"/reports/{report}", language)
    page.locator("#text").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    words = page.locator("#text .at").text_content()
    assert f"«{words}»" in str(page.locator("[data-said]").text_content())
    assert page.locator(".claim.touched .used").count() >= 1
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.claim.current')")


def test_next_goes_past_what_nobody_judges_now(open_page: Callable[..., Page], report: str, language: str) -> None:
    page = open_page(f"/reports/{report}", language)
    seen: list[str] = []
    for _ in range(4):
        seen.append(str(page.locator(".claim.current").get_attribute("data-claim")))
        page.keyboard.press("n")
        page.locator(f".claim.current:not([data-claim='{seen[-1]}'])").wait_for()
    assert len(set(seen)) == 4


def test_why_says_what_each_rule_means(open_page: Callable[..., Page], report: str, language: str) -> None:
    page = open_page(f"/reports/{report}", language)
    page.keyboard.press("y")
    why = page.locator(".claim.current .why")
    rules = why.locator("tbody tr td:nth-child(2)").all_text_contents()
    assert rules and all(one.strip().split(".")[0] for one in rules)
    assert barriers(page) == []
    picture(page, f"reader-why-{language}")


def written(folder: Path, text: str) -> str:
    with open_workbench(str(folder / "store.db"), by="tester") as bench:
        put(bench, Document(id=document_id(text.encode()), name="written.txt", text=text))
    return document_id(text.encode())


def put(bench: Workbench, document: Document) -> None:
    writer = bench.writer("tester")
    receipt = writer.receive(document.text.encode(), name=document.name, where="a test")
    writer.keep([document], receipt)
    writer.record("1", [(document.id, [])])
