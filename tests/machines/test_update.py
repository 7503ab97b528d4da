"""From one release to the next while people read: every page finds its styles, every mail arrives once."""

import hashlib
import json
import re
import shutil
import threading
from pathlib import Path

import pytest
from django.conf import settings

from tests.harness.servers import until
from tests.machines.house import House


@pytest.fixture
def next_release(house: House) -> str:
    """The program in another place, with its files gathered: one of the styles is another one."""
    root = house.var / "release-two"
    for part in ("site", "pages", "workflows", "locale"):
        shutil.copytree(settings.ROOT / part, root / part)
    house.releases["two"] = root
    source = root / "site" / "static" / "css" / "base.css"
    source.write_text(source.read_text() + "\n/* the second release */\n")
    one, two = (Path(house.environment("a", release)["STATIC_ROOT"]) for release in ("one", "two"))
    shutil.copytree(one, two)
    manifest = json.loads((two / "staticfiles.json").read_text())
    old = manifest["paths"]["css/base.css"]
    content = (two / old).read_bytes() + b"\n/* the second release */\n"
    new = f"css/base.{hashlib.md5(content, usedforsecurity=False).hexdigest()[:12]}.css"
    (two / old).unlink()
    (two / new).write_bytes(content)
    manifest["paths"]["css/base.css"] = new
    (two / "staticfiles.json").write_text(json.dumps(manifest))
    return "two"


class Browser:
    """Reads a page again and again behind a proxy: where one machine is away the other one answers."""

    def __init__(self, house: House, first: str) -> None:
        self.house, self.machines = house, (first, "ab"[first == "a"])
        self.pages: set[str] = set()
        self.missing: list[str] = []
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._read, daemon=True)

    def get(self, path: str) -> tuple[int, str]:
        """The answer of the first that has one; `/static/` of an unknown name goes to the next, too."""
        status, text = 0, ""
        for machine in self.machines:
            answer = self.house.get(machine, path)
            status, text = answer.status_code, answer.text if answer.status_code else ""
            if status not in (0, 404, 502):
                break
        return status, text

    def look(self) -> None:
        """The page with all its styles."""
        status, text = self.get("/fassung/")
        styles = re.findall(r'href="(/static/[^"]+\.css|/house\.css[^"]*)"', text)
        if status != 200 or len(styles) < 5:
            self.missing.append(f"the page: {status}")
        self.pages.add(" ".join(styles))
        self.missing += [path for path in styles if self.get(path)[0] != 200]

    def _read(self) -> None:
        while not self.over.wait(0.2):
            self.look()

    def __enter__(self) -> "Browser":
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.over.set()
        self.thread.join(60)


def test_readers_and_mails_of_an_update(house: House, next_release: str) -> None:
    """One machine after the other gets the next release; web and worker are told to end, then start anew."""
    addresses = [f"update-{number}@example.org" for number in range(12)]
    with Browser(house, "a") as one, Browser(house, "b") as other:
        for number, name in enumerate("ab"):
            other_one = "ab"[name == "a"]
            house.subscribe(*addresses[6 * number : 6 * number + 3], at=other_one)
            assert house.servers[f"worker {name}"].terminate() == 0
            house.servers[name].terminate()
            house.start_worker(name, next_release)
            house.start_web(name, next_release)
            house.subscribe(*addresses[6 * number + 3 : 6 * number + 6], at=name)
            until(lambda name=name: house.get(name, "/health/ready/").status_code == 200, 90, name)
    assert one.missing + other.missing == []
    looks = one.pages | other.pages
    assert len(looks) == 2, "the page of each release"
    for name in "ab":
        for path in {path for look in looks for path in look.split()}:
            assert house.get(name, path).status_code == 200, f"{path} of {name}: read before, styled after"
    arrived = house.mail.recipients
    until(lambda: {*addresses} <= {*arrived}, 60, "all mails")
    assert [arrived.count(each) for each in addresses] == [1] * len(addresses)
