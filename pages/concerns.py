"""What is broken in pages and forms: dead links, missing translations, conditions that are wrong."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import ngettext

from pages.builder.actions.publishing import problems
from pages.builder.models import FormDraft
from pages.builder.reading import SOURCE, Reading
from pages.dead_links import dead_links
from workflows.desk.concerns import Concern


def concerns() -> Iterable[Concern]:
    """Dead links, and published forms with gaps or mistakes; every page is read for it."""
    dead = len(dead_links())
    yield Concern(
        "dead-links",
        dead,
        lambda: ngettext("%(n)d page links to nothing", "%(n)d pages link to nothing", dead) % {"n": dead},
        lambda language: settings.PUBLIC_URL + reverse("dead_links"),
    )
    readings = published_forms()
    gaps = sum(bool(reading.gaps) for reading in readings)
    yield Concern(
        "forms-untranslated",
        gaps,
        lambda: (
            ngettext("%(n)d form lacks translations", "%(n)d forms lack translations", gaps) % {"n": gaps}
        ),
        _forms,
    )
    broken = sum(len(problems(reading)) > len(reading.gaps) for reading in readings)
    yield Concern(
        "forms-broken",
        broken,
        lambda: (
            ngettext(
                "%(n)d form has a condition or setting that is wrong",
                "%(n)d forms have conditions or settings that are wrong",
                broken,
            )
            % {"n": broken}
        ),
        _forms,
    )


def published_forms() -> list[Reading]:
    """Every form that is in use, as its newest version stands."""
    drafts = FormDraft.objects.filter(locale__language_code=SOURCE, live=True)
    return [draft.reading() for draft in drafts]


def forms_with_gaps() -> int:
    """How many of them have words missing in a language."""
    return sum(bool(reading.gaps) for reading in published_forms())


def _forms(language: str) -> str:
    return settings.PUBLIC_URL + reverse(FormDraft.snippet_viewset.get_url_name("list"))
