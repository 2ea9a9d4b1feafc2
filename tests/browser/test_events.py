"""The events in a browser: facets, map, time line and table speak of one selection, and the address says which."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import barriers, picture

TOTAL = "[data-part=chips] strong"
# around a point where the sample tells of several events
ZAWIYA = "12.70778,32.74222,12.74778,32.76222"


def wait_for_map(page: Page) -> None:
    page.locator("#map .names").wait_for(state="attached")
    page.locator("#timeline svg").wait_for()


def middle(page: Page) -> tuple[float, float]:
    box = page.locator("#map").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_facet_narrows_all_and_back_leads_back(open_page: Callable[..., Page], language: str) -> None:
    page = open_page("/events", language)
    wait_for_map(page)
    total = page.locator(TOTAL).text_content()
    bars = page.locator("#timeline g").count()
    page.locator("input[name=type][value=shelling]").check()
    page.wait_for_url("**/events?type=shelling")
    expect(page.locator(TOTAL)).not_to_have_text(str(total))
    expect(page.locator("#timeline g")).not_to_have_count(bars)
    found = re.findall(r"\d+", page.locator("[data-part=table] .pager .num").text_content() or "")
    assert page.locator("tr[data-event]").count() == int(found[-1])
    country = page.locator("input[name=country]").first
    value = country.get_attribute("value")
    country.check()
    page.wait_for_url(f"**/events?type=shelling&country={value}")
    page.go_back()
    page.wait_for_url("**/events?type=shelling")
    expect(page.locator(f"input[name=country][value={value}]")).not_to_be_checked()
    page.go_back()
    page.wait_for_url("**/events")
    expect(page.locator(TOTAL)).to_have_text(str(total))
    expect(page.locator("input[name=type][value=shelling]")).not_to_be_checked()
    expect(page.locator("#timeline g")).to_have_count(bars)


def test_conditions_are_dropped_one_by_one(open_page: Callable[..., Page], language: str) -> None:
    page = open_page("/events?type=shelling&country=SY&words=قصف", language)
    page.locator("#map .names").wait_for(state="attached")
    expect(page.locator("[data-part=chips] .chip")).to_have_count(3)
    page.locator("[data-part=chips] .chip").first.click()
    page.wait_for_url(lambda url: "type=" not in url and "country=SY" in url)
    expect(page.locator("[data-part=chips] .chip")).to_have_count(2)
    page.locator("[data-part=chips] .chip").last.click()
    page.wait_for_url(lambda url: "words=" not in url)
    expect(page.locator("#words")).to_have_value("")


def test_the_map_draws_without_a_network(open_page: Callable[..., Page], language: str) -> None:
    page = open_page("/events", language)
    wait_for_map(page)
    page.locator("#map .names span").first.wait_for()
    names = page.locator("#map .names span").all_text_contents()
    assert ("ليبيا" if language == "ar" else "Libya") in names
    page.locator("[data-map-note]").filter(has_text=re.compile(r"\d")).wait_for()
    assert barriers(page) == []
    picture(page, f"events-map-{language}")


def test_events_at_one_point_open_as_a_list(open_page: Callable[..., Page], language: str) -> None:
    page = open_page(f"/events?box={ZAWIYA}", language)
    wait_for_map(page)
    many = page.locator("tr[data-event]").count()
    assert many > 1
    page.wait_for_timeout(800)
    page.mouse.click(*middle(page))
    expect(page.locator("#map .card-over a")).to_have_count(many)
    expect(page.locator("#map .card-over a").first).to_be_focused()
    picture(page, f"events-list-{language}")
    assert barriers(page) == []
    href = page.locator("#map .card-over a").first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{href}")


def test_a_window_of_the_map_is_searched_when_asked(open_page: Callable[..., Page]) -> None:
    page = open_page("/events")
    wait_for_map(page)
    expect(page.locator("[data-search-here]")).to_be_hidden()
    page.mouse.move(*middle(page))
    page.mouse.wheel(0, -800)
    page.locator("[data-search-here]").click()
    page.wait_for_url("**/events?*box=*")
    assert page.locator("[data-part=chips] .chip").count() == 1
    expect(page.locator("input[name=box]")).to_be_attached()


def test_signs_and_words_are_in_the_language_and_theme_of_the_page(open_page: Callable[..., Page]) -> None:
    page = open_page("/events?stance=denied", "ar", dark=True)
    wait_for_map(page)
    expect(page.locator("#map .maplibregl-ctrl-zoom-in")).to_have_attribute("aria-label", "تقريب")
    page.locator("[data-theme-switch]").click()
    page.wait_for_timeout(300)
    expect(page.locator("#map canvas")).to_be_visible()


def test_without_webgl_a_message_stands_for_the_map(open_page: Callable[..., Page], language: str) -> None:
    page = open_page("/inbox", language)
    page.add_init_script(
        """const real = HTMLCanvasElement.prototype.getContext;
           HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
             return /webgl/.test(kind) ? null : real.call(this, kind, ...rest);
           };"""
    )
    page.goto("/events")
    expect(page.locator("#map .message")).to_contain_text("WebGL")
    page.locator("input[name=type][value=shelling]").check()
    page.wait_for_url("**/events?type=shelling")
    expect(page.locator("#timeline svg")).to_be_visible()
    assert page.locator("tr[data-event]").count() > 0


def test_brushing_over_the_time_line_narrows_all(open_page: Callable[..., Page], language: str) -> None:
    page = open_page("/events", language)
    bars = page.locator("#timeline svg")
    bars.wait_for()
    bars.scroll_into_view_if_needed()
    box = bars.bounding_box()
    assert box is not None
    total = str(page.locator(TOTAL).text_content())
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 20, box["y"] + 20, steps=4)
    page.mouse.up()
    page.wait_for_url("**/events?*earliest=*latest=*")
    expect(page.locator(TOTAL)).not_to_have_text(total)
    first, last = (page.locator(f"input[name={name}]").input_value() for name in ("earliest", "latest"))
    assert first < last
    handle = page.locator("#timeline [data-end=from]")
    handle.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.wait_for_url(lambda url: f"earliest={first}" not in url)
    expect(page.locator("input[name=earliest]")).not_to_have_value(first)
    expect(page.locator("input[name=latest]")).to_have_value(last)
    expect(page.locator("#timeline [data-end=from]")).to_be_focused()
    page.go_back()
    expect(page.locator("input[name=earliest]")).to_have_value(first)
    page.locator("input[name=latest]").fill("2023-12-31")
    page.locator("input[name=earliest]").fill("2023-01-01")
    page.wait_for_url("**/events?*earliest=2023-01-01*")


def test_rows_are_chosen_and_opened_by_keys(open_page: Callable[..., Page], language: str) -> None:
    page = open_page("/events", language)
    wait_for_map(page)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    event = page.locator("tr.current").get_attribute("data-event")
    assert page.locator("tr[data-event]").first.get_attribute("data-event") == event
    expect(page.locator("tr.current a").first).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/events/{event}")
    page.go_back()
    page.wait_for_url(f"**/events#{event}")
    expect(page.locator("tr.current")).to_have_attribute("data-event", str(event))
    page.keyboard.press("o")
    page.wait_for_url(f"**/events/{event}")


def test_enter_does_what_the_focused_link_says(open_page: Callable[..., Page]) -> None:
    page = open_page("/events")
    wait_for_map(page)
    page.keyboard.press("j")
    page.locator("th a").last.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/events?order=claims")
    expect(page.locator("th[aria-sort=descending]")).to_have_count(1)
    expect(page.locator("select[name=order]")).to_have_value("claims")


def test_pages_of_the_table_are_turned_without_losing_the_selection(open_page: Callable[..., Page]) -> None:
    page = open_page("/events?status=reported")
    wait_for_map(page)
    first = page.locator("tr[data-event]").first.get_attribute("data-event")
    page.locator("a[rel=next]").click()
    page.wait_for_url("**/events?status=reported&offset=50")
    expect(page.locator("tr[data-event]").first).not_to_have_attribute("data-event", str(first))
    page.locator("input[name=contested]").check()
    page.wait_for_url(lambda url: "offset" not in url and "contested=true" in url)


@pytest.mark.parametrize("width", [1440, 390])
def test_all_of_a_facet_is_shown_when_asked(open_page: Callable[..., Page], width: int) -> None:
    page = open_page("/events", width=width)
    wait_for_map(page)
    if width == 390:
        assert page.locator("[data-facets]").get_attribute("open") is None
        page.locator("[data-facets] summary").click()
    some = page.locator("input[name=place]").count()
    page.locator("[data-facets] a[href*='whole=place']").click()
    page.wait_for_url("**/events?whole=place")
    assert page.locator("input[name=place]").count() > some
    assert page.locator("[data-facets]").get_attribute("open") is not None


def test_the_table_works_without_a_script(open_page: Callable[..., Page], address: str) -> None:
    page = open_page("/events")
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    bare = context.new_page()
    bare.goto(f"{address}/events")
    bare.locator("input[name=country][value=SY]").check()
    bare.locator(".search button").click()
    assert "country=SY" in bare.url
    assert bare.locator("tr[data-event]").count() > 0
    bare.locator("[data-part=chips] .chip", has_text="سوريا").or_(bare.locator(".chip", has_text="Syria")).first.click()
    assert "country=SY" not in bare.url
    context.close()
