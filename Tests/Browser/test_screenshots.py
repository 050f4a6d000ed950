"""Pictures of every kind of page, kept for people to look at: .build/screenshots/."""

from collections.abc import Callable

import pytest
from built_site import KINDS, REPOSITORY, BuiltSite
from static_server import StaticServer

FOLDER = REPOSITORY / ".build/screenshots"

TALLEST = 2_400
"""CSS pixels of a page that a picture shows: more takes long to draw, and shows the same again."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_taken_at_every_width_in_both_schemes(
    site: BuiltSite, server: StaticServer, open_page: Callable, kind: str
) -> None:
    page = open_page(server.address(site.page(kind)), reduced_motion="reduce").page
    pictures = {}
    for width in (360, 768, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        clip = {"x": 0, "y": 0, "width": width, "height": height}
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            file = FOLDER / f"{kind.replace(' ', '-')}-{width}-{scheme}.png"
            picture = page.screenshot(path=file, full_page=True, clip=clip)
            # A PNG says its width and height in the bytes 16 to 23.
            assert (int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")) == (width, height)
            pictures[width, scheme] = picture
    assert len(set(pictures.values())) == len(pictures)
