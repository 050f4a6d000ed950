"""Pictures of every kind of page, kept for people to look at: .build/screenshots/."""

from collections.abc import Callable

import pytest
from built_site import KINDS, REPOSITORY, BuiltSite
from static_server import StaticServer

FOLDER = REPOSITORY / ".build/screenshots"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_is_taken_at_every_width(
    site: BuiltSite, server: StaticServer, open_page: Callable, kind: str, scheme: str
) -> None:
    page = open_page(server.address(site.page(kind)), color_scheme=scheme, reduced_motion="reduce").page
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        file = FOLDER / f"{kind.replace(' ', '-')}-{width}-{scheme}.png"
        picture = page.screenshot(path=file, full_page=True)
        # A PNG begins with its width, in the bytes 16 to 19: the page is as wide as the window, no wider.
        assert int.from_bytes(picture[16:20], "big") == width
