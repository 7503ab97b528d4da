"""Calls as files: save one, bring one in after a look at what would come."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.inputs.outcome import posted, show
from workflows.people.models import STAFF_ROLES, Role
from workflows.people.verdicts import Invalid

from .. import actions
from ..inputs.call_files import CallFileForm
from ..models import Call
from ..reading.call_words import TITLES

FORMS = {
    "same": gettext_lazy("This house has the form in the file, word for word."),
    "differs": gettext_lazy(
        "This house has another form with the code of the one in the file. The call will use the form of "
        "this house."
    ),
    "absent": gettext_lazy("The file has no form. The call will use the form of this house."),
}


@require_safe
@staff_required(*STAFF_ROLES)
def export_call(request: SignedIn, slug: str) -> HttpResponse:
    """The call as a file."""
    call = get_object_or_404(Call, slug=slug)
    text = actions.export_call(call=call, actor=request.user)
    headers = {"Content-Disposition": f'attachment; filename="{call.slug}.yaml"'}
    return HttpResponse(text, content_type="application/yaml; charset=utf-8", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.CALL_MANAGER)
def import_call(request: SignedIn) -> HttpResponse:
    """GET asks for a file; POST says what would come, or takes it in as a draft."""
    form = CallFileForm(posted(request), request.FILES or None)
    context: dict[str, Any] = {"problems": [], "found": None}
    keep = request.POST.get("do") == "keep"
    if form.is_bound and form.is_valid():
        text, slug = form.cleaned_data["text"], form.cleaned_data["slug"]
        try:
            found = actions.import_call(text, actor=request.user, slug=slug, dry_run=not keep)
        except Invalid as refusal:
            context["problems"] = [{"place": place, "text": said} for place, said in refusal.errors.items()]
        else:
            if keep:
                return _kept(request, found)
            context |= {"found": found, "text": text, "form_said": FORMS[found.form]}
            context["lacks"] = [f"{TITLES[part][0]}: {said}" for part, said in found.missing.items()]
    answer = show(request, "grants/call_import.html", form, **context)
    if context["found"]:
        answer.status_code = 200
    return answer


def _kept(request: SignedIn, found: actions.CallImport) -> HttpResponse:
    said = _("The draft is there. Go through its sections.")
    if found.result == "same":
        said = _("This house has exactly this call already. Nothing changes.")
    messages.success(request, said)
    return redirect("grants:call", found.slug)
