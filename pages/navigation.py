"""Menus, footer, notices and language links for every screen; without a query while nothing has changed."""

from typing import Any, TypedDict

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page

from pages.cache.version import remembered
from pages.models import BasePage, Menu, MenuItem, Notice


class Link(TypedDict):
    """One link of a menu."""

    title: str
    href: str


class Column(TypedDict):
    """One column of the footer."""

    title: str
    links: list[Link]


def language() -> str:
    """The reader's language, one of the house's."""
    code = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def prefixed(address: str, code: str) -> str:
    """An address of the house in this language; other addresses stay as they are."""
    if not address.startswith("/") or code == settings.LANGUAGE_CODE:
        return address
    return f"/{code}{address}"


def menus_of(code: str, request: HttpRequest | None = None) -> dict[str, list[Column]]:
    """All menus of one language, by place."""
    return remembered(f"menus.{code}", lambda: _read_menus(code, request))


def _read_menus(code: str, request: HttpRequest | None) -> dict[str, list[Column]]:
    found: dict[str, list[Column]] = {Menu.Place.MAIN: [], Menu.Place.FOOTER: []}
    items = MenuItem.objects.filter(menu__locale__language_code=code).select_related("menu", "page")
    menus: dict[int, Column] = {}
    for item in items.order_by("menu__place", "menu__position", "menu_id", "sort_order"):
        if item.menu_id not in menus:
            menus[item.menu_id] = {"title": item.menu.title, "links": []}
            found[item.menu.place].append(menus[item.menu_id])
        if link := _link(item, code, request):
            menus[item.menu_id]["links"].append(link)
    return found


def _link(item: MenuItem, code: str, request: HttpRequest | None) -> Link | None:
    if not item.page:
        return {"title": item.label, "href": prefixed(item.address, code)}
    if not item.page.live:
        return None
    return {"title": item.label or item.page.title, "href": item.page.get_url(request) or "#"}


def main_menu(request: HttpRequest | None) -> list[dict[str, object]]:
    """The main menu: title, href, and whether the reader stands there (or below)."""
    here = getattr(request, "path", "")
    home = prefixed("/", language())
    return [
        {**link, "current": here == link["href"] or (link["href"] != home and here.startswith(link["href"]))}
        for column in menus_of(language(), request)[Menu.Place.MAIN]
        for link in column["links"]
    ]


def footer() -> dict[str, object]:
    """The columns of the footer and its last line."""
    return {"columns": menus_of(language())[Menu.Place.FOOTER], "note": footer_note(language())}


def footer_note(code: str) -> str:
    """The last line of the footer."""
    return next((notice.text for notice in _notices(code) if notice.place == Notice.Place.FOOTER), "")


def _notices(code: str) -> list[Notice]:
    return remembered(f"notices.{code}", lambda: list(Notice.objects.filter(locale__language_code=code)))


def notices() -> list[dict[str, str]]:
    """What stands above every page now: kind, title, text."""
    return [
        {"kind": notice.kind, "title": notice.title, "text": notice.text}
        for notice in _notices(language())
        if notice.place == Notice.Place.TOP and notice.is_showing()
    ]


def language_links(request: HttpRequest | None) -> list[dict[str, Any]]:
    """Every language of the house, with the address of this screen in it.

    A page without a translation links to its address under the other language, where the reader is told so
    and offered the original. `available` says whether the translation exists.
    """
    page = getattr(request, "page", None)
    kept: list[dict[str, Any]] | None = getattr(request, "language_links", None)
    if page is not None and kept is not None:
        return kept
    shown = language()
    translated = _translations(page) if isinstance(page, Page) and page.pk else None
    links = []
    for code, name in settings.LANGUAGES:
        href, available = _address(request, page, code, translated)
        links.append(
            {
                "code": code,
                "name": name,
                "direction": "rtl" if get_language_info(code)["bidi"] else "ltr",
                "href": href,
                "current": code == shown,
                "available": available,
            }
        )
    if request is not None and page is not None:
        request.language_links = links  # type: ignore[attr-defined] # head and header both ask
    return links


def _translations(page: Page) -> dict[str, Page]:
    if isinstance(page, BasePage):
        return page.family
    pages = Page.objects.filter(translation_key=page.translation_key, live=True).select_related("locale")
    return {other.locale.language_code: other for other in pages}


def _address(
    request: HttpRequest | None, page: Page | None, code: str, translated: dict[str, Page] | None
) -> tuple[str, bool]:
    if request is None:
        return prefixed("/", code), True
    if translated is None:
        return translate_url(request.get_full_path(), code), True
    if code in translated:
        return translated[code].get_url(request) or prefixed("/", code), True
    original = translated.get(settings.LANGUAGE_CODE)
    if original is None:
        return prefixed("/", code), False
    return prefixed(original.get_url(request) or "/", code), False
