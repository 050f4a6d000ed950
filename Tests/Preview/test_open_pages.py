"""Pages that stay open: what becomes of each of them when the site changes under it."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from preview import Preview, is_marked, mark

NOTE = "content/notes/rate_limited.md"
REPORT = "docsite-preview pre"


def test_only_pages_that_changed_are_loaded_anew(preview: Preview, page: Page) -> None:
    changing, other = page, page.context.new_page()
    changing.goto(preview.address + "errors/rate_limited/")
    other.goto(preview.address + "errors/invalid_parameter/")
    mark(other)
    for state in ("an hour", "a day"):
        preview.save(NOTE, f"## Why it happens\n\nWithin {state}.\n\n## How to fix it\n\nWait.\n")
        expect(changing.get_by_text(f"Within {state}.")).to_be_visible()
    # By then the other page has heard of both, and it still hears what is about itself.
    assert is_marked(other)
    preview.replace("content/notes/invalid_parameter.md", "Nothing was changed", "Nothing at all was changed")
    expect(other.get_by_text("Nothing at all was changed")).to_be_visible()


def test_a_page_is_loaded_anew_for_a_picture_that_it_shows(preview: Preview, page: Page) -> None:
    picture = preview.folder / "content/static/dot.svg"
    picture.parent.mkdir()
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>')
    preview.save(NOTE, "## Why it happens\n\n![A dot](../static/dot.svg)\n\n## How to fix it\n\nWait.\n")
    preview.wait_for("rate_limited.md")
    page.goto(preview.address + "errors/rate_limited/")
    expect(page.locator("main img")).to_have_js_property("naturalWidth", 10)
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30"/>')
    expect(page.locator("main img")).to_have_js_property("naturalWidth", 30)


def test_a_page_that_disappears_says_so_and_comes_back(preview: Preview, page: Page) -> None:
    about = "content/pages/about.md"
    preview.save(about, "---\ntitle: About\n---\n\nWho we are.\n")
    preview.wait_for("about.md")
    page.goto(preview.address + "about/")
    (preview.folder / about).unlink()
    expect(page.get_by_text("Who we are.")).to_have_count(0)
    assert page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus") == 404
    preview.save(about, "---\ntitle: About\n---\n\nWho we were.\n")
    expect(page.get_by_text("Who we were.")).to_be_visible()


def test_a_site_that_moves_to_another_path_leaves_a_way_there(preview: Preview, page: Page) -> None:
    page.goto(preview.address)
    preview.replace("content/site.yml", "example.com/api/", "example.com/codes/")
    page.get_by_role("link", name="/codes/").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.go_back()
    preview.replace("content/site.yml", "example.com/codes/", "example.com/api/")
    expect(page.get_by_text("Look it up here")).to_be_visible()


def test_a_page_stays_where_it_was_scrolled_to_also_with_a_fragment(preview: Preview, page: Page) -> None:
    text = (preview.folder / NOTE).read_text(encoding="utf-8")
    preview.save(NOTE, text + "\nA paragraph.\n" * 100 + "\n## The end\n")
    preview.wait_for("rate_limited.md")
    page.goto(preview.address + "errors/rate_limited/#the-end")
    page.evaluate("scrollTo(0, 700)")
    preview.replace(NOTE, "within a minute", "within an hour")
    expect(page.get_by_text("within an hour")).to_be_attached()
    page.wait_for_function("() => scrollY === 700")


def test_stylesheets_that_change_quickly_leave_one(preview: Preview, page: Page) -> None:
    page.goto(preview.address)
    mark(page)
    for width in range(1, 6):
        with (preview.folder / "theme/assets/brand.css").open("a", encoding="utf-8") as file:
            file.write(f"\nh1 {{ letter-spacing: {width}px; }}\n")
        page.wait_for_timeout(30)
    expect(page.locator("h1").first).to_have_css("letter-spacing", "5px")
    expect(page.locator('link[rel="stylesheet"]')).to_have_count(1)
    assert is_marked(page)


def test_a_stylesheet_that_overtakes_the_one_before_it_leaves_one(preview: Preview, page: Page) -> None:
    page.goto(preview.address)
    stylesheets = page.locator('link[rel="stylesheet"]')
    before = stylesheets.count()
    brand = preview.folder / "theme/assets/brand.css"
    held = []
    page.route("**/*.css", lambda route: route.continue_() if held else held.append(route))
    for width in 1, 2:
        brand.write_text(f"h1 {{ letter-spacing: {width}px; }}\n", encoding="utf-8")
        # The first is asked for and does not come.
        expect(stylesheets).to_have_count(before + 1 if width == 1 else before)
    expect(page.locator("h1").first).to_have_css("letter-spacing", "2px")
    assert len(held) == 1


def test_a_stylesheet_that_keeps_its_name_is_taken_too(preview: Preview, page: Page) -> None:
    static = preview.folder / "content/static"
    static.mkdir()
    (static / "plain.css").write_text("p { letter-spacing: 1px; }")
    (static / "plain.html").write_text('<link rel="stylesheet" href="plain.css"><p>Text')
    preview.wait_for("changed")
    page.goto(preview.address + "plain.html")
    mark(page)
    (static / "plain.css").write_text("p { letter-spacing: 2px; }")
    expect(page.locator("p")).to_have_css("letter-spacing", "2px")
    assert is_marked(page)


def test_a_report_that_was_folded_away_stays_so_until_it_says_something_else(preview: Preview, page: Page) -> None:
    page.goto(preview.address + "errors/rate_limited/")
    preview.replace(NOTE, "seconds as", "seconds as [x](#no_such_code)")
    report, head = page.locator(REPORT), page.locator("docsite-preview summary")
    expect(report).to_be_visible()
    head.focus()
    page.keyboard.press("Enter")
    expect(report).to_be_hidden()
    heard = len(preview.said)
    preview.save("content/pages/about.md", "---\ntitle: About\n---\n\nWho we are.\n")
    preview.wait_for("as before", after=heard)
    expect(report).to_be_hidden()
    preview.replace(NOTE, "#no_such_code", "#no_such_error")
    expect(report).to_contain_text("#no_such_error")
    expect(report).to_be_visible()
    assert page.evaluate("document.activeElement.localName") == "docsite-preview"


def test_a_report_is_accessible_and_is_announced(preview: Preview, browser: Browser) -> None:
    # Not under the site's policy, which forbids what the checker does to the page.
    page = browser.new_context(bypass_csp=True).new_page()
    page.goto(preview.address + "errors/rate_limited/")
    preview.replace(NOTE, "seconds as", "seconds as [x](#no_such_code)")
    expect(page.get_by_role("alert").filter(has_text="1 error: the site is as it was before")).to_be_attached()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        results = Axe().run(page, "docsite-preview")
        assert results.response["passes"]
        assert results.violations_count == 0, results.generate_report()
    page.context.close()


def test_places_in_a_report_open_in_the_editor(start: Callable[..., Preview], site_folder: Path, page: Page) -> None:
    preview = start(site_folder, "--editor", "vscode")
    page.goto(preview.address)
    preview.replace(NOTE, "seconds as", "seconds as [x](#no_such_code)")
    link = page.locator("docsite-preview a")
    expect(link).to_have_attribute("href", f"vscode://file{site_folder}/{NOTE}:7:33")
    assert preview.tells(page.locator(REPORT).inner_text().strip()), preview.said


def test_warnings_are_shown_folded(preview: Preview, page: Page) -> None:
    page.goto(preview.address + "errors/rate_limited/")
    preview.replace(NOTE, "seconds as", "seconds ![](../static/dot.svg) as")
    (preview.folder / "content/static").mkdir()
    (preview.folder / "content/static/dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    expect(page.locator("docsite-preview summary")).to_have_text("1 warning")
    expect(page.locator(REPORT)).to_be_hidden()


@pytest.mark.parametrize("takes_away", ["delete window.SharedWorker", "window.SharedWorker = class extends Worker {}"])
def test_a_page_follows_where_there_is_no_worker_for_all(preview: Preview, browser: Browser, takes_away: str) -> None:
    context = browser.new_context()
    context.add_init_script(takes_away)
    page = context.new_page()
    page.goto(preview.address + "errors/rate_limited/")
    preview.replace(NOTE, "within a minute", "within an hour")
    expect(page.get_by_text("within an hour")).to_be_visible()
    context.close()


def test_a_preview_that_slept_catches_up(preview: Preview, page: Page) -> None:
    page.goto(preview.address + "errors/rate_limited/")
    preview.process.send_signal(signal.SIGSTOP)
    preview.replace(NOTE, "within a minute", "within an hour")
    preview.process.send_signal(signal.SIGCONT)
    expect(page.get_by_text("within an hour")).to_be_visible()


def test_a_page_that_was_gone_back_to_is_up_to_date(preview: Preview, page: Page) -> None:
    page.goto(preview.address + "errors/rate_limited/")
    page.goto(preview.address + "errors/invalid_parameter/")
    preview.replace(NOTE, "within a minute", "within an hour")
    preview.wait_for("changed")
    page.go_back()
    expect(page.get_by_text("within an hour")).to_be_visible()
