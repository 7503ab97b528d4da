"""Where editors find the form builder, and what happens around saving and translating."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.snippets.action_menu import ActionMenuItem
from wagtail.snippets.models import register_snippet

from workflows.people.models import Visitor

from . import actions, admin_views, exchange_views
from .models import FormDraft
from .viewsets import FormDraftViewSet

register_snippet(FormDraftViewSet)


@hooks.register("register_admin_urls")
def admin_addresses() -> list[URLPattern]:
    """Screens of our own."""
    return [
        path("forms/<int:pk>/check/", admin_views.check, name="builder_check"),
        path("forms/<int:pk>/file/", exchange_views.export, name="builder_export"),
        path("forms/import/", exchange_views.bring_in, name="builder_import"),
    ]


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def sync_translations(request: HttpRequest, instance: object) -> None:
    """Translators see the newest draft as soon as somebody saved it by hand."""
    if isinstance(instance, FormDraft) and instance.is_source and not _is_autosave(request):
        actions.sync(instance)


@hooks.register("before_edit_snippet", order=-10)
def translate(request: HttpRequest, instance: object) -> HttpResponse | None:
    """A language of a form: from the newest draft, and published where the whole form is seen."""
    if not isinstance(instance, FormDraft) or instance.is_source:
        return None
    source = FormDraft.objects.filter(translation_key=instance.translation_key).exclude(pk=instance.pk)
    draft = next((each for each in source.select_related("locale") if each.is_source), None)
    if draft is None:
        return None
    actions.sync(draft)
    if request.method == "POST" and request.POST.get("action") == "publish":
        messages.info(request, _("Saved. Look at the whole form here, then publish it."))
        return redirect("builder_check", pk=draft.pk)
    return None


def _is_autosave(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("accept", "")


class CheckMenuItem(ActionMenuItem):
    """The way to "before publishing" beside saving."""

    name = "action-builder-check"
    icon_name = "tasks"

    @property
    def label(self) -> str:
        """In the reader's language."""
        return _("Before publishing")

    def is_shown(self, context: dict[str, object]) -> bool:
        """On forms that were saved once."""
        return context.get("model") is FormDraft and context.get("view") == "edit"

    def get_url(self, context: dict[str, Any]) -> str:
        """The screen."""
        return reverse("builder_check", args=[context["instance"].pk])


@hooks.register("register_snippet_action_menu_item")
def check_item(model: object) -> CheckMenuItem | None:
    """Only for forms."""
    return CheckMenuItem(order=5) if model is FormDraft else None


@hooks.register("construct_snippet_action_menu")
def never_take_back(items: list[Any], request: HttpRequest, context: dict[str, object]) -> None:
    """A published form is replaced by a newer one, never taken away."""
    if context.get("model") is FormDraft:
        items[:] = [item for item in items if item.name not in ("action-unpublish", "action-delete")]


@hooks.register("construct_snippet_listing_buttons")
def translate_our_way(buttons: list[Any], snippet: object, user: Visitor) -> None:
    """Forms are offered for translation by themselves; wagtail-localize's buttons would offer older texts."""
    if isinstance(snippet, FormDraft):
        buttons[:] = [button for button in buttons if "/localize/" not in (button.url or "")]


@hooks.register("insert_editor_js")
def editor_script() -> SafeString:
    """Offers keys and answers in conditions, makes keys from labels."""
    return format_html('<script type="module" src="{}"></script>', static("builder/admin.js"))


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    """Compact blocks."""
    return format_html('<link rel="stylesheet" href="{}">', static("builder/admin.css"))
