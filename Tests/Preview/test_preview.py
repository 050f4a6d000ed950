"""A page that follows its author: what a browser shows after a save."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from preview import Preview, is_marked, mark

NOTE = "content/notes/rate_limited.md"
CATALOG = "content/catalog/429-too-many-requests.yml"


def test_a_save_is_in_the_browser(preview: Preview, page: Page) -> None:
    page.goto(preview.address + "errors/rate_limited/")
    preview.replace(NOTE, "within a minute", "within an hour")
    expect(page.get_by_text("within an hour")).to_be_visible()


def test_an_editor_that_renames_is_followed_again_and_again(preview: Preview, page: Page) -> None:
    page.goto(preview.address + "errors/rate_limited/")
    text = (preview.folder / NOTE).read_text(encoding="utf-8")
    for number in ("one", "two", "three"):
        preview.save(NOTE, text + f"\nThis is state {number}.\n")
        expect(page.get_by_text(f"This is state {number}.")).to_be_visible()


def test_the_page_stays_where_it_was_scrolled_to(preview: Preview, page: Page) -> None:
    text = (preview.folder / NOTE).read_text(encoding="utf-8")
    preview.save(NOTE, text + "\nA paragraph.\n" * 100)
    preview.wait_for("changed")
    page.goto(preview.address + "errors/rate_limited/")
    page.evaluate("scrollTo(0, 900)")
    preview.replace(NOTE, "within a minute", "within an hour")
    expect(page.get_by_text("within an hour")).to_be_attached()
    page.wait_for_function("() => scrollY === 900")


def test_styles_change_without_a_reload(preview: Preview, page: Page) -> None:
    page.goto(preview.address)
    mark(page)
    with (preview.folder / "theme/assets/brand.css").open("a", encoding="utf-8") as file:
        file.write("\nh1 { letter-spacing: 7px; }\n")
    expect(page.locator("h1").first).to_have_css("letter-spacing", "7px")
    # The former one goes away when the new one is loaded, which is somewhat after it is applied.
    expect(page.locator('link[rel="stylesheet"]')).to_have_count(1)
    assert is_marked(page)


def test_a_fault_is_shown_over_the_last_good_site_until_it_is_mended(preview: Preview, page: Page) -> None:
    page.goto(preview.address + "errors/rate_limited/")
    preview.replace(NOTE, "seconds as", "seconds <script>alert(1)</script> as [x](#no_such_code)")
    report = page.locator("docsite-preview pre")
    expect(report).to_contain_text("link to `#no_such_code` leads nowhere")
    expect(report).to_contain_text("content/notes/rate_limited.md:7:")
    expect(report).to_contain_text("<script>alert(1)</script>")
    expect(page.get_by_text("within a minute")).to_be_visible()
    shown = report.inner_text().strip()
    assert preview.tells(shown), preview.said
    page.goto(preview.address)
    expect(report).to_contain_text("leads nowhere")
    preview.replace(NOTE, " <script>alert(1)</script> as [x](#no_such_code)", " as")
    expect(report).to_have_count(0)


def test_a_site_that_never_was_good_comes_up_once_it_is(
    start: Callable[..., Preview], site_folder: Path, page: Page
) -> None:
    catalog = site_folder / CATALOG
    good = catalog.read_text(encoding="utf-8")
    catalog.write_text(good.replace("code: rate_limited", "code: rate limited"), encoding="utf-8")
    preview = start(site_folder)
    response = page.goto(preview.address + "errors/rate_limited/")
    assert response.status == 503
    expect(page.locator("pre")).to_contain_text("error[invalid-code]")
    catalog.write_text(good, encoding="utf-8")
    page.wait_for_function("() => document.title !== 'No site yet' && document.title")
    preview.wait_for("files in")


def test_every_open_page_follows_also_more_than_a_browser_has_connections(preview: Preview, browser: Browser) -> None:
    context = browser.new_context()
    pages = [context.new_page() for _ in range(9)]
    for page in pages:
        page.goto(preview.address + "errors/rate_limited/")
    preview.replace(NOTE, "within a minute", "within an hour")
    for page in pages:
        expect(page.get_by_text("within an hour")).to_be_visible()
    context.close()


def test_a_page_that_was_open_while_the_preview_was_away_catches_up(
    start: Callable[..., Preview], site_folder: Path, page: Page
) -> None:
    first = start(site_folder)
    page.goto(first.address + "errors/rate_limited/")
    first.end()
    first.replace(NOTE, "within a minute", "within an hour")
    second = start(site_folder, "--port", str(first.port))
    assert second.port == first.port
    expect(page.get_by_text("within an hour")).to_be_visible()


def test_a_site_without_a_theme_wears_the_programs_own(start: Callable[..., Preview], site_folder: Path) -> None:
    (site_folder / "theme").rename(site_folder / "elsewhere")
    preview = start(site_folder)
    assert preview.get("/api/")[0] == 200


def test_a_network_drive_is_looked_at_again_and_again(
    start: Callable[..., Preview], site_folder: Path, page: Page
) -> None:
    preview = start(site_folder, "--poll")
    page.goto(preview.address + "errors/rate_limited/")
    preview.replace(NOTE, "within a minute", "within an hour")
    expect(page.get_by_text("within an hour")).to_be_visible()


def test_a_ledger_that_is_changed_by_hand_is_seen(docsite: Path, start: Callable[..., Preview], site_folder: Path) -> None:
    subprocess.run([docsite, "build"], cwd=site_folder, capture_output=True, check=True)
    preview = start(site_folder)
    changes = "/" + preview.address.split("/", 3)[3] + "changes/"
    assert b"2024-05-06" not in preview.get(changes)[1]
    ledger = site_folder / "content/permalinks.txt"
    text = ledger.read_text(encoding="utf-8").replace("unreleased", "2024-05-06")
    for change, said in [(text, "changed in"), (text + "#gone\terror gone\t2024-05-06\n", "1 error"), (text, "well again")]:
        before = len(preview.said)
        ledger.write_text(change, encoding="utf-8")
        preview.wait_for(said, before)
    assert b"2024-05-06" in preview.get(changes)[1]
    assert "lost-permalink" in "".join(preview.said)
