"""The HTML of screens, read by a validator: what a browser repairs in silence, others don't."""

import json
import re
import subprocess
from collections.abc import Iterator

from django.conf import settings

FOLDER = settings.ROOT / "tests" / "outside"
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
BAD_TIME = re.compile(r'<time[^>]*datetime="(?!\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:?\d\d))?")[^"]*"')


def validated(node: str, pages: dict[str, str]) -> list[str]:
    """What the validator says of pages, by where they are."""
    lines = "\n".join(json.dumps({"where": where, "html": html}) for where, html in pages.items())
    command = [node, "src/markup.mjs", "markup.json"]
    done = subprocess.run(command, cwd=FOLDER, input=lines, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(said) == len(pages)
    return [f"{fault} at {page['where']}" for page in said for fault in page["faults"]]


def faults(node: str, pages: dict[str, str]) -> Iterator[str]:
    """What is wrong with pages, by where they are; at most sixty of it."""
    found = validated(node, pages)
    found += [f"time: {bad[0]} at {where}" for where, html in pages.items() if (bad := BAD_TIME.search(html))]
    wrong = [line for line in found if not any(re.search(known, line) for known in LEFT_OFF)]
    yield from wrong[:60]
