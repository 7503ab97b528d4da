"""The HTML of every screen, read by a validator: what a browser repairs in silence, others don't."""

import json
import re
import subprocess
import urllib.error
import urllib.request

import pytest
from django.conf import settings

from .crawl import Screen
from .house import DemoHouse

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

FOLDER = settings.ROOT / "tests" / "outside"
LANGUAGES = {"de": "", "ar": "/ar"}
# Rules of `tests/outside/markup.json` that differ from what the validator recommends, and why:
# - ids hold the dots of questions' ids ("asset.mode"), which HTML allows;
# - choices of one question share its name, and an ordered list of steps may have a name;
# - a frame that scrolls is a <div role="region">: what it holds is a table, no section of the page;
# - our own scripts and styles come from our own origin, so that they need no hash;
# - titles hold names people chose; how long is theirs. Styles keep telephone numbers in one line.
# What is no fault at one place:
LEFT_OFF = {
    r"^unique-landmark: .* \(html > body > header > ": "menus stand twice, one for phones; styles show one",
    r"^wcag/h32: .* \(#main > form, .*/account/2fa/webauthn/add/": "its button asks the device, then sends",
}
BAD_TIME = re.compile(r'<time[^>]*datetime="(?!\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d{4})?")[^"]*"')


def _page(house: DemoHouse, path: str, person: str) -> str:
    """The HTML that a person is answered with, errors too; nothing else."""
    cookie = f"sessionid={house.session_cookie(person)['value']}" if person else ""
    request = urllib.request.Request(house.url + path, headers={"Cookie": cookie})
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return str(response.read().decode())
    except urllib.error.HTTPError as error:
        return str(error.read().decode())


def _validated(node: str, pages: dict[str, str]) -> list[str]:
    """What the validator says of pages, by where they are."""
    lines = "\n".join(json.dumps({"where": where, "html": html}) for where, html in pages.items())
    command = [node, "src/markup.mjs", "markup.json"]
    done = subprocess.run(command, cwd=FOLDER, input=lines, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(said) == len(pages)
    return [f"{fault} at {page['where']}" for page in said for fault in page["faults"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_is_valid_html(
    every_screen: list[Screen], demo_house: DemoHouse, outside: str, language: str
) -> None:
    """Also the page that says there is none."""
    prefix = LANGUAGES[language]
    wanted = [*every_screen, Screen("404", "/gibt-es-nicht/", "")]
    pages = {
        f"{prefix}{screen.path} as {screen.person or 'visitor'}": _page(
            demo_house, prefix + screen.path, screen.person
        )
        for screen in wanted
    }
    found = _validated(outside, pages)
    found += [f"time: {bad[0]} at {where}" for where, html in pages.items() if (bad := BAD_TIME.search(html))]
    faults = [line for line in found if not any(re.search(known, line) for known in LEFT_OFF)]
    assert faults == [], "\n".join(faults[:60])


def test_the_validator_finds_faults(outside: str) -> None:
    """It would notice what no browser shows."""
    body = '<p id="a">Text</p><p id="a">Text</p><ul><div>Text</div></ul><p><section></section></p>'
    page = f'<!DOCTYPE html><html lang="de"><head><title>Titel</title></head><body>{body}</body></html>'
    rules = {fault.partition(":")[0] for fault in _validated(outside, {"page": page})}
    assert rules >= {"no-dup-id", "element-permitted-content", "no-implicit-close"}
