"""Where editors find the newsletter: its menu item, its addresses and the hint about empty rubrics."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.contrib.settings.registry import register_setting
from wagtail.models import Page

from . import admin_views, readers_views, rules, translating
from .models import NewsletterIssuePage, Patience

register_setting(Patience, icon="mail")


class NewsletterMenuItem(MenuItem):
    """Shown to those who work on the newsletter."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may prepare campaigns."""
        return bool(rules.may_prepare(request.user))


@hooks.register("register_admin_urls")
def admin_addresses() -> list[URLPattern]:
    """The addresses of the campaigns."""
    return [
        path("newsletter/", admin_views.overview, name="newsletter_overview"),
        path("newsletter/begin/", admin_views.begin, name="newsletter_begin"),
        path("newsletter/readers/", readers_views.readers, name="newsletter_readers"),
        path("newsletter/readers/list.csv", readers_views.save, name="newsletter_readers_save"),
        path("newsletter/readers/erase/", readers_views.erase, name="newsletter_readers_erase"),
        path("newsletter/issues/<int:page_id>/", admin_views.prepare, name="newsletter_prepare"),
        path("newsletter/<uuid:campaign_id>/", admin_views.campaign, name="newsletter_campaign"),
        path("newsletter/<uuid:campaign_id>/act/", admin_views.act, name="newsletter_act"),
        path(
            "newsletter/<uuid:campaign_id>/<slug:language>/", admin_views.edition, name="newsletter_edition"
        ),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """The menu item."""
    return NewsletterMenuItem(
        gettext_lazy("Newsletter"),
        reverse("newsletter_overview"),
        name="newsletter",
        icon_name="mail",
        order=250,
    )


@hooks.register("after_edit_page")
def show_translators(request: HttpRequest, page: Page) -> None:
    """Translators see the newest draft."""
    if isinstance(page, NewsletterIssuePage):
        translating.sync(page)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_is_empty(request: HttpRequest, page: Page) -> None:
    """An editor who saves an issue with empty rubrics is told, not stopped."""
    if isinstance(page, NewsletterIssuePage) and (empty := page.empty_rubrics):
        messages.warning(
            request, _("These rubrics are still empty: %(rubrics)s.") % {"rubrics": ", ".join(empty)}
        )
