"""Who gets what at the pages and at Wagtail's own API: reading is public, writing needs a token.

The roles here sign in by browser session. Wagtail's API counts tokens only, so that every write is 401
for all; what editors may do with a token is tested in `tests/pages/test_api.py`.
"""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.images.models import Image

from pages.models import DeadlineReminder, ProgrammeIndexPage, ProgrammePage, StandardPage
from pages.reminders import tokens
from tests.pages import factories
from workflows.people.models import House

from .table import Row, row

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><path d="M0 0h8v8z"/></svg>'


def build(world: SimpleNamespace) -> None:
    """A page, a picture, a file."""
    world.home = factories.home()
    house = House.load()
    house.email = "haus@example.org"
    house.save()
    world.text = StandardPage(title="Zeilen", slug="zeilen", locale=world.home.locale)
    world.home.add_child(instance=world.text)  # live without a revision: hundreds of rows make one each
    world.arabic = StandardPage(
        title="أسطر", slug="zeilen", locale=factories.locale("ar"), translation_key=world.text.translation_key
    )
    factories.home("ar").add_child(instance=world.arabic)
    funds = ProgrammeIndexPage(title="Fördermittel", slug="geld", locale=world.home.locale)
    world.home.add_child(instance=funds)
    last = timezone.localdate() + timedelta(days=90)
    world.programme = ProgrammePage(
        title="Topf", slug="topf", funder="Stiftung", deadline=last, locale=world.home.locale
    )
    funds.add_child(instance=world.programme)
    world.reminder = DeadlineReminder.objects.create(
        programme=world.programme.translation_key, deadline=last, email="kim@example.org", language="de"
    )
    world.image = Image.objects.create(title="Tür", file=ImageFile(ContentFile(DRAWING), name="tuer.svg"))
    world.file = Document.objects.create(title="Blatt", file=ContentFile(b"Blatt", name="blatt.txt"))
    world.redirect = Redirect.add_redirect("/alt/", "/zeilen/")
    (settings.MEDIA_ROOT / "permission.txt").parent.mkdir(parents=True, exist_ok=True)
    (settings.MEDIA_ROOT / "permission.txt").write_text("public")


def programme(world: SimpleNamespace) -> dict[str, Any]:
    """The programme in an address."""
    return {"programme": world.programme.translation_key}


def asking(world: SimpleNamespace) -> dict[str, Any]:
    """Who wants to be reminded of it."""
    return {"programme": str(world.programme.translation_key), "email": "mia@example.org"}


def reminded(world: SimpleNamespace) -> dict[str, Any]:
    """The link that ends a reminder."""
    return {"token": tokens.end_token(world.reminder)}


def page(world: SimpleNamespace) -> dict[str, Any]:
    """The page in an address."""
    return {"page_id": world.text.pk}


def translated(world: SimpleNamespace) -> dict[str, Any]:
    """The Arabic translation of the page in an address."""
    return {"page_id": world.arabic.pk}


def unknown(world: SimpleNamespace) -> dict[str, Any]:
    """A translation that there is not."""
    return {"translation_id": "7b1c5f2e-0000-4000-8000-000000000001"}


def revision(world: SimpleNamespace) -> dict[str, Any]:
    """A revision of the page in an address."""
    return {"page_id": world.text.pk, "revision_id": 1}


def image(world: SimpleNamespace) -> dict[str, Any]:
    """The picture in an address."""
    return {"image_id": world.image.pk}


def document(world: SimpleNamespace) -> dict[str, Any]:
    """The file in an address."""
    return {"document_id": world.file.pk}


def locale(world: SimpleNamespace) -> dict[str, Any]:
    """The first language in an address."""
    return {"locale_id": world.home.locale_id}


def redirect(world: SimpleNamespace) -> dict[str, Any]:
    """The redirect in an address."""
    return {"redirect_id": world.redirect.pk}


def any_id(name: str) -> Any:
    """Some number in an address: what is refused before anything is looked up."""
    return lambda world: {name: 1}


def snippet(world: SimpleNamespace) -> dict[str, Any]:
    """A snippet in an address."""
    return {"type": "pages.Menu", "pk": 1, "revision_id": 1}


def by_token(operation: str, make: Any = lambda world: {}) -> Row:
    """An operation that counts tokens only."""
    return row(f"api:{operation}", make=make, data={}, anonymous=401, default=401)


def public(name: str, make: Any = lambda world: {}, status: int = 200) -> Row:
    """An address that all may read."""
    return row(name, make=make, anonymous=status, default=status)


