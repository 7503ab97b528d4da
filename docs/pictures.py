"""`make pictures`: opens a fresh demo house and takes the pictures of the README and the guides."""

import os
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from playwright.sync_api import sync_playwright  # noqa: E402  after the path is set

from tests.browser.house import DemoHouse, close, launch  # noqa: E402
from tests.harness import browsers  # noqa: E402

TARGET = ROOT / "docs" / "pictures"
REPORT = "/cms/reports/translations/"
FORMS = "/cms/snippets/builder/formdraft/"
MICRO = "main table a:has-text('Antrag Mikroprojekt')"
HEADER = ".w-panel__header:has-text('Kontakt und Konto')"
SECOND_PAGE = f"section:has(> {HEADER}) > {HEADER} [data-panel-toggle]"
MORE = "role=button[name='Mehr Aktionen']"


class Picture(NamedTuple):
    """What to show: file name, path, who looks, width, colours, and what to press before, parted by |."""

    name: str
    path: str
    person: str = ""
    width: int = 1280
    scheme: str = "light"
    follow: str = ""


PICTURES = (
    Picture("home-de", "/"),
    Picture("home-ar-phone", "/ar/", width=360),
    Picture("desk", "/desk/", "petra.klein@example.org"),
    Picture("cases", "/desk/cases/", "ruth.lang@example.org"),
    Picture("case", "/desk/cases/", "petra.klein@example.org", follow="main table a[href*='/cases/']"),
    Picture("editor-page", REPORT, "tom.berg@example.org", follow="main th a:text-is('Hände reichen')"),
    Picture("translations", REPORT, "tom.berg@example.org"),
    Picture("newsletter", "/cms/newsletter/", "tom.berg@example.org"),
    Picture("form-builder", FORMS, "tom.berg@example.org", follow=f"{MICRO} | {SECOND_PAGE}"),
    Picture("form-check", FORMS, "tom.berg@example.org", follow=f"{MICRO} | {MORE} | a[href$='/check/']"),
    Picture("styleguide-dark", "/styleguide/", scheme="dark"),
)


def main() -> None:
    """The pictures lie in docs/pictures/."""
    var = ROOT / "var" / "pictures"
    shutil.rmtree(var, ignore_errors=True)
    TARGET.mkdir(exist_ok=True)
    process, url = launch({**os.environ, "VAR_DIR": str(var)})
    house = DemoHouse(url, var)
    try:
        with sync_playwright() as playwright:
            browser = browsers.launch(playwright)
            for picture in PICTURES:
                context = browser.new_context(
                    base_url=url,
                    viewport={"width": picture.width, "height": 900},
                    color_scheme=picture.scheme,  # type: ignore[arg-type]
                    locale="de",
                )
                if picture.person:
                    context.add_cookies([house.session_cookie(picture.person)])
                page = context.new_page()
                page.goto(picture.path)
                for selector in picture.follow.split(" | ") if picture.follow else ():
                    page.locator(selector).first.click()
                    page.wait_for_load_state("networkidle")
                page.wait_for_load_state("networkidle")
                page.screenshot(path=TARGET / f"{picture.name}.png")
                context.close()
            browser.close()
    finally:
        close(process)


if __name__ == "__main__":
    main()
