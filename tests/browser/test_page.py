"""The HTML page in a real browser, at phone and desktop width."""

from __future__ import annotations

import shutil

import pytest

from tellings.demo import ARTICLES
from tellings.pipeline import compare
from tellings.report import html_page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip
WIDTHS = [390, 1280]


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.skip("no chromium is here: sudo apt-get install chromium")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    page = tmp_path_factory.mktemp("page") / "demo.html"
    page.write_text(html_page(compare([ARTICLES])), encoding="utf-8")
    return page


@pytest.fixture(params=WIDTHS)
def page(request, browser, file):
    tab = browser.new_page(viewport={"width": request.param, "height": 900}, java_script_enabled=True)
    requests = []
    tab.on("request", lambda r: requests.append(r.url))
    tab.goto(file.as_uri())
    tab.requests = requests
    yield tab
    tab.close()


def test_the_page_fits_the_width_of_the_screen(page):
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_the_page_asks_for_nothing_from_outside(page, file):
    assert page.requests == [file.as_uri()]


def test_a_figure_leads_to_its_words(page):
    link = page.locator("section td a").first
    target = link.get_attribute("href")
    link.click()
    assert page.locator(f"[id='{target[1:]}'] + mark").first.is_visible()


def test_events_findings_timeline_and_articles_are_there(page):
    assert page.locator("section > h2").count() >= 3
    assert page.locator(".finding").count() >= 3
    assert page.locator("#timeline svg rect").count() >= 3
    assert page.locator("#articles details").count() == 6


def test_text_is_large_enough_to_read(page):
    assert float(page.evaluate("getComputedStyle(document.querySelector('.tellings')).fontSize").removesuffix("px")) >= 15


def test_hostile_text_stays_text(browser, tmp_path):
    article = tmp_path / "evil.txt"
    article.write_text(
        "<script>document.title='owned'</script> Nine people were killed in <img src=x onerror=alert(1)> Orlin, police said.\n",
        encoding="utf-8",
    )
    page = tmp_path / "evil.html"
    page.write_text(html_page(compare([article])), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(page.as_uri())
    assert "owned" not in tab.title()
    assert tab.locator("img").count() == 0
    tab.close()
