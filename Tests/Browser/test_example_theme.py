"""Another theme, made the way that the README says: `ManualTheme` holds what differs, and must hold what docsite promises."""

from collections.abc import Callable
from pathlib import Path

import pytest
from built_site import KINDS, REPOSITORY, BuiltSite
from checkers import axe, nu_checker
from page_watch import SCREENS
from static_server import StaticServer

THEME = Path(__file__).parent / "ManualTheme"
PICTURES = REPOSITORY / ".build/screenshots"


@pytest.fixture(scope="module")
def manual(build: Callable[..., BuiltSite]) -> BuiltSite:
    """The site in the example theme."""
    return build("https://example.test/a/b/", theme=THEME)


@pytest.fixture(scope="module")
def manual_server(manual: BuiltSite, serve: Callable[[BuiltSite], StaticServer]) -> StaticServer:
    """A host of the site in the example theme."""
    return serve(manual)


def test_it_holds_only_what_differs() -> None:
    files = [file for file in THEME.rglob("*") if file.is_file()]
    assert 0 < len(files) <= 6


def test_its_pages_pass_the_nu_checker(manual: BuiltSite) -> None:
    report = nu_checker([manual.folder / manual.page(kind) for kind in KINDS])
    report.assert_clean()
    assert report.looked_at == len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_its_pages_keep_to_the_policy_and_axe_finds_nothing(
    manual: BuiltSite, manual_server: StaticServer, open_page: Callable, kind: str
) -> None:
    watch = open_page(manual_server.address(manual.page(kind)), viewport=SCREENS["phone"], reduced_motion="reduce")
    page = watch.page
    for scheme, rules in (("light", None), ("dark", ["color-contrast"])):
        page.emulate_media(color_scheme=scheme)
        axe(page, only=rules).assert_clean()
        page.screenshot(path=PICTURES / f"manual-{kind.replace(' ', '-')}-360-{scheme}.png")
    assert page.evaluate("document.documentElement.scrollWidth") <= SCREENS["phone"]["width"]
    page.set_viewport_size(SCREENS["desktop"])
    page.screenshot(path=PICTURES / f"manual-{kind.replace(' ', '-')}-1280-dark.png")
    assert not watch.problems


LOOKS = """() => {
    const rail = document.querySelector(".rail").getBoundingClientRect();
    const main = document.querySelector("main").getBoundingClientRect();
    const style = getComputedStyle(document.documentElement);
    return { paper: style.backgroundColor, isRailFirst: rail.right <= main.left, font: style.fontFamily.split(",")[0] };
}"""


def test_it_looks_like_another_site(
    site: BuiltSite, server: StaticServer, manual_server: StaticServer, open_page: Callable
) -> None:
    looks = [
        open_page(host.address(site.page("entry")), viewport=SCREENS["desktop"]).page.evaluate(LOOKS)
        for host in (server, manual_server)
    ]
    assert looks[1] == {"paper": "rgb(245, 242, 232)", "isRailFirst": True, "font": "Charter"}
    assert not any(looks[0][name] == looks[1][name] for name in looks[0])


def test_its_first_visit_takes_no_more_files_but_the_logo(
    manual: BuiltSite, manual_server: StaticServer, open_page: Callable
) -> None:
    watch = open_page(manual_server.address(manual.page("entry")))
    watch.page.wait_for_load_state("networkidle")
    assets = {address.rsplit("/", 1)[-1] for address in watch.requests if "/assets/" in address}
    assert sorted(name.split(".")[0] for name in assets) == ["icons", "logo", "site", "site"]
