"""What every house stands on: languages, a home page in each, terms; laid after migrate where missing."""

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale, Page, Site

from pages.glossary.laying import lay_words
from pages.models import HomePage, Term
from pages.taxonomies import LANGUAGES, TERMS

CLAIMS = {
    "de": "Hier ist die Tür offen.",
    "en": "The door is open here.",
    "ar": "الباب هنا مفتوح.",
    "uk": "Тут двері відчинені.",
}


def lay(sender: object = None, **kwargs: object) -> None:
    """Languages, terms and home pages exist; nothing an editor made is touched."""
    if HomePage._meta.db_table not in connection.introspection.table_names():
        return
    call_command("createcachetable", verbosity=0)  # publishing clears caches, and the cache may be a table
    with transaction.atomic():
        locales = {
            code: Locale.objects.get_or_create(language_code=code)[0] for code, _name in settings.LANGUAGES
        }
        lay_terms(locales)
        lay_words(locales)
        lay_home_pages(locales)
        name_the_address()


def name_the_address() -> None:
    """Wagtail's default site has PUBLIC_URL's host and port, so that its links lead here."""
    address = urlsplit(settings.PUBLIC_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    sites = Site.objects.filter(is_default_site=True).exclude(hostname=address.hostname, port=port)
    for site in sites:
        site.hostname, site.port = address.hostname or "localhost", port
        site.save()


def lay_terms(locales: dict[str, Locale]) -> None:
    """Every list that is empty has its first terms."""
    for kind, rows in TERMS.items():
        if Term.objects.filter(kind=kind).exists():
            continue
        terms = []
        for position, (code, *texts) in enumerate(rows):
            key = uuid.uuid4()
            for language, label in zip(LANGUAGES, texts, strict=True):
                if language in locales:
                    locale = locales[language]
                    terms.append(
                        Term(
                            kind=kind,
                            code=code,
                            label=label,
                            position=position,
                            locale=locale,
                            translation_key=key,
                        )
                    )
        Term.objects.bulk_create(terms)


def lay_home_pages(locales: dict[str, Locale]) -> None:
    """A house without any home page has one in each language, and one site that points at the first."""
    if HomePage.objects.exists():
        return
    root = Page.get_first_root_node()
    if root is None:
        page_type = ContentType.objects.get_for_model(Page)
        root = Page.add_root(
            title="Root", slug="root", locale=locales[settings.LANGUAGE_CODE], content_type=page_type
        )
    Site.objects.filter(root_page__depth=2, root_page__content_type__model="page").delete()
    Page.objects.filter(
        depth=2, content_type__model="page", slug="home"
    ).delete()  # Wagtail's own welcome page
    root = Page.objects.get(pk=root.pk)
    key = uuid.uuid4()
    for code, locale in locales.items():
        claim = CLAIMS.get(get_supported_content_language_variant(code), CLAIMS["en"])
        slug = "home" if code == settings.LANGUAGE_CODE else f"home-{code}"
        home = HomePage(title="Offenes Haus", slug=slug, claim=claim, locale=locale, translation_key=key)
        root.add_child(instance=home)
        if code == settings.LANGUAGE_CODE:
            Site.objects.update_or_create(
                is_default_site=True,
                defaults={"hostname": "localhost", "root_page": home, "site_name": "Offenes Haus"},
            )
