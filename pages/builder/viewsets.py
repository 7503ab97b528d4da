"""Forms in the admin: list, filters, panels."""

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from . import admin_views
from .forms import FormDraftForm
from .models import FormDraft
from .reading import SOURCE


class PublishedColumn(Column):
    """Which version applicants get, since when and by whom."""

    def get_value(self, instance: FormDraft) -> str | SafeString:
        """In words."""
        published = instance.published
        if published is None:
            return "–"
        person = published.published_by.get_full_name() if published.published_by else _("with the software")
        when = published.published_at.astimezone().strftime("%d.%m.%Y")
        return format_html("{} · {} · {}", published.version.number, when, person)


class TranslationsColumn(Column):
    """Whether the newest draft is there in all languages."""

    def get_value(self, instance: FormDraft) -> str:
        """How many texts are missing."""
        gaps = instance.get_latest_revision_as_object().reading().gaps
        missing = sum(len(gap.languages) for gap in gaps)
        return _("%(count)s missing") % {"count": missing} if missing else _("complete")


class FormDraftViewSet(SnippetViewSet):
    """Forms."""

    model = FormDraft
    icon = "form"
    menu_label = gettext_lazy("Forms")
    menu_name = "forms"
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = True
    list_filter = ["base"]
    search_fields = ["title", "code"]
    ordering = ["title"]
    list_display = [
        "title",
        "code",
        "base",
        LiveStatusTagColumn(),
        PublishedColumn("published", label=gettext_lazy("Published version")),
        TranslationsColumn("translations", label=gettext_lazy("Other languages")),
    ]
    index_view_class = admin_views.FormIndexView
    add_view_class = admin_views.FormCreateView
    edit_view_class = admin_views.FormEditView
    copy_view_class = admin_views.FormCopyView
    unpublish_view_class = admin_views.FormUnpublishView
    delete_view_class = admin_views.FormDeleteView
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldPanel("intro"),
            FieldPanel("steps"),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("code"), FieldPanel("base"), FieldPanel("minutes")])],
                gettext_lazy("Settings"),
                classname="collapsed",
            ),
        ],
        base_form_class=FormDraftForm,
    )

    def get_queryset(self, request: HttpRequest) -> object:
        """Drafts with what the list shows."""
        drafts = FormDraft.objects.filter(locale__language_code=SOURCE)
        return drafts.select_related("locale", "latest_revision", "live_revision")
