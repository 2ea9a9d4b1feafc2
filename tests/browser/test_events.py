"""The events in a browser: facets, map, time line and table speak of one selection, and the address says which."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_a_facet_narrows_all_and_back_leads_back(open_page: Callable[..., Page], language: str) -> None:
    page = open_page("/events", language)
    total = page.locator("[data-part=chips] strong").text_content()
    if page.locator("input[name=type][value=shelling]").count() == 0:
        raise AssertionError("no shelling in the sample")
    page.locator("input[name=type][value=shelling]").check()
    page.wait_for_url("**/events?type=shelling")
    expect(page.locator("[data-part=chips] strong")).not_to_have_text(str(total))
    assert page.locator("tr[data-event]").count() == int(
        re.sub(r"\D", "", page.locator("[data-part=table] .pager .num").text_content() or "").rstrip()[-1]
    )
    page.go_back()
    page.wait_for_url("**/events")
    expect(page.locator("[data-part=chips] strong")).to_have_text(str(total))


def test_the_map_draws_without_a_network(open_page: Callable[..., Page], language: str) -> None:
    page = open_page("/events", language)
    page.locator("#map canvas").wait_for()
    page.locator("#map .names span").first.wait_for()
    names = page.locator("#map .names span").all_text_contents()
    assert ("سوريا" if language == "ar" else "Syria") in names
    page.locator("[data-map-note]").filter(has_text=re.compile(r"\d")).wait_for()


def test_brushing_over_the_time_line_narrows_all(open_page: Callable[..., Page], language: str) -> None:
    page = open_page("/events", language)
    bars = page.locator("#timeline svg")
    bars.wait_for()
    box = bars.bounding_box()
    assert box is not None
    before = page.locator("tr[data-event]").count()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 1, box["y"] + 20, steps=4)
    page.mouse.up()
    page.wait_for_url("**/events?*earliest=*latest=*")
    expect(page.locator("tr[data-event]")).not_to_have_count(before)
    handle = page.locator("#timeline .handle").first
    first = page.locator("input[name=earliest]").input_value()
    handle.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("input[name=earliest]")).not_to_have_value(first)


def test_rows_are_chosen_and_opened_by_keys(open_page: Callable[..., Page], language: str) -> None:
    page = open_page("/events", language)
    page.locator("#map canvas").wait_for()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    event = page.locator("tr.current").get_attribute("data-event")
    assert page.locator("tr[data-event]").first.get_attribute("data-event") == event
    page.keyboard.press("/")
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/events/{event}")


def test_the_table_works_without_a_script(open_page: Callable[..., Page], address: str) -> None:
    page = open_page("/events")
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    bare = context.new_page()
    bare.goto(f"{address}/events")
    bare.locator("input[name=country][value=SY]").check()
    bare.locator(".search button").click()
    assert "country=SY" in bare.url
    assert bare.locator("tr[data-event]").count() > 0
    context.close()
