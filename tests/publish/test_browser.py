"""The report in a real browser: what a reader with a keyboard, a phone or scripts turned off has of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from counterfoil.publish import to_html, to_index
from tests.publish.sample import CLAIMS, FINDINGS, TEXT, audited, hostile, sound

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
)  # fmt: skip  # nothing but the page may be the cause of a request
PAGES: dict[str, Callable[[], str]] = {
    "audited": lambda: to_html(audited()),
    "sound": lambda: to_html(sound()),
    "hostile": lambda: to_html(hostile()),
    "index": lambda: to_index([audited(), hostile()], ["audited.html", "hostile.html"]),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is missing, and CI must try the report in it.")
        pytest.skip("Chromium is missing.")
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=found, args=list(ARGUMENTS))
        yield running
        running.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("report")
    for name, make in PAGES.items():
        (target / f"{name}.html").write_text(make(), encoding="utf-8")
    return target


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


def _open(context: BrowserContext, folder: Path, name: str, anchor: str = "") -> Page:
    page = context.new_page()
    page.goto((folder / f"{name}.html").as_uri() + anchor)
    return page


@pytest.mark.parametrize("name", PAGES)
def test_no_console_error_and_no_request_beyond_the_file(context: BrowserContext, folder: Path, name: str) -> None:
    said: list[str] = []
    asked: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    address = (folder / f"{name}.html").as_uri()
    page.goto(address, wait_until="networkidle")
    assert said == []
    assert [url for url in asked if not url.startswith("data:")] == [address]


def test_every_anchor_of_the_page_resolves(context: BrowserContext, folder: Path) -> None:
    page = _open(context, folder, "audited")
    lost = page.evaluate(
        """() => [...document.querySelectorAll("a[href^='#']")]
            .filter(link => !document.getElementById(decodeURIComponent(link.hash.slice(1)))).length"""
    )
    assert lost == 0


def test_a_hostile_statement_is_shown_and_not_run(context: BrowserContext, folder: Path) -> None:
    page = _open(context, folder, "hostile")
    assert page.title() != "run"
    assert "<script>document.title='run'</script>" in page.inner_text("h1")
    assert page.locator("main").is_visible()
    # Even markup that found its way in would not run: the page's own policy forbids it.
    page.evaluate(
        """() => { const mark = document.createElement("div");
            mark.innerHTML = "<img src=x onerror='document.title=`run`'>"; document.body.append(mark);
            const script = document.createElement("script");
            script.textContent = "document.title='run'"; document.body.append(script); }"""
    )
    page.wait_for_timeout(100)
    assert page.title() != "run"


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_out_of_the_page(context: BrowserContext, folder: Path, name: str) -> None:
    page = _open(context, folder, name)
    page.evaluate("() => document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.evaluate("() => document.querySelectorAll('.fold').forEach(each => { each.checked = true; })")
    for width in (360, 390, 768, 1024, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_findings_stand_on_the_first_screen(context: BrowserContext, folder: Path) -> None:
    page = _open(context, folder, "audited")
    first = page.locator("ol.findings li").first.bounding_box()
    assert first is not None
    assert first["y"] < 600


def test_notes_stand_beside_their_line_on_a_desk(context: BrowserContext, folder: Path) -> None:
    page = _open(context, folder, "audited")
    for claim in CLAIMS:
        figure = page.locator(f"a.figure#{claim.id}").bounding_box()
        note = page.locator(f"#n-{claim.id}").bounding_box()
        assert figure is not None
        assert note is not None
        assert note["x"] > figure["x"] + figure["width"]
    row = page.locator(".row", has=page.locator("#c3"))
    paragraph, notes = row.locator(".text").bounding_box(), row.locator(".notes").bounding_box()
    assert paragraph is not None
    assert notes is not None
    assert abs(paragraph["y"] - notes["y"]) < 40


def test_a_line_of_the_statement_holds_about_66_characters(context: BrowserContext, folder: Path) -> None:
    page = _open(context, folder, "audited")
    lengths = page.evaluate(
        """() => { const words = document.querySelector(".words.body").cloneNode(true);
            words.querySelectorAll("sup, svg").forEach(each => each.remove());
            document.querySelector(".words.body").replaceWith(words);
            const range = document.createRange(); range.selectNodeContents(words);
            const lines = new Set([...range.getClientRects()].map(each => Math.round(each.bottom / 12)));
            return [words.textContent.length, lines.size]; }"""
    )
    # Wide enough for the serif that a machine without any of the named ones falls back to.
    assert 48 <= lengths[0] / lengths[1] <= 80


def test_notes_are_folded_on_a_phone_and_open_with_the_keyboard(context: BrowserContext, folder: Path) -> None:
    page = _open(context, folder, "audited")
    page.set_viewport_size({"width": 390, "height": 800})
    note = page.locator("#n-c3")
    assert not note.is_visible()
    fold = page.locator(".row", has=page.locator("#c3")).locator(".fold")
    fold.focus()
    page.keyboard.press("Space")
    assert note.is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_to_a_folded_note_opens_it(browser: Browser, folder: Path, *, scripts: bool) -> None:
    made = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=scripts)
    page = _open(made, folder, "audited")
    page.locator("a.figure#c13").click()
    assert page.locator("#n-c13").is_visible()
    made.close()


def test_the_page_is_whole_with_scripts_off(browser: Browser, folder: Path) -> None:
    made = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    page = _open(made, folder, "audited")
    assert page.locator("ol.findings li").count() == len(FINDINGS)
    for claim in CLAIMS:
        assert page.locator(f"a.figure#{claim.id} .number").inner_text() == TEXT[claim.span.start : claim.span.end]
        assert page.locator(f"#n-{claim.id}").is_visible()
    rule = page.locator("#n-c3 .rules")
    assert not rule.is_visible()
    page.locator("#n-c3 summary").click()
    assert rule.is_visible()
    assert page.locator("#cite-c3").is_visible()
    assert page.locator("button.copy:visible").count() == 0, "a button that would do nothing is not shown"
    made.close()


def test_the_keyboard_reaches_every_figure_note_and_finding(context: BrowserContext, folder: Path) -> None:
    page = _open(context, folder, "audited")
    reached: set[str] = set()
    for _ in range(400):
        page.keyboard.press("Tab")
        name = page.evaluate(
            """() => { const at = document.activeElement;
                return at === document.body ? "" : at.id || at.closest("[id]")?.id || at.tagName; }"""
        )
        if not name:
            break
        reached.add(name)
    assert {claim.id for claim in CLAIMS} <= reached
    assert {f"n-{claim.id}" for claim in CLAIMS} <= reached
    assert {"t-l4", "l4"} <= reached


def test_focus_is_seen(context: BrowserContext, folder: Path) -> None:
    page = _open(context, folder, "audited")
    page.keyboard.press("Tab")
    assert page.locator("a.skip").evaluate("each => getComputedStyle(each).position") == "absolute"
    assert page.locator("a.skip").is_visible()
    page.keyboard.press("Tab")
    style = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"


def test_a_leftover_says_why_on_focus(context: BrowserContext, folder: Path) -> None:
    page = _open(context, folder, "audited")
    mark = page.locator("#t-l4")
    assert mark.evaluate("each => getComputedStyle(each, '::after').content") == "none"
    page.locator("#c12").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.id") == "t-l4"
    assert mark.evaluate("each => getComputedStyle(each, '::after').content") == '"part of a date"'


def test_a_citation_is_copied(context: BrowserContext, folder: Path) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = _open(context, folder, "audited")
    page.locator("#n-c3 summary").click()
    page.locator("#n-c3 button.copy").click()
    page.locator("#n-c3 button.copy", has_text="Copied").wait_for()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == page.locator("#cite-c3").text_content()
    assert "SHA-256" in copied


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_readers_light(browser: Browser, folder: Path, scheme: str) -> None:
    made = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = _open(made, folder, "audited")
    paper, ink = page.evaluate(
        "() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
        ".map(colour => colour.match(/\\d+/g).map(Number).reduce((a, b) => a + b))"
    )
    assert (paper < ink) == (scheme == "dark")
    made.close()


def test_on_paper_notes_are_open_and_controls_are_gone(context: BrowserContext, folder: Path) -> None:
    page = _open(context, folder, "audited")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    for claim in CLAIMS:
        assert page.locator(f"#n-{claim.id}").is_visible()
    for gone in (".fold", "button.copy", "a.skip"):
        assert page.locator(f"{gone}:visible").count() == 0
    after = page.locator("ol.findings a").first.evaluate("each => getComputedStyle(each, '::after').content")
    assert "#f-duration-dates-c4" in after or "attr(href)" in after
    whole = page.locator(".finding").first.evaluate("each => getComputedStyle(each).breakInside")
    assert whole == "avoid"
