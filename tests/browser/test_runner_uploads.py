"""Uploading papers and photos: a bar, a picture, plain words for what can't be taken."""

import io
import re
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from .house import DemoHouse, Visitor
from .runner import KOFI, draft, violations

pytestmark = pytest.mark.browser
pillow_heif.register_heif_opener()
PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def _file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def _photo(kind: str) -> bytes:
    output = io.BytesIO()
    Image.new("RGB", (640, 480), "teal").save(output, kind)
    return output.getvalue()


def _open(visit: Visitor, house: DemoHouse, **how: object) -> Page:
    page = visit(as_=KOFI, **how)  # type: ignore[arg-type]
    prefix = f"/{how['language']}" if "language" in how else ""
    page.goto(f"{prefix}{draft(house, visit)}attachments/")
    return page


def _empty(page: Page, question: str) -> None:
    while page.locator(f"#q-{question} [data-remove-file]").count():
        known = page.locator(f"#q-{question} [data-remove-file]").count()
        page.locator(f"#q-{question} [data-remove-file]").first.click()
        expect(page.locator(f"#q-{question} [data-remove-file]")).to_have_count(known - 1)
        page.wait_for_timeout(600)


def test_a_photo_of_a_phone_is_shown_at_once_and_removed(visit: Visitor, demo_house: DemoHouse) -> None:
    """HEIC in, a picture on the screen, in Arabic on a small phone; nothing is left after removing it."""
    page = _open(visit, demo_house, width=360, language="ar")
    _empty(page, "statute")
    page.locator("#statute").set_input_files([_file("foto.heic", _photo("HEIF"))])
    picture = page.locator("#q-statute img")
    expect(picture).to_be_visible(timeout=15_000)
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("naturalWidth", 640)
    expect(page.locator("#q-statute [data-upload-news]")).to_contain_text("foto.heic")
    assert page.locator("#statute").count() == 0  # one file is enough here
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(page) == []
    page.reload()
    expect(page.locator("#q-statute img")).to_be_visible()
    page.locator("#q-statute [data-remove-file]").press("Enter")
    expect(page.locator("#q-statute img")).to_have_count(0)
    expect(page.locator("#statute")).to_be_visible()
    page.reload()
    expect(page.locator("#q-statute img")).to_have_count(0)


def test_several_files_have_a_bar_each(visit: Visitor, demo_house: DemoHouse) -> None:
    """One after the other; all of them stand in the list and are counted."""
    page = _open(visit, demo_house)
    _empty(page, "offers")
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    slow = {"offline": False, "latency": 20, "downloadThroughput": -1, "uploadThroughput": 150_000}
    session.send("Network.emulateNetworkConditions", slow)
    big = b"a;b\n" * 50_000
    files = [_file("angebot-1.csv", big), _file("angebot-2.pdf", PDF)]
    page.locator("#offers").set_input_files(files)
    bar = page.locator("#q-offers progress")
    expect(bar).to_be_visible()
    expect(bar).to_have_attribute("value", re.compile("[1-9]"))
    expect(bar).to_have_attribute("aria-label", re.compile("angebot-1.csv"))
    expect(page.locator("#q-offers [data-remove-file]")).to_have_count(2, timeout=20_000)
    expect(page.locator("#q-offers [data-upload-news]")).to_contain_text("angebot-1.csv")
    expect(page.locator("#q-offers [data-upload-news]")).to_contain_text("angebot-2.pdf")
    expect(bar).to_have_count(0)
    page.locator("main button[name=go][value=list]").click()  # nothing is sent twice
    page.go_back()
    page.reload()
    expect(page.locator("#q-offers [data-remove-file]")).to_have_count(2)


def test_what_can_not_be_taken_is_said_before_it_is_sent(visit: Visitor, demo_house: DemoHouse) -> None:
    """A wrong kind, an empty file and too many megabytes never leave the device."""
    page = _open(visit, demo_house, width=360)
    _empty(page, "charity_file")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if "/upload/" in request.url else None)
    news = page.locator("#q-charity_file [data-upload-news]")
    field = page.locator("#charity_file")
    field.set_input_files([_file("brief.pages", b"x")])
    expect(news).to_contain_text("brief.pages")
    field.set_input_files([_file("leer.pdf", b"")])
    expect(news).to_contain_text("leer.pdf")
    field.set_input_files([_file("film.pdf", b"%PDF-" + b"0" * (15 * 1024 * 1024))])
    expect(news).to_contain_text("film.pdf")
    expect(news).to_contain_text("15 MB")
    assert sent == []
    assert violations(page) == []
    field.set_input_files([_file("falsch.pdf", b"<html>")])
    expect(news).to_contain_text("PDF")  # the server looks inside
    assert len(sent) == 1
    expect(page.locator("#q-charity_file [data-remove-file]")).to_have_count(0)


def test_without_javascript_the_page_brings_the_files(
    visit: Visitor, demo_house: DemoHouse, tmp_path: Path
) -> None:
    """The plain form uploads, shows and removes."""
    page = _open(visit, demo_house)
    _empty(page, "charity_file")
    page = _open(visit, demo_house, javascript=False)
    photo = tmp_path / "bescheid.jpg"
    photo.write_bytes(_photo("JPEG"))
    page.locator("#charity_file").set_input_files(photo)
    page.locator("main button[name=go][value=list]").click()
    page.goto(f"{draft(demo_house, visit)}attachments/")
    answer = page.request.get(str(page.locator("#q-charity_file img").get_attribute("src")))
    assert answer.headers["content-type"] == "image/jpeg"
    page.locator("#q-charity_file button[name=remove]").click()
    expect(page.locator("#q-charity_file img")).to_have_count(0)
