"""Screens of the form builder inside the admin."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import require_admin_access
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale
from wagtail.snippets.views.snippets import (
    CopyView,
    CreateView,
    DeleteView,
    EditView,
    IndexView,
    UnpublishView,
)

from workflows.forms.definition.texts import say
from workflows.people.access.doors import SignedIn
from workflows.people.verdicts import ChangedSince, require

from . import actions
from .models import FormDraft
from .places import language_names
from .reading import SOURCE, Reading
from .refusals import NotReady
from .rules import may_build
from .words import KINDS


class Saving:
    """What creating, copying and editing have in common."""

    def get_form(self, form_class: object = None) -> object:
        """The form; while a label is still being typed, no key is made from it."""
        form = super().get_form(form_class) if form_class else super().get_form()  # type: ignore[misc]
        form.autosaving = self.expects_json_response  # type: ignore[attr-defined]
        return form

    def publish_action(self) -> HttpResponse:
        """Keep the draft and show all of it: who publishes has seen the whole form, in every language."""
        actions.sync(self.object)  # type: ignore[attr-defined]
        messages.info(self.request, _("Saved. Look at the whole form here, then publish it."))  # type: ignore[attr-defined]
        return redirect("builder_check", pk=self.object.pk)  # type: ignore[attr-defined]


class FormIndexView(IndexView):
    """All forms, and the way to bring one in."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """What stands behind the three dots."""
        bring_in = Button(
            _("Bring in a form"), url=reverse("builder_import"), icon_name="upload", priority=40
        )
        return [*super().header_more_buttons, bring_in]


class FormCreateView(Saving, CreateView):
    """A new form."""


class FormEditView(Saving, EditView):
    """A form being edited."""


class FormCopyView(Saving, CopyView):
    """A new form that begins as another one, under a code of its own."""

    def get_initial_form_instance(self) -> FormDraft:
        """The newest draft under a free code; its blocks keep their ids, so that translations come along."""
        draft = self.get_object().get_latest_revision_as_object()
        number = 2
        while FormDraft.objects.filter(code=f"{draft.code}_{number}").exists():
            number += 1
        return FormDraft(
            code=f"{draft.code}_{number}",
            base=draft.base,
            title=_("%(title)s (copy)") % {"title": draft.title},
            intro=draft.intro,
            minutes=draft.minutes,
            steps=draft.steps,
            locale=draft.locale,
            live=False,
        )


class _Refusing:
    """A form that was published stays: sheets belong to it."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Back to the form with the reason."""
        draft = get_object_or_404(FormDraft, pk=kwargs["pk"])
        if not draft.live:
            return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        messages.error(request, _("A published form can’t be taken back: people are filling it in."))
        return redirect("wagtailsnippets_builder_formdraft:edit", pk=draft.pk)


class FormUnpublishView(_Refusing, UnpublishView):
    """Taking a form back."""


class FormDeleteView(_Refusing, DeleteView):
    """Deleting a form that nobody ever used."""


@require_admin_access
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: SignedIn, pk: int) -> HttpResponse:
    """Before publishing: what is missing, how far translations are, what open drafts will be asked again."""
    require(may_build(request.user))
    draft = get_object_or_404(FormDraft.objects.select_related("locale"), pk=pk)
    if not draft.is_source:
        source = FormDraft.objects.filter(translation_key=draft.translation_key, locale__language_code=SOURCE)
        return redirect("builder_check", pk=get_object_or_404(source).pk)
    if request.method == "POST":
        return _publish(request, draft)
    return _checked(request, draft)


def _checked(request: SignedIn, draft: FormDraft, *, changed: str = "") -> HttpResponse:
    """The page as things stand; with 412 and the reason when that isn't what was to be published."""
    newest = draft.get_latest_revision_as_object()
    reading = newest.reading()
    found, sheets = actions.changes(newest, reading)
    context = {
        "draft": newest,
        "problems": actions.problems(reading),
        "seal": actions.seal_of(reading),
        "changed": changed,
        "retranslated": _retranslated(draft),
        "languages": _languages(draft, reading),
        "changes": [
            {"label": say(each.label), "kind": KINDS.get(each.kind, each.kind), "asks": each.effect == "ask"}
            for each in found
        ],
        "sheets": sheets,
        "edit_url": reverse("wagtailsnippets_builder_formdraft:edit", args=[draft.pk]),
    }
    return render(request, "builder/check.html", context, status=412 if changed else 200)


def _retranslated(draft: FormDraft) -> str:
    """The seal of what applicants have with newer translations, when that isn't the draft itself."""
    reading = actions.retranslated(draft) if draft.has_unpublished_changes else None
    return actions.seal_of(reading) if reading else ""


def _publish(request: SignedIn, draft: FormDraft) -> HttpResponse:
    only_translations = request.POST.get("what") == "translations"
    publish = actions.publish_translations if only_translations else actions.publish
    try:
        version = publish(draft=draft, actor=request.user, seen=request.POST.get("seen", ""))
    except ChangedSince as refusal:
        return _checked(request, draft, changed=refusal.reason)
    except NotReady as refusal:
        messages.error(request, refusal.reason)
    else:
        text = _("Published as version %(number)s. New applications get it at once.")
        messages.success(request, text % {"number": version.number})
    return redirect("builder_check", pk=draft.pk)


def _languages(draft: FormDraft, reading: Reading) -> list[dict[str, object]]:
    """Each language with what is missing and where it is translated."""
    targets = FormDraft.objects.filter(translation_key=draft.translation_key)
    ids = dict(targets.values_list("locale__language_code", "pk"))
    rows = []
    for code in Locale.objects.exclude(language_code=SOURCE).values_list("language_code", flat=True):
        url = reverse("wagtailsnippets_builder_formdraft:edit", args=[ids[code]]) if code in ids else ""
        missing = reading.missing(code)
        rows.append({"name": language_names((code,)), "missing": missing, "texts": reading.texts, "url": url})
    return rows
