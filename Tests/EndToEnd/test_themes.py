"""A theme of one's own: what it replaces, what it inherits, and where its files come from."""

import re
from pathlib import Path

import pytest
import sound_site


@pytest.fixture
def plain(run, folder: Path) -> Path:
    """A site whose theme folder holds nothing yet."""
    for file in (folder / "theme/templates").iterdir():
        file.unlink()
    return folder


def test_a_template_that_was_copied_can_be_changed_alone(run, plain: Path) -> None:
    assert run("theme", "copy", "templates/footer.mustache").returncode == 0
    footer = plain / "theme/templates/footer.mustache"
    footer.write_text(footer.read_text().replace("<footer", '<footer data-mine="yes"'))
    assert run("build", "--strict").returncode == 0
    pages = list((plain / "public").rglob("*.html"))
    assert pages
    assert all('data-mine="yes"' in page.read_text() for page in pages)


def test_a_color_a_logo_a_link_and_a_style_need_no_template(run, plain: Path) -> None:
    sound_site.write(plain, {
        "theme/theme.yml": (
            'colors: {link: {light: "#123456"}}\nlogo: logo.svg\nheader: {Home page: https://example.test/}\n'
            "styles: [brand.css]\n"
        ),
        "theme/assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 32"/>',
        "theme/assets/brand.css": "h1 { letter-spacing: 0 }\n",
    })  # fmt: skip
    result = run("build", "--strict")
    assert result.returncode == 0, result.stderr
    page = (plain / "public/errors/used_token/index.html").read_text()
    assert '<a href="https://example.test/">Home page</a>' in page
    assert re.search(r'<img class="logo" src="../../assets/logo\.[0-9a-f]+\.svg" width="96" height="32" alt="">', page)
    sheets = re.findall(r'<link rel="stylesheet" href="../../(assets/[^"]+)"', page)
    assert len(sheets) == 1
    css = (plain / "public" / sheets[0]).read_text()
    assert "--link:light-dark(#123456,#8fbdf5);" in css
    assert css.endswith("h1 { letter-spacing: 0 }\n")


def test_the_files_of_the_theme_are_listed_with_those_that_a_site_replaces(run, plain: Path) -> None:
    sound_site.write(plain, {"theme/templates/footer.mustache": "x", "theme/assets/mine.css": ""})
    lines = run("theme", "files").stdout.splitlines()
    assert "> templates/footer.mustache" in lines
    assert "+ assets/mine.css" in lines
    assert "= templates/header.mustache" in lines


def test_a_copy_replaces_nothing(run, plain: Path) -> None:
    sound_site.write(plain, {"theme/theme.yml": "name: Mine\n"})
    assert run("theme", "copy", "theme.yml").returncode == 2
    assert (plain / "theme/theme.yml").read_text() == "name: Mine\n"


def test_a_file_that_docsite_does_not_have_is_not_copied(run, plain: Path) -> None:
    result = run("theme", "copy", "templates/fotter.mustache", "templates/header.mustache")
    assert result.returncode == 64
    assert "did you mean templates/footer.mustache?" in result.stderr
    assert not list((plain / "theme").rglob("*.mustache"))
