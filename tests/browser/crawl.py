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
# One view, many screens: what tells them apart in the address.
PARTS_OF = {"forms:page": "page", "grants:call_section": "section", "founding:agenda_page": "code"}
# Not screens of ours: files, machines, the editors' admin (Wagtail's own, tested there).
OUTSIDE = re.compile(r"^/(en/|ar/|uk/)?(cms|cms-documents|media|static|api|health|demo/mail/.+/html)(/|$)")
FOUNDING = re.compile(r"/founding/[0-9a-f-]{36}/")
PAGES_PER_PERSON = 400
# Pages of cases look alike to the crawl, whatever their process is; foundings stand behind newer bookings.
OFTEN = {"desk:case": 24}


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
        self.fields: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for key, value in attrs if key == "href" and value]
        if tag in ("input", "select", "textarea"):
            self.fields |= {re.sub(r"\d+", "0", value) for key, value in attrs if key == "name" and value}


def kind_of(path: str) -> str:
    """The name of the view behind a path; Wagtail's pages are told apart by their section."""
    try:
        match = resolve(path)
    except Resolver404:
        return ""
    name = match.view_name
    if name in PARTS_OF:
        return f"{name}:{match.kwargs[PARTS_OF[name]]}"
    if name == "wagtail_serve":
        parts = [part for part in path.strip("/").split("/") if part]
        return f"page:{parts[0] if parts else 'home'}:{len(parts)}"
    return name


def _get(house: DemoHouse, path: str, cookie: str) -> tuple[str, str]:
    """Where one arrives from this address, and the page that is there; no page where there is none."""
    request = urllib.request.Request(house.url + path, headers={"Cookie": cookie, "Accept-Language": "de"})
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            if "text/html" not in response.headers.get("Content-Type", ""):
                return path, ""
            arrived = urllib.parse.urlsplit(response.geturl())
            return arrived._replace(scheme="", netloc="", fragment="").geturl(), str(response.read().decode())
    except urllib.error.HTTPError as error:
        if error.code >= 500:
            raise AssertionError(f"{path} answers {error.code}") from error
        return path, ""


def _walk(house: DemoHouse, person: str, known: frozenset[str] = frozenset()) -> Iterator[Screen]:
    """Each kind of screen that this person comes to; of `known` kinds one is read, for its links."""
    cookie = f"sessionid={house.session_cookie(person)['value']}" if person else ""
    queue, seen, kinds = deque(STARTS), set(STARTS), set()
    counts: Counter[str] = Counter()
    for _ in range(PAGES_PER_PERSON):
        if not queue:
            return
        asked = queue.popleft()
        path, page = _get(house, asked, cookie)
        if not page or (path != asked and path in seen):  # led on to what is read anyway
            continue
        seen.add(path)
        links = _Links()
        links.feed(page)
        kind = kind_of(urllib.parse.urlsplit(path).path)
        if kind == "grants:step":  # each kind of step asks for other things
            kind += ":" + "+".join(sorted(links.fields - {"csrfmiddlewaretoken", "q"}))
        if kind == "desk:case":  # each process has its own boxes
            kind += ":founding" if any(map(FOUNDING.match, links.found)) else ":grants"
        if kind not in kinds:
            kinds.add(kind)
            yield Screen(kind, path, person)
        for link in links.found:
            target = urllib.parse.urlsplit(urllib.parse.urljoin(house.url + path, link))
            inner = f"{target.path}?{target.query}" if target.query else target.path
            if target.netloc != urllib.parse.urlsplit(house.url).netloc or OUTSIDE.match(target.path):
                continue
            if inner in seen or re.match(r"^/(en|ar|uk)/", target.path):
                continue
            # A screen that is known is read at most a few times more, for the links it may hold.
            kind = kind_of(target.path)
            counts[kind] += 1
            if counts[kind] <= (1 if kind in known else OFTEN.get(kind, 6)):
                seen.add(inner)
                queue.append(inner)


def screens(house: DemoHouse) -> list[Screen]:
    """Every screen once for a visitor, once for the people who apply, once for those who work here."""
    found: dict[tuple[str, str], Screen] = {}
    for person, group in [("", "visitor"), *((p.email, _group(p.roles)) for p in PEOPLE)]:
        public = frozenset(view for view, of in found if of == "visitor")
        for screen in _walk(house, person, public):
            found.setdefault((screen.view, group), screen)
    public = {view for view, group in found if group == "visitor"}
    return [screen for (view, group), screen in found.items() if group == "visitor" or view not in public]


def _group(roles: tuple[str, ...]) -> str:
    return "applicant" if roles == ("applicant",) else "staff"
