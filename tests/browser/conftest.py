"""A real browser before a served workbench: Debian's chromium, through Playwright. Skipped where there is none."""

import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from desks import SETTINGS, copied
from tawatur.run.workbench import Workbench, open_workbench
from tawatur.web.app import create_app

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
SHOTS = os.environ.get("SHOTS")  # a folder for pictures of pages, to be looked at
WIDTHS = {"wide": 1440, "narrow": 390}
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the browser."""
    if CHROMIUM is None:
        pytest.skip("no chromium here; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        yield made
        made.close()


@pytest.fixture
def address(sample_store: Path, tmp_path: Path) -> Iterator[str]:
    """Serve a copy of the sample store, and give its address."""
    with open_workbench(str(copied(sample_store, tmp_path)), by="tester") as bench:
        yield from served(bench)


def served(bench: Workbench, app: Any = None) -> Iterator[str]:
    """Serve a workbench while the caller works with its address."""
    with socket.create_server(("127.0.0.1", 0)) as at:
        config = uvicorn.Config(app or create_app(bench, SETTINGS), log_level="warning", lifespan="on")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [at]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{at.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(timeout=10)


@pytest.fixture(params=["ar", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Give each of the languages."""
    return str(request.param)


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Give a function that opens a page: ``open_page("/events", "ar", width=390)``; its errors fail the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(path: str, language: str = "en", *, width: int = 1440, dark: bool = False) -> Page:
        context = browser.new_context(
            base_url=address,
            locale="ar" if language == "ar" else "en-GB",
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on("console", lambda said: faults.append(f"{page.url}: {said.text}") if _is_fault(said) else None)
        page.on(
            "request",
            lambda asked: faults.append(f"asked for {asked.url}") if _is_foreign(asked.url, address) else None,
        )
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults, faults


def _is_fault(said: ConsoleMessage) -> bool:
    """Say whether the browser complains; that somebody else was quicker (409) is an answer, no fault."""
    return said.type == "error" and "409 (Conflict)" not in said.text


def _is_foreign(url: str, address: str) -> bool:
    return not url.startswith((address, "data:", "blob:"))


def barriers(page: Page) -> list[str]:
    """Return what axe-core finds against WCAG 2.2 AA: rule, and the parts of the page that break it."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    return [
        f"{one['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def picture(page: Page, name: str) -> None:
    """Take a picture of the whole page, if somebody wants to look at it: SHOTS=folder pytest tests/browser."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)
