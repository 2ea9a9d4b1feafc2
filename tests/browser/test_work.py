"""A day's work in a browser, in both languages: reports in, names decided, networks, second coding, roles, exports."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import barriers, overflow, picture, served
from desks import copied
from tawatur.run import people
from tawatur.run.workbench import open_workbench

TEXT = "قالت مصادر محلية إن طائرة مسيّرة استهدفت سيارة في مدينة النبطية أمس، ما أدى إلى مقتل شخصين."
PASSWORD = "سماء زرقاء فوق الفرات"


@pytest.fixture
def address(sample_store: Path, tmp_path: Path) -> Iterator[str]:
    """Serve a workbench that reads what comes in."""
    with open_workbench(str(copied(sample_store, tmp_path)), by="tester") as bench:
        bench.intake.start()
        yield from served(bench)


def test_a_report_is_pasted_read_and_found(open_page: Callable[..., Page], language: str) -> None:
    page = open_page("/inbox", language)
    page.locator("#text").fill(TEXT)
    page.locator(".paste button.primary").click()
    page.wait_for_url("**/inbox?new=1**")
    settle(page)
    link = page.locator(".reports a[href^='/reports/']").first
    expect(page.locator(".reports tbody tr").first.locator(".num")).to_have_text(re.compile(r"0/[1-9]"))
    link.click()
    expect(page.locator("#text")).to_contain_text("النبطية")
    assert page.locator("[data-claim]").count() >= 1


def test_files_are_chosen_and_what_cannot_be_read_is_told(
    open_page: Callable[..., Page], language: str, tmp_path: Path
) -> None:
    for name, data in (("تقرير.txt", TEXT.encode()), ("صورة.png", b"\x89PNG\x00\x01")):
        (tmp_path / name).write_bytes(data)
    page = open_page("/inbox", language)
    page.locator("#files").set_input_files([tmp_path / "تقرير.txt", tmp_path / "صورة.png"])
    page.wait_for_url("**/inbox?new=1&known=0&refused=1")
    settle(page)
    expect(page.locator("#refused")).to_contain_text("صورة.png")
    assert barriers(page) == [] and overflow(page) <= 0
    page.locator("#refused form button").click()
    expect(page.locator("#refused")).to_have_count(0)


def settle(page: Page) -> None:
    """Wait until all that came in is read, and open the Inbox as it is then."""
    for _ in range(300):
        if not page.request.get("/api/reading").json()["running"]:
            break
        page.wait_for_timeout(100)
    page.goto("/inbox")


def test_a_name_is_tied_to_an_entry_by_its_spelling_and_untied(open_page: Callable[..., Page], language: str) -> None:
    page = open_page("/actors/unknown", language)
    card = page.locator(".unknown").first
    name = card.get_attribute("data-name")
    finder = card.locator("[data-finder]")
    finder.fill("اليونيفيل")
    page.locator("#entries option[value=unifil]").wait_for(state="attached")
    finder.fill("unifil")
    finder.press("Enter")
    page.wait_for_url("**/actors/unknown?undo=*")
    assert page.locator(f".unknown[data-name='{name}']").count() == 0
    assert barriers(page) == []
    page.locator("[data-undo]").click()
    expect(page.locator(f".unknown[data-name='{name}']")).to_have_count(1)


def test_a_place_is_set_by_a_click_on_the_map(open_page: Callable[..., Page], language: str) -> None:
    page = open_page("/places/unknown", language)
    page.locator("#map canvas").wait_for()
    page.locator("#map .names span, .map .names span").first.wait_for()
    card = page.locator(".unknown").first
    name = card.get_attribute("data-name")
    card.locator("h2").click()
    page.locator("#map canvas").click(position={"x": 200, "y": 150})
    expect(card.locator("input[name=lat]")).not_to_have_value("")
    card.locator("[data-set]").click()
    page.wait_for_url("**/places/unknown?undo=*")
    assert page.locator(f".unknown[data-name='{name}']").count() == 0


def test_a_network_is_zoomed_by_keys_and_sorted_as_a_table(open_page: Callable[..., Page], language: str) -> None:
    page = open_page("/actors/network", language)
    drawn = page.locator("[data-network]")
    drawn.focus()
    page.keyboard.press("0")
    before = drawn.locator("svg").get_attribute("viewBox")
    page.keyboard.press("+")
    page.keyboard.press("ArrowLeft")
    assert drawn.locator("svg").get_attribute("viewBox") != before
    page.keyboard.press("0")
    assert drawn.locator("svg").get_attribute("viewBox") == before
    page.locator("[data-sortable] th.num button").click()
    counts = [int(text) for text in page.locator("[data-sortable] td.num").all_text_contents()]
    assert counts == sorted(counts)
    drawn.locator("a.node").first.focus()
    assert drawn.locator(".dim").count() > 0


def test_what_one_judged_another_codes_blind(open_page: Callable[..., Page], language: str) -> None:
    page = open_page("/review", language)
    page.keyboard.press("a")
    page.locator(".claim.current.v-accept").wait_for()
    page.goto("/reviews")
    page.locator("#name").fill("جولة")
    page.locator("form:has(#size) button").click()
    page.wait_for_url("**/reviews/rounds/*")
    assert barriers(page) == []
    picture(page, f"round-{language}")
    page.goto("/reviews")
    expect(page.locator("td .chip.good")).to_have_count(2)  # the verdict, and the round that was drawn
    page.locator("a[href^='/history/']").first.click()
    assert page.locator(".steps li").count() == 2
    assert barriers(page) == []


def test_a_selection_is_taken_home_as_a_file(open_page: Callable[..., Page], language: str, tmp_path: Path) -> None:
    page = open_page("/export?country=SY", language)
    page.locator("input[name=without_sources]").check()
    page.locator("#coarse").select_option("0.1")
    with page.expect_download() as started:
        page.locator("form button.primary").click()
    assert started.value.suggested_filename.startswith("tawatur-claims-")
    started.value.save_as(tmp_path / "out.csv")
    text = (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert text.startswith("claim_id") and "شبكة ضفاف" not in text


def test_each_role_sees_what_it_may(
    open_page: Callable[..., Page], address: str, tmp_path: Path, language: str
) -> None:
    with open_workbench(str(tmp_path / "store.db"), by="tester") as bench:
        for role in ("admin", "viewer"):
            people.add(bench, f"the {role}", PASSWORD, role, by="tester")
    page = open_page("/sign-in", language)
    assert barriers(page) == []

    def enter(role: str) -> None:
        page.locator("#name").fill(f"the {role}")
        page.locator("#password").fill(PASSWORD)
        page.locator(".sign-in button").click()
        page.wait_for_url(re.compile(r"/(events|inbox)$"))

    page.goto("/events")
    page.wait_for_url("**/sign-in?next=/events")
    enter("viewer")
    page.goto("/inbox")
    assert page.locator("[data-drop]").count() == 0
    page.goto("/review")
    assert page.locator(".acts").count() == 0
    page.locator(".tools form button").click()
    page.wait_for_url("**/sign-in")
    enter("admin")
    page.goto("/people")
    assert page.locator("select[name=role]").count() >= 3
    picture(page, f"people-admin-{language}")
    assert barriers(page) == [] and overflow(page) <= 0
