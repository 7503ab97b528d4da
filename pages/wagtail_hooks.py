"""The editors' admin: the house's settings, content in menus, reports, the house's own name."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem as AdminMenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.components import Component
from wagtail.contrib.settings.registry import register_setting
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from pages.dashboard.panel import WaitingPanel
from pages.machine.drafting import machine_translate
from pages.models import GlossaryEntry, Menu, Notice, Term
from pages.translations import CHECKED
from pages.views import xliff
from pages.views.admin import confirm_translation, dead_link_report, translation_report
from pages.views.pofiles import upload_po
from workflows.people.models import House, User


class MenuViewSet(SnippetViewSet):
    """Menus and footer columns."""

    model = Menu
    icon = "list-ul"
    list_display = ["title", "place", "position", "locale"]
    list_filter = ["place"]
    copy_view_enabled = False


class NoticeViewSet(SnippetViewSet):
    """Messages above every page."""

    model = Notice
    icon = "warning"
    list_display = ["__str__", "place", "shown_from", "shown_until", "locale"]
    panels = [
        FieldPanel("place"),
        FieldPanel("kind"),
        FieldPanel("title"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("shown_from"), FieldPanel("shown_until")]),
    ]


class TermViewSet(SnippetViewSet):
    """Pillars, partner types, advice topics."""

    model = Term
    icon = "tag"
    list_display = ["label", "kind", "code", "locale"]
    list_filter = ["kind"]


class GlossaryViewSet(SnippetViewSet):
    """Words and what they mean."""

    model = GlossaryEntry
    icon = "help"
    list_display = ["word", "code", "in_texts", "locale"]
    list_filter = ["in_texts"]
    search_fields = ["word", "means"]


@register_snippet
class HouseContent(SnippetViewSetGroup):
    """What stands on every page."""

    menu_label = _("Frame and lists")
    menu_icon = "home"
    menu_order = 300
    items = (MenuViewSet, NoticeViewSet, TermViewSet, GlossaryViewSet)


register_setting(House, icon="home")


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Screens of our own inside the admin."""
    return [
        path("reports/translations/", translation_report, name="translation_report"),
        path("translations/<int:translation_id>/xliff/", xliff.files, name="xliff_files"),
        path("translations/<int:translation_id>/xliff/<str:version>/", xliff.save, name="xliff_save"),
        path("reports/dead-links/", dead_link_report, name="dead_links"),
        path("reports/translations/<int:page_id>/confirm/", confirm_translation, name="confirm_translation"),
    ]


@hooks.register("register_admin_urls", order=-10)
def po_upload() -> list[URLPattern]:
    """Before wagtail-localize's own views: stored guesses, and errors of services (1.14)."""
    return [
        path("localize/translate/<int:translation_id>/pofile/upload/", upload_po, name="upload_po"),
        path(
            "localize/translate/<int:translation_id>/machine_translate/",
            machine_translate,
            name="machine_draft",
        ),
    ]


@hooks.register("construct_reports_menu")
def one_report_of_translations(request: HttpRequest, items: list[AdminMenuItem]) -> None:
    """wagtail-localize's own list knows no page that nobody has begun to translate: there is one report."""
    theirs = reverse("wagtail_localize:translations_report")
    items[:] = [item for item in items if item.url != theirs]


@hooks.register("register_log_actions")
def log_of_checks(actions: LogActionRegistry) -> None:
    """The history of a page says who has compared a translation."""
    actions.register_action(CHECKED, _("Translation checked"), _("Translation compared with its original"))


@hooks.register("register_reports_menu_item")
def translation_report_item() -> AdminMenuItem:
    """The report of translations in the menu of reports."""
    return AdminMenuItem(
        _("State of translations"),
        reverse("translation_report"),
        icon_name="globe",
        order=100,
        name="translations",
    )


@hooks.register("register_reports_menu_item")
def dead_link_report_item() -> AdminMenuItem:
    """The report of dead links in the menu of reports."""
    return AdminMenuItem(
        _("Dead links"), reverse("dead_links"), icon_name="link", order=110, name="dead-links"
    )


@hooks.register("construct_homepage_panels")
def waiting_panel(request: HttpRequest, panels: list[Component]) -> None:
    """What waits for a person stands first."""
    if isinstance(request.user, User):
        panels.insert(0, WaitingPanel(request, request.user))


@hooks.register("insert_global_admin_js")
def admin_script() -> SafeString:
    """Fields that are wrong say why to people who listen."""
    return format_html('<script type="module" src="{}"></script>', static("pages/admin.js"))


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    """The colours of the house in the admin."""
    return format_html('<link rel="stylesheet" href="{}">', static("pages/admin.css"))
