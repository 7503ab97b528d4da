"""The validator of HTML, which reads every screen on its walks, and the page that no link leads to."""

import urllib.error
import urllib.request

import pytest

from . import markup
from .house import DemoHouse

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]


@pytest.mark.parametrize("prefix", ["", "/ar"])
def test_the_page_that_says_there_is_none(demo_house: DemoHouse, outside: str, prefix: str) -> None:
    """It is a page like others."""
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(f"{demo_house.url}{prefix}/gibt-es-nicht/", timeout=30)
    assert answer.value.code == 404
    html = answer.value.read().decode()
    assert "<main" in html
    assert list(markup.faults(outside, {"the page of what is not there": html})) == []


def test_the_validator_finds_faults(outside: str) -> None:
    """It would notice what no browser shows."""
    body = '<p id="a">Text</p><p id="a">Text</p><ul><div>Text</div></ul><p><section></section></p>'
    body += '<time datetime="gestern">gestern</time>'
    page = f'<!DOCTYPE html><html lang="de"><head><title>Titel</title></head><body>{body}</body></html>'
    rules = {fault.partition(":")[0] for fault in markup.faults(outside, {"page": page})}
    assert rules >= {"no-dup-id", "element-permitted-content", "no-implicit-close", "time"}
