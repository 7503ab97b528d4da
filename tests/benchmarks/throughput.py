"""The row about throughput: the production command with readers and people who save, build after build."""

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import quantiles
from typing import Any

import requests
from lxml import html

from tests.harness.servers import Server, free_port, production

from .builds import INSIDE, Build

READERS, SAVERS, SECONDS = 50, 20, 30.0
PAUSE = (0.5, 1.5)  # seconds between two looks of one person
TARGET = 0.6
PAGES = ("/", "/en/", "/ar/", "/uk/", "/api/pages/?type=pages.NewsPage&limit=12")


@dataclass
class Seen:
    """What all of them saw."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def p95(self) -> float:
        """Milliseconds within which 95 of 100 answers were there."""
        return quantiles(self.seconds, n=20)[-1] * 1000

    def spread(self) -> str:
        """Median – p95 – longest, in milliseconds."""
        ordered = sorted(self.seconds)
        return f"{ordered[len(ordered) // 2] * 1000:.0f} – {self.p95():.0f} – {ordered[-1] * 1000:.0f}"


def line(ours: Build, theirs: Build) -> str:
    """The row: p95 of ours over theirs, and whether anything failed."""
    seen = {build.name: under_load(build) for build in (theirs, ours)}
    now, then = seen[ours.name], seen[theirs.name]
    ratio, errors = now.p95() / then.p95(), len(now.errors)
    verdict = "✓" if ratio <= TARGET and not errors else "missed"
    name = (
        f"throughput: {READERS} readers and {SAVERS} savers for {SECONDS:.0f} s, p95 / build of 22 November "
        f"({len(now.seconds)} / {len(then.seconds)} answers, {errors} / {len(then.errors)} errors)"
    )
    return f"| {name} | {ratio:.2f} | ≤ {TARGET} | {verdict} | | | {now.spread()} | {then.spread()} | |"


def under_load(build: Build) -> Seen:
    """Its web as it runs in production, with everybody at it."""
    people, port = _savers(build), free_port()
    paths = f"{build.root}{os.pathsep}{build.root / 'site'}"
    environment = {
        **build.environment("offenes_haus"), "PYTHONPATH": paths, "DJANGO_SETTINGS_MODULE": "settings",
        "TRUSTED_PROXIES": "1",
    }  # fmt: skip
    command = [sys.executable, *production(build.root, port, build.var)]
    web = Server(command, port, environment, build.var / "web.log", build.root)
    try:
        _warm_up(f"http://127.0.0.1:{port}")
        return _everybody(f"http://127.0.0.1:{port}", people)
    finally:
        web.kill()


def _savers(build: Build) -> list[dict[str, Any]]:
    command = [sys.executable, str(INSIDE / "savers.py"), str(build.root), str(SAVERS)]
    environment = build.environment("offenes_haus")
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    people: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return people


def _warm_up(house: str) -> None:
    """Each of its processes has answered before anybody looks at the clock."""
    for page in PAGES * 4:
        requests.get(house + page, timeout=60)


def _everybody(house: str, people: list[dict[str, Any]]) -> Seen:
    seen, over = Seen(), threading.Event()
    jobs: list[Callable[[Person], None]] = [lambda person: person.read() for _each in range(READERS)]
    visitors = [Person(house, seen, number) for number in range(READERS)]
    for number, saver in enumerate(people):
        jobs.append(lambda person, page=saver["page"]: person.save(page))  # type: ignore[misc]
        visitors.append(Person(house, seen, READERS + number, saver["cookies"]))
    threads = [
        threading.Thread(target=person.go_on, args=(job, over))
        for person, job in zip(visitors, jobs, strict=True)
    ]
    for thread in threads:
        thread.start()
    time.sleep(SECONDS)
    over.set()
    for thread in threads:
        thread.join(60)
    return seen


class Person:
    """Somebody with a browser and an address of their own."""

    def __init__(self, house: str, seen: Seen, number: int, cookies: dict[str, str] | None = None) -> None:
        self.house, self.seen, self.chance = house, seen, random.Random(number)
        self.browser = requests.Session()
        self.browser.headers["X-Forwarded-For"] = f"203.0.113.{number}"
        self.browser.cookies.update(cookies or {})

    def go_on(self, job: Callable[["Person"], None], over: threading.Event) -> None:
        """The same again and again, with a pause to read."""
        while not over.wait(self.chance.uniform(*PAUSE)):
            job(self)

    def read(self) -> None:
        """A public page."""
        self._ask("GET", self.chance.choice(PAGES))

    def save(self, page: str) -> None:
        """The page of a form is opened, a word is changed, all of it is sent."""
        shown = self._ask("GET", page)
        if shown is None:
            return
        form = next(each for each in html.fromstring(shown.text).forms if "data-runner" in each.attrib)
        typed = dict(form.form_values())
        written = next(each.name for each in form.inputs if getattr(each, "type", "") == "text")
        typed[written] = f"Amira Haddad {self.chance.randrange(1000)}"
        self._ask("POST", page, data=typed, allow_redirects=False)

    def _ask(self, method: str, path: str, **more: Any) -> requests.Response | None:
        began = time.perf_counter()
        try:
            answer = self.browser.request(method, self.house + path, timeout=60, **more)
        except requests.RequestException as error:
            self.seen.errors.append(f"{method} {path}: {type(error).__name__}")
            return None
        self.seen.seconds.append(time.perf_counter() - began)
        if answer.status_code >= 400 or (method == "GET" and answer.history):  # nobody is led elsewhere
            self.seen.errors.append(f"{method} {path}: {answer.status_code}")
            return None
        return answer