LOOKING_FOR_NOTHING = {"editor": 404, "call_manager": 404, "newsletter_approver": 404, "admin": 404}

ROWS = [
    public("public:search"),
    public("public:feed"),
    public("public:glossary"),
    public("public:remind", programme),
    public("public:remind_asked"),
    public("public:remind_confirm", lambda world: {"token": "forged"}, status=410),
    public("public:remind_end", reminded),
    row("public:remind_one_click", make=reminded, method="POST", data={}, anonymous=200, default=200),
    public("machines:sitemap"),
    public("machines:robots"),
    public("machines:favicon", status=302),
    public("machines:manifest"),
    public("machines:security"),
    public("wagtail_serve", lambda world: {"args": ["zeilen/"]}),
    row("wagtailcore_login", anonymous=302, default=403),
    row(
        "wagtailcore_authenticate_with_password",
        make=lambda world: {"page_view_restriction_id": 1, "page_id": world.text.pk},
        anonymous=404,
        default=404,
    ),
    public("api:site_bootstrap"),
    row(
        "api:site_waiting",
        anonymous=401,
        default=403,
        editor=200,
        call_manager=200,
        newsletter_approver=200,
        admin=200,
    ),
    row(
        "api:site_translations",
        anonymous=401,
        default=403,
        editor=200,
        call_manager=200,
        newsletter_approver=200,
        admin=200,
    ),
    # These roles hold no rights to pages; who does is tested in `tests/pages/test_translation_report.py`.
    row("api:site_confirm_translation", make=translated, anonymous=401, default=403),
    row(
        "api:site_xliff_list",
        anonymous=401,
        default=403,
        editor=200,
        call_manager=200,
        newsletter_approver=200,
        admin=200,
    ),
    row("api:site_xliff_save", make=unknown, anonymous=401, default=403, **LOOKING_FOR_NOTHING),
    row("api:site_xliff_take", make=unknown, data={}, anonymous=401, default=422),
    public("api:site_find", lambda world: {"?": "?path=/zeilen/"}),
    public("api:site_changes"),
    public("api:site_content_changes"),
    public("api:site_glossary"),
    row("api:site_machine_draft", make=unknown, data={}, anonymous=401, default=403, **LOOKING_FOR_NOTHING),
    row("api:site_editing", make=page, anonymous=401, default=403),
    row("api:site_remind", data=asking, anonymous=202, default=202),
    row("api:site_remind_confirm", data={"token": "forged"}, anonymous=422, default=422),
    row("api:site_remind_end", data=reminded, anonymous=204, default=204),
    public("api:pages_list"),
    public("api:pages_find", lambda world: {"?": f"?id={world.text.pk}"}, status=302),
    public("api:pages_detail", page),
    public("api:images_list"),
    public("api:images_detail", image),
    public("api:documents_list"),
    public("api:documents_detail", document),
    by_token("locales_list"),
    by_token("locales_detail", locale),
    by_token("schema_list"),
    by_token("schema_detail", lambda world: {"type_name": "pages.StandardPage"}),
    public("api:redirects_list"),
    public("api:redirects_detail", redirect),
    public("api:redirects_find", lambda world: {"?": f"?id={world.redirect.pk}"}, status=302),
    by_token("whoami"),
    *(by_token(f"pages_{verb}", page) for verb in ("create", "update", "delete", "revisions_list")),
    by_token("pages_revisions_detail", revision),
    *(
        by_token(f"pages_actions_{verb}", page)
        for verb in (
            "convert_alias",
            "copy",
            "copy_for_translation",
            "create_alias",
            "delete",
            "move",
            "publish",
            "revert",
            "unpublish",
        )
    ),
    *(by_token(f"images_{verb}", image) for verb in ("create", "update", "delete")),
    *(by_token(f"documents_{verb}", document) for verb in ("create", "update", "delete")),
    *(by_token(f"locales_{verb}", locale) for verb in ("create", "update", "delete")),
    *(
        by_token(f"sites_{verb}", any_id("site_id"))
        for verb in ("list", "detail", "create", "update", "delete")
    ),
    *(by_token(f"redirects_{verb}", any_id("redirect_id")) for verb in ("create", "update", "delete")),
    *(
        by_token(f"snippets_{verb}", snippet)
        for verb in (
            "list",
            "detail",
            "create",
            "update",
            "delete",
            "revisions_list",
            "revisions_detail",
            "actions_copy_for_translation",
            "actions_delete",
            "actions_publish",
            "actions_revert",
            "actions_unpublish",
        )
    ),
]
