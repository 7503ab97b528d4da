"""Finds every screen of the house by following its links, as each person of the demo."""

import re
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from django.urls import Resolver404, resolve

from demo.people import PEOPLE

from .house import DemoHouse

STARTS = ("/", "/demo/", "/desk/", "/cases/", "/people/profile/", "/styleguide/")
# Not screens of ours: files, machines, the editors' admin (Wagtail's own, tested there).
OUTSIDE = re.compile(r"^/(en/|ar/|uk/)?(cms|cms-documents|media|static|api|health|demo/mail/.+/html)(/|$)")
PAGES_PER_PERSON = 400


@dataclass(frozen=True)
class Screen:
    """One address, who sees it, and the name of its view."""

    view: str
    path: str
    person: str


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for key, value in attrs if key == "href" and value]


def kind_of(path: str) -> str:
    """The name of the view behind a path; Wagtail's pages are told apart by their section."""
    try:
        match = resolve(path)
    except Resolver404:
        return ""
    name = match.view_name
    if name == "forms:page":
        return f"{name}:{match.kwargs['page']}"
    if name == "wagtail_serve":
        parts = [part for part in path.strip("/").split("/") if part]
        return f"page:{parts[0] if parts else 'home'}:{len(parts)}"
    return name


def _get(house: DemoHouse, path: str, cookie: str) -> str:
    request = urllib.request.Request(house.url + path, headers={"Cookie": cookie, "Accept-Language": "de"})
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            if "text/html" not in response.headers.get("Content-Type", ""):
                return ""
            return str(response.read().decode())
    except urllib.error.HTTPError as error:
        if error.code >= 500:
            raise AssertionError(f"{path} answers {error.code}") from error
        return ""


def _walk(house: DemoHouse, person: str) -> Iterator[Screen]:
    cookie = f"sessionid={house.session_cookie(person)['value']}" if person else ""
    queue, seen, kinds = deque(STARTS), set(STARTS), set()
    counts: Counter[str] = Counter()
    for _ in range(PAGES_PER_PERSON):
        if not queue:
            return
        path = queue.popleft()
        page = _get(house, path, cookie)
        if not page:
            continue
        kind = kind_of(urllib.parse.urlsplit(path).path)
        if kind not in kinds:
            kinds.add(kind)
            yield Screen(kind, path, person)
        links = _Links()
        links.feed(page)
        for link in links.found:
            target = urllib.parse.urlsplit(urllib.parse.urljoin(house.url + path, link))
            inner = f"{target.path}?{target.query}" if target.query else target.path
            if target.netloc != urllib.parse.urlsplit(house.url).netloc or OUTSIDE.match(target.path):
                continue
            if inner in seen or re.match(r"^/(en|ar|uk)/", target.path):
                continue
            # A screen that is known is read at most a few times more, for the links it may hold.
            counts[kind_of(target.path)] += 1
            if counts[kind_of(target.path)] <= 6:
                seen.add(inner)
                queue.append(inner)


def screens(house: DemoHouse) -> list[Screen]:
    """Every screen once for a visitor, once for the people who apply, once for those who work here."""
    found: dict[tuple[str, str], Screen] = {}
    for person, group in [("", "visitor"), *((p.email, _group(p.roles)) for p in PEOPLE)]:
        for screen in _walk(house, person):
            found.setdefault((screen.view, group), screen)
    public = {view for view, group in found if group == "visitor"}
    return [screen for (view, group), screen in found.items() if group == "visitor" or view not in public]


def _group(roles: tuple[str, ...]) -> str:
    return "applicant" if roles == ("applicant",) else "staff"
