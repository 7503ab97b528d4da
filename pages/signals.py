"""What changes public content: each of these renews the version stamp when its transaction is through."""

from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from pages.cache import subjects
from pages.cache.version import of_page, of_type, renew_on_commit
from pages.models import BasePage, MenuItem, NewsPage, ProgrammePage
from pages.models.events import MEETINGS
from pages.published_calls import follow_publication
from pages.reminders.actions import follow
from pages.translations import note_publication, note_saving
from workflows.engine.actions.history import recorded
from workflows.engine.models import HistoryEntry
from workflows.people.branding.pictures import harmless_svg

# By label, so that this room needs no import of theirs.
PUBLIC = frozenset(
    {
        "grants.Call",
        "grants.CallWindow",
        "grants.CostLimit",
        "pages.GlossaryEntry",
        "pages.Menu",
        "pages.MenuItem",
        "pages.Notice",
        "pages.Term",
        "outbox.MailText",
        "people.House",
        "wagtailcore.Locale",
        "wagtailcore.Site",
        "wagtailcore.PageViewRestriction",
        "wagtaildocs.Document",
        "wagtailimages.Image",
        "wagtailredirects.Redirect",
    }
)
# What is said of a meeting in public changes with these lines of its history (stages send no signal).
TOLD_OF_MEETINGS = frozenset(
    f"meeting.{verb}" for verb in ("announced", "changed", "called_off", "held", "closed")
)
HOME = 2  # the depth of home pages; above them is only Wagtail's root
# What saving a draft touches: nothing of it is public.
DRAFT_FIELDS = frozenset(
    {
        "draft_title",
        "expired",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    }
)


def renew_after(sender: object, instance: object = None, **kwargs: object) -> None:
    """A page appears or goes with this transaction."""
    renew_page(instance)


def renew_beside(sender: object, instance: Page, **kwargs: object) -> None:
    """An article appears between two others, which lead to it from now on."""
    beside = instance.beside() if isinstance(instance, NewsPage) else ()
    for page in beside:
        if page is not None:
            renew_on_commit(of_page(page.translation_key))


def renew_all(sender: object, **kwargs: object) -> None:
    """A page moves, and all below it: addresses may stand anywhere."""
    renew_on_commit()


def renew_page(page: Page) -> None:
    """Forget what shows this page: itself, its translations, lists of its type, pages that lead to it.

    A page that a menu leads to stands on every page; so does the way through the home page.
    """
    if page.depth <= HOME or MenuItem.objects.filter(page=page.pk).exists():
        renew_on_commit()
    else:
        renew_on_commit(of_page(page.translation_key), of_type(page.specific_class._meta.label))


def renew_after_save(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Public content changes when a public row or a live page is saved."""
    if sender._meta.label in PUBLIC:
        renew_on_commit()
    elif isinstance(instance, Page) and instance.live:
        fields = kwargs.get("update_fields")
        if not fields or not DRAFT_FIELDS.issuperset(fields):
            renew_page(instance)
            if not fields and isinstance(instance, BasePage):
                note_saving(instance)


def renew_after_delete(sender: type[Model], instance: Model, **kwargs: object) -> None:
    """Public content changes when a public row or a page is deleted."""
    if sender._meta.label in PUBLIC or isinstance(instance, Page):
        renew_on_commit()


def note_translation(sender: object, instance: Page, **kwargs: object) -> None:
    """A published translation notes what its original says."""
    note_publication(instance)


def renew_events(sender: object, entry: HistoryEntry, **kwargs: object) -> None:
    """Pages about events, and their list, say what the meeting says now."""
    if entry.verb in TOLD_OF_MEETINGS:
        renew_on_commit(MEETINGS)


def follow_deadline(sender: object, instance: Page, **kwargs: object) -> None:
    """Who wants to be reminded of a programme is reminded of its new deadline."""
    if isinstance(instance, ProgrammePage):
        follow(instance)


def filter_drawing(sender: object, instance: Any, **kwargs: object) -> None:
    """A new SVG in the picture library has no scripts and no addresses of others, whoever uploads it."""
    if instance.file and not instance.file._committed and instance.file.name.lower().endswith(".svg"):
        content = harmless_svg(instance.file.read())
        instance.file = ContentFile(content, name=instance.file.name)
        instance._set_image_file_metadata()


def connect() -> None:
    """Listen."""
    pre_save.connect(filter_drawing, sender="wagtailimages.Image", dispatch_uid="pages.drawing")
    post_save.connect(renew_after_save, dispatch_uid="pages.save")
    post_delete.connect(renew_after_delete, dispatch_uid="pages.delete")
    page_published.connect(note_translation, dispatch_uid="pages.translation")
    page_published.connect(renew_beside, dispatch_uid="pages.beside")
    page_published.connect(follow_deadline, dispatch_uid="pages.deadline")
    for name, signal in {
        "published": page_published,
        "unpublished": page_unpublished,
    }.items():
        signal.connect(renew_after, dispatch_uid=f"pages.{name}")
    page_slug_changed.connect(renew_all, dispatch_uid="pages.slug")
    post_page_move.connect(renew_all, dispatch_uid="pages.moved")
    post_save.connect(follow_publication, sender="grants.CallChange", dispatch_uid="pages.calls")
    recorded.connect(renew_events, dispatch_uid="pages.events")
    subjects.connect()
