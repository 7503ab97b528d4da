"""The API of the pages, beside Wagtail's own: what another front end needs to show the house."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import get_language_from_path, get_language_info
from django.utils.translation import gettext as _
from ninja import Query, Schema, Status
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from pages import navigation
from pages.dashboard.rules import may_see
from pages.dashboard.waiting import Waiting, waiting
from pages.routing import page_at
from pages.translation_report import cells_of
from pages.translations import State
from workflows.people.access.doors import SignedIn, api_auth
from workflows.people.access.routing import Router
from workflows.people.models import House
from workflows.people.problems import Problem, describe
from workflows.people.verdicts import require

router = Router(tags=["site"])

# Screens of the house that another front end may want to link to or replace.
ROUTES = {
    "home": "wagtail_serve",
    "search": "public:search",
    "feed": "public:feed",
    "glossary": "public:glossary",
    "sign_in": "account_login",
    "cases": "desk:own",
    "newsletter": "newsletters:subscribe",
}


class LocaleOut(Schema):
    """A language of the house."""

    code: str
    name: str
    direction: str
    is_default: bool
    home: str


class LinkOut(Schema):
    """A link of a menu."""

    title: str
    href: str


class ColumnOut(Schema):
    """A titled list of links."""

    title: str
    links: list[LinkOut]


class FooterOut(Schema):
    """The footer of every page."""

    columns: list[ColumnOut]
    note: str


class NoticeOut(Schema):
    """A message above every page."""

    kind: str
    title: str
    text: str


class BrandOut(Schema):
    """The look of the house."""

    colour_primary: str
    colour_accent: str
    logo: str | None


class HouseOut(Schema):
    """Who runs the house and how to reach it."""

    name: str
    carrier: str
    street: str
    postcode: str
    town: str
    email: str
    phone: str


class Bootstrap(Schema):
    """Everything a front end needs before it shows its first page."""

    language: str
    house: HouseOut
    brand: BrandOut
    locales: list[LocaleOut]
    menu: list[LinkOut]
    footer: FooterOut
    notices: list[NoticeOut]
    routes: dict[str, str]


class PlaceOut(Schema):
    """A page, where to edit it, and its language or time."""

    title: str
    link: str
    note: str


class WaitingOut(Schema):
    """One kind of thing that waits: how often, in words, and the first few places."""

    code: str
    number: int
    text: str
    link: str
    places: list[PlaceOut]


class AlternateOut(Schema):
    """The same page in another language."""

    locale: str
    path: str
    translation_state: str


class Found(Schema):
    """What stands at a public path: a page, or a redirect to another path."""

    kind: str
    path: str
    page_id: int | None = None
    page_type: str | None = None
    title: str | None = None
    locale: str | None = None
    direction: str | None = None
    translation_state: str | None = None
    detail_url: str | None = None
    redirect_to: str | None = None
    permanent: bool | None = None
    alternates: list[AlternateOut] = []


def direction(code: str) -> str:
    """`rtl` or `ltr`."""
    return "rtl" if get_language_info(code)["bidi"] else "ltr"


@router.get(
    "/bootstrap",
    response={200: Bootstrap, 404: Problem},
    operation_id="site_bootstrap",
    summary="House, languages, menus, notices, look and routes in one answer",
)
def bootstrap(request: HttpRequest, language: str = settings.LANGUAGE_CODE) -> object:
    """Everything a front end needs before it shows its first page, in `language`."""
    if language not in dict(settings.LANGUAGES):
        known = ", ".join(dict(settings.LANGUAGES))
        return Status(404, describe(404, code="unknown_language", detail=_("This house speaks %s.") % known))
    house = House.load(request_or_site=request)
    with translation.override(language):
        return {
            "language": language,
            "house": house,
            "brand": {
                "colour_primary": house.colour_primary,
                "colour_accent": house.colour_accent,
                "logo": house.logo.url if house.logo else None,
            },
            "locales": locales(),
            "menu": navigation.main_menu(request),
            "footer": navigation.footer(),
            "notices": navigation.notices(),
            "routes": routes(),
        }


@router.get("/waiting", response=list[WaitingOut], auth=api_auth, operation_id="site_waiting")
def waiting_for_me(request: SignedIn) -> list[Waiting]:
    """What waits for you as an editor: approvals, drafts, set times, comments, translations, links, forms."""
    require(may_see(request.user))
    return waiting(request.user)


def locales() -> list[dict[str, object]]:
    """The languages of the house, the default first."""
    return [
        {
            "code": code,
            "name": name,
            "direction": direction(code),
            "is_default": code == settings.LANGUAGE_CODE,
            "home": navigation.prefixed("/", code),
        }
        for code, name in settings.LANGUAGES
    ]


def routes() -> dict[str, str]:
    """Public addresses of screens, in the active language."""
    found = {}
    for name, url_name in ROUTES.items():
        try:
            found[name] = reverse(url_name, args=[""] if url_name == "wagtail_serve" else None)
        except NoReverseMatch:
            continue
    return found


@router.get(
    "/find",
    response={200: Found, 404: Problem},
    operation_id="site_find",
    summary="The page or redirect at a public path, in any language",
)
def find(
    request: HttpRequest, path: str = Query(..., description="A public path such as /ar/projects/")
) -> object:
    """Resolve a path as the website does: language prefix, pages, redirects. Drafts are not found."""
    clean = path.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0].replace("\x00", "")
    if not clean.startswith("/"):
        clean = f"/{clean}"
    site = Site.find_for_request(request)
    public = Page.objects.live().public()
    page = page_at(clean, get_language_from_path, site.root_page, public) if site else None
    if page is not None:
        return described(page, clean, request, public)
    redirect = (
        Redirect.get_for_site(site).filter(old_path=Redirect.normalise_path(clean)).first() if site else None
    )
    if redirect is not None and redirect.link:
        return {
            "kind": "redirect",
            "path": clean,
            "redirect_to": redirect.link,
            "permanent": redirect.is_permanent,
        }
    return Status(404, describe(404, detail=_("No public page or redirect has this path.")))


def described(page: Page, path: str, request: HttpRequest, public: PageQuerySet) -> dict[str, object]:
    """A page, where to read it, and its other languages."""
    family = public.filter(translation_key=page.translation_key).select_related("locale")
    code = page.locale.language_code
    states = {language: cell.state for language, cell in cells_of(page).items()}
    return {
        "kind": "page",
        "path": path,
        "page_id": page.pk,
        "page_type": page.specific_class._meta.label if page.specific_class else None,
        "title": page.title,
        "locale": code,
        "direction": direction(code),
        "translation_state": _state(code, states),
        "detail_url": reverse("wagtailapi_v3:detail_page", args=[page.pk]),
        "alternates": [
            {
                "locale": other.locale.language_code,
                "path": other.get_url(request),
                "translation_state": _state(other.locale.language_code, states),
            }
            for other in family
            if other.pk != page.pk
        ],
    }


def _state(language: str, states: dict[str, State]) -> str:
    """How a page stands to its original: `original` itself, or as the report of translations says."""
    return "original" if language == settings.LANGUAGE_CODE else states.get(language, State.CURRENT).value
