"""The pages of the newsletter: the archive and its issues."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.api import APIField
from wagtail.models import Page, PageManager, PagePermissionTester, Revision
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from pages.fields import BodyField
from pages.models.base import BasePage
from pages.newsletters import digest
from pages.newsletters.blocks import RubricsBlock
from pages.newsletters.rubrics import Rubric
from workflows.values.numbered import numbered

from .campaigns import BEGUN, RELEASED, Campaign

A_PAGE = 12
# What the frame of our mails writes before its dark colours.
IN_THE_DARK = "@media (prefers-color-scheme: dark)"


class IssueQuerySet(PageQuerySet):
    """Issues, asked in sentences."""

    def newest(self) -> "IssueQuerySet":
        """The newest first."""
        return self.order_by("-number", "-pk")


IssueManager = PageManager.from_queryset(IssueQuerySet)


class NewsletterIndexPage(BasePage):
    """The archive: every issue, and where to subscribe."""

    template = "newsletters/index_page.html"
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = ["newsletters.NewsletterIssuePage"]

    class Meta:
        verbose_name = _("newsletter archive")
        verbose_name_plural = _("newsletter archives")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add one page of issues."""
        context = super().get_context(request, *args, **kwargs)
        issues = NewsletterIssuePage.objects.child_of(self).live().newest()
        listed = numbered(issues, A_PAGE, request)
        context["issues"] = listed
        context["previous_url"] = f"?page={listed.previous_page_number()}" if listed.has_previous() else ""
        context["next_url"] = f"?page={listed.next_page_number()}" if listed.has_next() else ""
        return context


def _next_number() -> int:
    last = NewsletterIssuePage.objects.aggregate(last=models.Max("number"))["last"]
    return (last or 0) + 1


class IssuePermissions(PagePermissionTester):
    """Approving is publishing; corrections in the archive are possible once the issue has left."""

    def can_publish(self) -> bool:
        """Only after sending has begun; before, approval publishes."""
        begun = Campaign.objects.of(self.page).filter(state__in=BEGUN)
        return bool(super().can_publish()) and begun.exists()


class NewsletterIssuePage(BasePage):
    """One issue in one language; its body holds the six rubrics, its introduction greets the reader."""

    template = "newsletters/issue_page.html"
    parent_page_types: ClassVar[list[str]] = ["newsletters.NewsletterIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    number = models.PositiveIntegerField(
        _("number"), default=_next_number, help_text=_("Counts all issues; the same in every language.")
    )
    date = models.DateField(_("date"), default=timezone.localdate)
    body = BodyField(RubricsBlock(required=False), blank=True, verbose_name=_("rubrics"))

    objects = IssueManager()

    content_panels: ClassVar[list[object]] = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("number"), FieldPanel("date")]),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[object]] = [*BasePage.search_fields, index.FilterField("number")]
    api_fields: ClassVar[list[object]] = [
        *BasePage.api_fields,
        APIField("number", writable=True),
        APIField("date", writable=True),
    ]
    override_translatable_fields: ClassVar[list[object]] = [
        SynchronizedField("number", overridable=False),
        SynchronizedField("date", overridable=False),
        TranslatableField("slug"),
    ]
    preview_modes: ClassVar[list[tuple[str, object]]] = [
        ("", _("Page")),
        ("mail", _("Mail")),
        ("dark", _("Mail in the dark")),
        ("text", _("Mail as plain text")),
    ]

    class Meta:
        verbose_name = _("newsletter issue")
        verbose_name_plural = _("newsletter issues")

    def clean(self) -> None:
        """A number belongs to one issue, whatever its languages."""
        super().clean()
        others = NewsletterIssuePage.objects.filter(number=self.number).exclude(
            translation_key=self.translation_key
        )
        if others.exists():
            raise ValidationError({"number": _("Another issue has this number. Choose the next free one.")})

    @property
    def is_released(self) -> bool:
        """Whether a second person has approved the issue: only then is it for the public."""
        return Campaign.objects.of(self).filter(state__in=RELEASED).exists()

    def save(self, *args: object, **kwargs: object) -> None:
        """Kept as a draft until it is released, whoever publishes it by whichever way."""
        if not self.is_released:
            self.live = False
        super().save(*args, **kwargs)

    def save_revision(self, *args: object, **kwargs: object) -> Revision:
        """Keep the row of a draft on its newest version: it is what translators and linked lists read."""
        revision = super().save_revision(*args, **kwargs)
        if not self.is_released and self._slug_is_available(self.slug, self.get_parent(), page=self):
            self.live = False
            super().save(clean=False)  # not `save` of our own, which asks once more whether it is released
        return revision

    def permissions_for_user(self, user: object) -> PagePermissionTester:
        """Nobody publishes what has not been approved, or changes what waits to be sent."""
        return IssuePermissions(user, self)

    @property
    def empty_rubrics(self) -> list[str]:
        """The names of the rubrics without an entry."""
        filled = {section.code for section in digest.sections_of(self)}
        return [str(rubric.label) for rubric in Rubric if rubric.value not in filled]

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, object]:
        """Add the rubrics with their entries."""
        context = super().get_context(request, *args, **kwargs)
        context["sections"] = digest.sections_of(self)
        return context

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        """The issue as a page, as the mail readers get, in dark colours too, or as its plain text."""
        if mode_name not in ("mail", "dark", "text"):
            return super().serve_preview(request, mode_name)
        letter = digest.mail_of(self, language=self.language)
        if mode_name == "text":
            return HttpResponse(letter.text, content_type="text/plain; charset=utf-8")
        if mode_name == "dark":  # as if this device asked for it
            return HttpResponse(letter.html.replace(IN_THE_DARK, "@media all"))
        return HttpResponse(letter.html)
