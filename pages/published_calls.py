"""A published call has a page in every language it is written in; nobody has to make one."""

import uuid
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext, override
from wagtail.models import Locale, Page

from pages.models import CallIndexPage, CallPage, HomePage
from workflows.engine import troubles
from workflows.grants.models import Call, CallChange, CallVerb
from workflows.people.models import User

JOB = "pages.published_calls"


def follow_publication(sender: object, instance: CallChange, created: bool, **kwargs: object) -> None:
    """Two people have said yes to the call: what it says may be read, so its pages go online behind it.

    Pages that can't be made don't hold the call up; "Operation" names it and offers to try again.
    """
    if created and instance.verb == CallVerb.PUBLISHED:
        transaction.on_commit(partial(_make, instance.call_id, instance.actor))


def _make(call_id: int, actor: User | None) -> None:
    with troubles.one_row(JOB, str(call_id)):
        make_pages(Call.objects.get(pk=call_id), actor)


@troubles.again_by(JOB)
def again(call_id: str) -> None:
    """The pages of this call are tried once more."""
    make_pages(Call.objects.get(pk=int(call_id)), None)


@transaction.atomic
def make_pages(call: Call, actor: User | None) -> list[CallPage]:
    """The pages that now exist, German first; none when an editor has begun one, who knows better.

    Where a language has no home page, or the call no title, the German page is shown with a note.
    """
    if CallPage.objects.filter(call=call).exists():
        return []
    key = uuid.uuid4()
    homes = HomePage.objects.filter(live=True).select_related("locale").order_by("path")
    by_language = {home.language: home for home in reversed(homes)}
    first = sorted(by_language, key=lambda code: code != settings.LANGUAGE_CODE)
    return [
        _publish(_page(call, by_language[code].locale, key), _list_of(by_language[code]), actor)
        for code in first
        if call.title.get(code)
    ]


def _page(call: Call, locale: Locale, key: uuid.UUID) -> CallPage:
    language = locale.language_code
    return CallPage(
        title=call.title[language],
        introduction=call.summary.get(language, ""),
        call=call,
        locale=locale,
        translation_key=key,
    )


def _publish(page: CallPage, parent: Page, actor: User | None) -> CallPage:
    _add(page, parent, page.call.slug)
    revision = page.save_revision(user=actor, log_action=True)
    # Whoever publishes a call needs no right to publish pages: what the page says was approved with the call.
    revision.publish(user=actor, skip_permission_checks=True)
    return page


def _add(page: Page, parent: Page, slug: str) -> None:
    """Below `parent`, one at a time; some page beside it may have this short name already."""
    parent = Page.objects.select_for_update().get(pk=parent.pk)
    begun = Q(slug=slug) | Q(slug__startswith=f"{slug}-")
    taken = set(parent.get_children().filter(begun).values_list("slug", flat=True))
    names = (slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 3)))
    page.slug, page.live = next(name for name in names if name not in taken), False
    parent.add_child(instance=page)


def _list_of(home: HomePage) -> Page:
    """The list of calls in the language of this home page; a house that has none gets one."""
    lists = CallIndexPage.objects.order_by("-live", "path")
    if found := lists.filter(locale=home.locale_id).first():
        return found
    elsewhere = lists.first()
    with override(home.language):
        made = CallIndexPage(title=gettext("Funding"), locale=home.locale)
    made.translation_key = elsewhere.translation_key if elsewhere else uuid.uuid4()
    _add(made, home, "foerderung" if home.language == settings.LANGUAGE_CODE else "funding")
    made.save_revision().publish()
    return made
