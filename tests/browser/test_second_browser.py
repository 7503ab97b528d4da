"""The guided form in Firefox: typing, keyboard, conditions, Arabic on a phone, and without scripts."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from secrets import token_hex
from typing import Any

import axe_playwright_python
import pytest
from django.conf import settings

from .house import DemoHouse, Visitor
from .runner import AXE_TAGS, KOFI, draft

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
FOLDER = settings.ROOT / "tests" / "outside"
AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js"))


@pytest.fixture
def told(demo_house: DemoHouse, visit: Visitor, outside: str) -> dict[str, Any]:
    """What Firefox has to know to fill in Kofi's draft."""
    firefox = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    assert firefox, "The forms are tried in Firefox, too: apt-get install firefox-esr"
    cookie = demo_house.session_cookie(KOFI)
    return {
        "node": outside,
        "firefox": firefox,
        "url": demo_house.url,
        "cookie": {"name": cookie["name"], "value": cookie["value"], "path": "/"},
        "sheet": draft(demo_house, visit),
        "text": f"Radwerkstatt {token_hex(3)}",
        "axe": str(AXE),
        "tags": AXE_TAGS,
    }


def in_firefox(journey: str, told: dict[str, Any]) -> Any:
    """What one journey came to; Firefox ends with it, however it ends."""
    command = [told["node"], "src/firefox.mjs", json.dumps({**told, "journey": journey})]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_typing(told: dict[str, Any]) -> None:
    """Stored by itself, and there after loading anew."""
    assert in_firefox("typing", told) == {"kept": told["text"]}


def test_rows_by_keyboard(told: dict[str, Any]) -> None:
    """One more, one less, and the keyboard is never lost."""
    said = in_firefox("keyboard", told)
    assert said == {"reached": True, "more": 1, "inRow": True, "less": 1, "somewhere": True}


def test_an_answer_brings_its_questions_up(told: dict[str, Any]) -> None:
    """And takes them away again."""
    said = in_firefox("condition", told)
    assert said["cameUp"] >= 1
    assert said["cameUp"] == said["wentAway"]


def test_arabic_on_a_small_phone(told: dict[str, Any]) -> None:
    """Every page fits, runs from right to left and is accessible."""
    said = in_firefox("arabic", told)
    assert said["faults"] == []
    assert said["pages"] >= 8


def test_without_scripts(told: dict[str, Any]) -> None:
    """The button stores, the list comes back, and the check leads to what is missing."""
    said = in_firefox("plain", told)
    assert said == {"list": told["sheet"], "kept": told["text"], "leadsTo": True}
