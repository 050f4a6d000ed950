"""The bytes that a reader waits for, as a host sends them: gzip -9. A KB is 1,000 bytes."""

import gzip
from pathlib import Path

from built_site import BuiltSite
from checkers import json_schema


def gzipped(*files: Path) -> int:
    """The bytes that files take, each compressed by itself."""
    assert files, "there is nothing to weigh"
    return sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files)


def search_index(site: BuiltSite) -> list[Path]:
    """The files of the search index, without the schema."""
    return sorted(file for file in (site.folder / "search").rglob("*.json") if "schema" not in file.name)


def test_the_errors_page_takes_at_most_20_kb(site: BuiltSite) -> None:
    assert gzipped(site.folder / "index.html") <= 20_000


def test_no_page_of_an_entry_takes_more_than_8_kb(site: BuiltSite) -> None:
    sizes = {page: gzipped(site.folder / page) for page in site.pages if page.startswith("errors/")}
    assert sizes
    assert not {page: size for page, size in sizes.items() if size > 8_000}


def test_all_scripts_take_at_most_15_kb(site: BuiltSite) -> None:
    assert gzipped(*(site.folder / "assets").rglob("*.js")) <= 15_000


def test_the_scripts_that_an_entry_needs_at_first_take_at_most_6_kb(site: BuiltSite) -> None:
    page = site.page("entry")
    scripts = [(site.folder / page).parent / script for script in site.parsed(page).scripts]
    assert gzipped(*scripts) <= 6_000


def test_all_stylesheets_take_at_most_8_kb(site: BuiltSite) -> None:
    assert gzipped(*(site.folder / "assets").rglob("*.css")) <= 8_000


def test_the_search_index_takes_at_most_25_kb(site: BuiltSite) -> None:
    assert gzipped(*search_index(site)) <= 25_000


def test_the_search_index_is_what_the_published_schema_says(site: BuiltSite) -> None:
    json_schema(site.folder / "search/schema.json", search_index(site)).assert_clean()
