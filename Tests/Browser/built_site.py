"""A site that `docsite build` wrote, and the catalog that it was written from."""

from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import yaml

REPOSITORY = Path(__file__).resolve().parents[2]

KINDS = ["errors", "entry", "group", "page", "changes", "not found"]
"""The kinds of page that a site has."""

FOUND_KINDS = [kind for kind in KINDS if kind != "not found"]
"""The kinds that have an address of their own."""


class PageParser(HTMLParser):
    """What the checks want to know of a page's markup."""

    def __init__(self, markup: str):
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.headings: list[str] = []
        self.scripts: list[str] = []
        self.canonical: str | None = None
        self.metas: dict[str, str] = {}
        self.structured_data: list[str] = []
        self._is_in_data = False
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        if values.get("id"):
            self.ids.append(values["id"])
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(tag)
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values.get("href")
            return
        if tag == "meta" and (values.get("name") or values.get("property")):
            self.metas[values.get("name") or values["property"]] = values.get("content") or ""
        self._is_in_data = tag == "script" and values.get("type") == "application/ld+json"
        for name in ("href", "src", "action"):
            if values.get(name) is not None:
                self.addresses.append(values[name])
        if tag == "script" and values.get("src"):
            self.scripts.append(values["src"])

    def handle_data(self, data: str) -> None:
        if self._is_in_data:
            self.structured_data.append(data)
            self._is_in_data = False


@dataclass
class BuiltSite:
    """A built site, in the folder of a server where its base URL says that it lives."""

    server_root: Path
    """The folder that a host serves at `/`."""
    base_url: str
    """Where the site was built to live, with a slash at its end."""
    _parsed: dict[str, PageParser] = field(default_factory=dict)

    @property
    def mount(self) -> str:
        """The path of the base URL: `/`, or `/a/b/`."""
        return urlsplit(self.base_url).path

    @property
    def folder(self) -> Path:
        """The folder that `docsite` wrote."""
        return self.server_root / self.mount.strip("/")

    @cached_property
    def pages(self) -> list[str]:
        """Every HTML file, relative to the folder."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    def page(self, kind: str) -> str:
        """A page of a kind: the entry that links are tried with, a group quick to check, the first free page."""
        if kind == "page":
            free = [
                page
                for page in self.pages
                if page not in ("index.html", "404.html") and not page.startswith(("errors/", "groups/", "changes/"))
            ]
            assert free, "the site has no free page"
            return free[0]
        return {
            "errors": "index.html",
            "entry": "errors/invalid_card/index.html",
            "group": "groups/422/index.html",
            "changes": "changes/index.html",
            "not found": "404.html",
        }[kind]

    def parsed(self, page: str) -> PageParser:
        """The markup of a page, read once."""
        if page not in self._parsed:
            self._parsed[page] = PageParser((self.folder / page).read_text(encoding="utf-8"))
        return self._parsed[page]


@dataclass(frozen=True)
class CatalogEntry:
    """What the checks need of an entry of the catalog."""

    code: str
    slug: str
    group: str

    @property
    def anchors(self) -> list[str]:
        """The ids that links to the entry have had: its code, and the form with hyphens."""
        return list(dict.fromkeys([self.code, self.code.replace("_", "-")]))


def read_catalog(content: Path) -> list[CatalogEntry]:
    """The entries of `content/catalog/*.yml`, every scalar as the text that it was written as."""
    entries = []
    for file in sorted((content / "catalog").glob("*.yml")):
        group = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        entries += [
            CatalogEntry(code=error["code"], slug=error.get("slug", error["code"]), group=group["group"])
            for error in group["errors"]
        ]
    return entries
