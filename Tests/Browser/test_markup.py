"""The pages as documents: valid, linked, complete."""

import json
import xml.etree.ElementTree as ElementTree
from urllib.parse import unquote, urlsplit

import pytest
from built_site import BuiltSite, CatalogEntry
from checkers import lychee, nu_checker


def test_every_page_passes_the_nu_checker_without_error_or_warning(site: BuiltSite) -> None:
    report = nu_checker([site.folder / page for page in site.pages])
    report.assert_clean()
    assert report.looked_at == len(site.pages)


def test_every_link_and_fragment_is_alive_under_a_path(site: BuiltSite) -> None:
    lychee(site).assert_clean()


def test_every_link_and_fragment_is_alive_at_the_root(site_at_root: BuiltSite) -> None:
    lychee(site_at_root).assert_clean()


def test_every_link_names_a_file_so_that_it_works_from_a_folder(site: BuiltSite) -> None:
    # The page for what isn't there is shown at any depth, so its links can't be relative.
    looked_at = 0
    for page in set(site.pages) - {"404.html"}:
        for address in site.parsed(page).addresses:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            assert not parts.path.startswith("/"), f"{page} links to {address}, which starts at the host's root"
            target = (site.folder / page).parent / unquote(parts.path) if parts.path else site.folder / page
            assert target.is_file(), f"{page} links to {address}, which is no file"
            looked_at += 1
    assert looked_at > len(site.pages)


def test_the_page_for_what_is_not_there_has_links_that_work_at_any_depth(site: BuiltSite) -> None:
    addresses = [urlsplit(address) for address in site.parsed("404.html").addresses]
    inner = [parts for parts in addresses if not parts.netloc and parts.path]
    assert inner
    for parts in inner:
        assert parts.path.startswith(site.mount), f"{parts.path} does not start with {site.mount}"


def test_the_catalog_has_all_its_codes(catalog: list[CatalogEntry]) -> None:
    # 43 were published; a code is never taken away, since links to it are out in the world.
    assert len({entry.code for entry in catalog}) >= 43


def test_every_code_has_a_page(site: BuiltSite, catalog: list[CatalogEntry]) -> None:
    missing = [entry.code for entry in catalog if f"errors/{entry.slug}/index.html" not in site.pages]
    assert not missing


def test_every_code_has_its_anchors_on_the_errors_page(site: BuiltSite, catalog: list[CatalogEntry]) -> None:
    ids = set(site.parsed("index.html").ids)
    missing = [anchor for entry in catalog for anchor in entry.anchors if anchor not in ids]
    assert not missing


def test_every_group_has_a_page(site: BuiltSite, catalog: list[CatalogEntry]) -> None:
    missing = {entry.group for entry in catalog if f"groups/{entry.group}/index.html" not in site.pages}
    assert not missing


def test_every_page_has_one_first_heading_before_all_others(site: BuiltSite) -> None:
    for page in site.pages:
        headings = site.parsed(page).headings
        assert headings.count("h1") == 1, f"{page} has {headings.count('h1')} h1"
        assert headings[0] == "h1", f"{page} begins with {headings[0]}"


def test_the_sitemap_lists_every_page_once_by_its_canonical_address(site: BuiltSite) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    tree = ElementTree.parse(site.folder / "sitemap.xml")
    listed = [location.text for location in tree.findall("s:url/s:loc", names)]
    canonical = [site.parsed(page).canonical for page in site.pages if page != "404.html"]
    assert sorted(listed) == sorted(canonical)


def test_every_canonical_address_is_the_page_it_stands_on(site: BuiltSite) -> None:
    for page in set(site.pages) - {"404.html"}:
        assert site.parsed(page).canonical == site.base_url + page.removesuffix("index.html")


def test_every_page_can_be_shared_and_found(site: BuiltSite) -> None:
    titles = set()
    for page in set(site.pages) - {"404.html"}:
        parsed = site.parsed(page)
        assert 0 < len(parsed.metas["description"]) <= 400, page
        assert parsed.metas["og:description"] == parsed.metas["description"]
        assert parsed.metas["og:url"] == parsed.canonical
        assert parsed.metas["og:title"] and parsed.metas["og:site_name"] and parsed.metas["og:type"]
        titles.add(parsed.metas["og:title"])
        (data,) = map(json.loads, parsed.structured_data)
        assert data["@context"] == "https://schema.org"
        assert data["url"] == parsed.canonical
        kind = "DefinedTermSet" if page == "index.html" else "DefinedTerm" if page.startswith("errors/") else "WebPage"
        assert data["@type"] == kind, page
    assert len(titles) == len(site.pages) - 1, "two pages have the same title"


def test_an_entry_is_a_term_of_the_catalog_to_search_engines(site: BuiltSite) -> None:
    (data,) = map(json.loads, site.parsed("errors/invalid_card/index.html").structured_data)
    assert data["termCode"] == "invalid_card"
    assert data["inDefinedTermSet"]["@type"] == "DefinedTermSet"
    assert data["inDefinedTermSet"]["url"] == site.base_url


def test_robots_are_pointed_at_the_sitemap(site: BuiltSite) -> None:
    lines = (site.folder / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert f"Sitemap: {site.base_url}sitemap.xml" in lines


@pytest.mark.parametrize("name", ["index.html", "404.html", "sitemap.xml", "robots.txt", "_headers"])
def test_a_host_finds_the_files_that_it_knows_by_name(site: BuiltSite, name: str) -> None:
    assert (site.folder / name).is_file()
