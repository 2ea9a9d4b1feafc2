"""Every page, in both languages and widths, light and dark: it opens, fits, and bars nobody."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from browser.conftest import WIDTHS, barriers, overflow, picture

PAGES = (
    *("inbox", "events", "actors", "sources", "places", "reviews", "export", "people", "sign-in"),
    *("actors/network", "sources/network", "actors/unknown", "sources/unknown", "places/unknown"),
    *("actors/israeli_forces", "sources/prcs", "places/albukamal"),
)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_opens_fits_and_bars_nobody(
    open_page: Callable[..., Page], name: str, language: str, width: str
) -> None:
    page = open_page(f"/{name}", language, width=WIDTHS[width], dark=width == "narrow")
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert page.locator("h1").count() == 1
    picture(page, f"{name.replace('/', '-')}-{language}-{width}")
    assert overflow(page) <= 0
    assert barriers(page) == []


def test_the_language_is_kept_when_it_is_changed(open_page: Callable[..., Page]) -> None:
    page = open_page("/inbox?lang=ar", "en")
    assert page.locator("html").get_attribute("lang") == "ar"
    page.goto("/events")
    assert page.locator("html").get_attribute("lang") == "ar"


def test_keys_lead_from_page_to_page_also_while_the_keyboard_writes_arabic(open_page: Callable[..., Page]) -> None:
    page = open_page("/inbox")
    page.keyboard.press("g")
    page.keyboard.press("e")
    page.wait_for_url("**/events")
    page.evaluate(
        """for (const [key, code] of [["ل", "KeyG"], ["ه", "KeyI"]])
             document.dispatchEvent(new KeyboardEvent("keydown", {key, code, bubbles: true}))"""
    )
    page.wait_for_url("**/inbox")


def test_the_theme_is_kept(open_page: Callable[..., Page]) -> None:
    page = open_page("/inbox")
    page.locator("[data-theme-switch]").click()
    page.goto("/events")
    assert page.locator("html").get_attribute("data-theme") == "dark"
