"""What waits for a person: approvals, drafts, set times, comments, translations, links, forms."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import ngettext
from wagtail.models import Comment, Page, Revision
from wagtail.query import PageQuerySet

from pages import translation_report
from pages.builder.models import FormDraft
from pages.cache.version import ANY, remembered
from pages.concerns import forms_with_gaps
from pages.dead_links import dead_links
from pages.newsletters import rules as newsletter_rules
from pages.newsletters.models import Campaign, CampaignState
from pages.translations import State
from workflows.people.models import User

from .rules import looks_after_pages

LISTED = 5
# Reports read every page; of a bigger house they are led to, not counted, when the admin is opened.
COUNTED_PAGES = 2000


@dataclass(frozen=True)
class Place:
    """One page, where to edit it, and when or who."""

    title: str
    link: str
    note: str = ""


@dataclass(frozen=True)
class Waiting:
    """One kind of thing that waits: in words, where all of it is, and the first few."""

    code: str
    number: int
    text: str
    link: str = ""
    places: tuple[Place, ...] = ()


Source = Callable[[User], Iterable[Waiting]]


def waiting(person: User) -> list[Waiting]:
    """Everything that waits for this person, the most urgent first; what stands at nought is left out."""
    sources: tuple[Source, ...] = (_newsletters, _drafts, _set_times, _comments)
    if looks_after_pages(person):
        sources += (_translations, _dead_links, _forms)
    return [each for source in sources for each in source(person) if each.number]


def _newsletters(person: User) -> Iterable[Waiting]:
    """Approvals this person may give; approved issues that somebody has to send; stopped ones."""
    open_ones = Campaign.objects.exclude(state__in=[CampaignState.SENT, CampaignState.CANCELLED])
    campaigns = list(open_ones.select_related("issue").order_by("pk"))
    mine = [each for each in campaigns if newsletter_rules.may_approve(person, each)]
    n = len(mine)
    text = ngettext("%(n)d newsletter waits for your approval", "%(n)d newsletters wait for your approval", n)
    yield Waiting("approvals", n, text % {"n": n}, places=_of(mine))
    if newsletter_rules.may_write(person):
        stopped = [each for each in campaigns if each.state == CampaignState.FAILED]
        n = len(stopped)
        text = ngettext("An error has stopped a newsletter", "Errors have stopped %(n)d newsletters", n)
        yield Waiting("stopped", n, text % {"n": n}, places=_of(stopped))
        approved = [each for each in campaigns if each.state == CampaignState.APPROVED]
        ready = [each for each in approved if each.scheduled_for is None]
        n = len(ready)
        text = ngettext("%(n)d approved newsletter is not sent", "%(n)d approved newsletters are not sent", n)
        yield Waiting("to_send", n, text % {"n": n}, places=_of(ready))


def _of(campaigns: list[Campaign]) -> tuple[Place, ...]:
    return tuple(
        Place(each.issue.title, reverse("newsletter_campaign", args=[each.uuid])) for each in campaigns
    )


def _drafts(person: User) -> Iterable[Waiting]:
    """What this person wrote last and nobody has published."""
    mine = Page.objects.filter(has_unpublished_changes=True, latest_revision__user=person)
    mine = mine.order_by("-latest_revision_created_at").select_related("locale")
    n = mine.count()
    text = ngettext("%(n)d page with a draft of yours", "%(n)d pages with a draft of yours", n) % {"n": n}
    yield Waiting("drafts", n, text, places=_pages(mine))


def _set_times(person: User) -> Iterable[Waiting]:
    """What goes online by itself."""
    due = Revision.page_revisions.filter(approved_go_live_at__gt=timezone.now())
    times = {int(row.object_id): row.approved_go_live_at for row in due.order_by("approved_go_live_at")}
    n = len(times)
    text = ngettext("%(n)d page goes online at a set time", "%(n)d pages go online at a set time", n)
    pages = Page.objects.in_bulk(list(times)[:LISTED])
    places = tuple(
        Place(pages[pk].title, _edit(pages[pk]), date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT"))
        for pk, at in times.items()
        if pk in pages and at is not None
    )
    yield Waiting("set_times", n, text % {"n": n}, places=places)


def _comments(person: User) -> Iterable[Waiting]:
    """Open comments of others that this person has not answered."""
    others = Comment.objects.filter(resolved_at=None).exclude(user=person).exclude(replies__user=person)
    pages = Page.objects.filter(wagtail_admin_comments__in=others).distinct().order_by("pk")
    n = others.count()
    text = ngettext(
        "%(n)d comment without an answer of yours", "%(n)d comments without an answer of yours", n
    )
    yield Waiting("comments", n, text % {"n": n}, places=_pages(pages.select_related("locale")) if n else ())


def _translations(person: User) -> Iterable[Waiting]:
    numbers, report = translation_report.numbers(), reverse("translation_report")
    n = numbers[State.OLDER]
    text = ngettext(
        "%(n)d translation is older than its page", "%(n)d translations are older than their pages", n
    )
    yield Waiting("translations_older", n, text % {"n": n}, f"{report}?state={State.OLDER}")
    n = numbers[State.MACHINE]
    text = ngettext(
        "%(n)d translation by a machine waits for a check",
        "%(n)d translations by a machine wait for a check",
        n,
    )
    yield Waiting("translations_machine", n, text % {"n": n}, f"{report}?state={State.MACHINE}")
    n = numbers[State.MISSING]
    text = ngettext("%(n)d translation is missing", "%(n)d translations are missing", n)
    yield Waiting("translations_missing", n, text % {"n": n}, f"{report}?state={State.MISSING}")


def _dead_links(person: User) -> Iterable[Waiting]:
    n = remembered("dead_links", lambda: len(dead_links()), ANY) if _can_be_counted() else 0
    text = ngettext("%(n)d page links to nothing", "%(n)d pages link to nothing", n) % {"n": n}
    yield Waiting("dead_links", n, text, reverse("dead_links"))


def _forms(person: User) -> Iterable[Waiting]:
    n = forms_with_gaps()
    text = ngettext("%(n)d form lacks translations", "%(n)d forms lack translations", n) % {"n": n}
    yield Waiting("forms", n, text, reverse(FormDraft.snippet_viewset.get_url_name("list")))


def _can_be_counted() -> bool:
    live = Page.objects.live().order_by()

    def count() -> bool:
        return len(live.values_list("pk")[: COUNTED_PAGES + 1]) <= COUNTED_PAGES

    return remembered("countable", count, ANY)


def _pages(pages: PageQuerySet) -> tuple[Place, ...]:
    codes = dict(settings.LANGUAGES)
    return tuple(
        Place(page.get_admin_display_title(), _edit(page), str(codes.get(page.locale.language_code, "")))
        for page in pages[:LISTED]
    )


def _edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
