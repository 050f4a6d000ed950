"""Takes the picture of the README: a page of the built site in `public/`, as WebP, `make picture`."""

import base64
import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

REPOSITORY = Path(__file__).resolve().parents[1]
PAGE = REPOSITORY / "public/errors/invalid_card/index.html"
PICTURE = REPOSITORY / "docs/page.webp"
# A screen with two dots to a pixel, so that it is sharp where it is shown as wide as a README.
SCREEN = {"width": 1120, "height": 700}
QUALITY = 72


def main() -> None:
    names = [os.environ.get("CHROMIUM", "chromium"), "chromium-browser", "google-chrome"]
    path = next(filter(None, map(shutil.which, names)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        page = browser.new_page(viewport=SCREEN, device_scale_factor=2, color_scheme="light")
        page.goto(PAGE.as_uri())
        # Playwright itself knows PNG and JPEG only, which are three times as large.
        shot = page.context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
        PICTURE.write_bytes(base64.b64decode(shot["data"]))
        browser.close()
    print(f"{PICTURE.relative_to(REPOSITORY)}: {PICTURE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
