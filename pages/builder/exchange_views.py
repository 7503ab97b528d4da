"""Screens of the form builder for files: saving a form as one, bringing one in."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.auth import require_admin_access

from workflows.forms.definition.texts import say
from workflows.people.access.doors import SignedIn
from workflows.people.inputs.outcome import posted, show
from workflows.people.verdicts import require

from . import actions
from .actions.exchange import Import
from .models import FormDraft
from .reading import SOURCE
from .refusals import NotReady
from .rules import may_build
from .words import KINDS

RESULTS = {
    "new": gettext_lazy("It is new here."),
    "same": gettext_lazy("This house has exactly this form already. Nothing changes."),
    "kept": gettext_lazy("This house has another form with this code. It is kept; choose what to do."),
    "replaced": gettext_lazy("It becomes the newest draft of the form with this code."),
}


class ImportForm(forms.Form):
    """A file, and what happens to a form with the same code."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A file that a house saved with “Save as file”. It ends in .yaml."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
    )
    how = forms.ChoiceField(
        label=gettext_lazy("When there is a form with this code"),
        choices=[
            ("reuse", gettext_lazy("Keep ours")),
            ("duplicate", gettext_lazy("Take the file as a further form")),
            ("replace", gettext_lazy("Take the file as the newest draft of ours")),
        ],
        widget=forms.RadioSelect,
        initial="reuse",
    )

    def clean_file(self) -> str:
        """The text of the file."""
        try:
            return self.cleaned_data["file"].read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise forms.ValidationError(
                _("This is not a text file. Choose a file that ends in .yaml.")
            ) from error


@require_admin_access
@require_safe
def export(request: SignedIn, pk: int) -> HttpResponse:
    """The form as a file; back to “before publishing” when it has gaps."""
    require(may_build(request.user))
    draft = get_object_or_404(FormDraft, pk=pk, locale__language_code=SOURCE)
    try:
        text = actions.export_form(draft)
    except NotReady:
        messages.error(request, _("The form can’t be saved as a file yet: texts are missing."))
        return redirect("builder_check", pk=pk)
    headers = {"Content-Disposition": f'attachment; filename="{draft.code}.yaml"'}
    return HttpResponse(text, content_type="application/yaml; charset=utf-8", headers=headers)


@require_admin_access
@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: SignedIn) -> HttpResponse:
    """GET asks for a file; POST says what it would change, or takes it in as a draft."""
    require(may_build(request.user))
    form = ImportForm(posted(request), request.FILES or None)
    context: dict[str, object] = {"problems": [], "found": None}
    if form.is_bound and form.is_valid():
        text, how = form.cleaned_data["file"], form.cleaned_data["how"]
        try:
            dry_run = "look" in request.POST
            found = actions.import_form(text, actor=request.user, how=how, dry_run=dry_run)
        except NotReady as refusal:
            context["problems"] = refusal.problems
        else:
            if not dry_run:
                return _told(request, found)
            context |= {"found": found, "result": RESULTS[found.result], "changes": _rows(found)}
    return show(request, "builder/import.html", form, **context)


def _told(request: SignedIn, found: Import) -> HttpResponse:
    draft = FormDraft.objects.get(code=found.code, locale__language_code=SOURCE)
    messages.success(request, f"{found.title}: {RESULTS[found.result]}")
    return redirect(reverse("builder_check", args=[draft.pk]))


def _rows(found: Import) -> list[dict[str, object]]:
    return [
        {"label": say(each.label), "kind": KINDS.get(each.kind, each.kind), "asks": each.effect == "ask"}
        for each in found.changes
    ]
