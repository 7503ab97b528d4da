"""Around a case: reading the whole application, withdrawing, more time, closing without an answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workflows.engine.standing import standing
from workflows.people.access.doors import SignedIn, sign_in_required, staff_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.models import Role
from workflows.people.verdicts import require

from .. import actions
from ..inputs.steps import SignatureForm
from ..reading import cases as reading
from ..rules import leaving
from ..rules.steps import may_record_signature
from ..rules.visibility import sees_inside


@require_safe
@sign_in_required
def application(request: SignedIn, case_id: UUID) -> HttpResponse:
    """All answers; the checks beside them for those who may read them."""
    case = reading.visible_application(request.user, case_id)
    inside, is_applicant = sees_inside(request.user, case), standing(case, request.user).belongs
    context = {
        "application": case,
        "call": case.call,
        "sections": reading.drawn(case, for_review=not (inside or is_applicant)),
        "rounds": reading.rounds(case, for_review=not inside) if inside or not is_applicant else [],
        "findings": reading.findings(case) if inside else [],
        "inside": inside,
    }
    return render(request, "grants/application.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def withdraw(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Ask once more, then withdraw."""
    case = reading.visible_application(request.user, case_id)
    if request.method != "POST":
        context = {"application": case, "call": case.call, "promised": case.stage in leaving.PROMISED}
        consequence = leaving.consequence(case)
        return render(request, "grants/withdraw.html", context | {"consequence": consequence})
    left = actions.withdraw(case=case, actor=request.user)
    withdrawn = left.stage == "withdrawn"
    text = _("Your application is withdrawn.") if withdrawn else _("We look at it and write to you.")
    messages.success(request, text)
    return redirect("desk:case", case.pk)


@require_POST
@sign_in_required
def extend(request: SignedIn, case_id: UUID) -> HttpResponse:
    """More time to answer, once."""
    case = reading.visible_application(request.user, case_id)
    actions.extend(case=case, actor=request.user)
    messages.success(request, _("You have more time now."))
    return redirect("desk:case", case.pk)


@require_POST
@staff_required(Role.FORMAL_OFFICER)
def expire(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Close an application whose applicant did not answer."""
    case = reading.visible_application(request.user, case_id)
    actions.expire(case=case, actor=request.user)
    messages.success(request, _("The application is closed. The applicant has been told."))
    return redirect("desk:case", case.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.FORMAL_OFFICER)
def signature(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The contract came back signed."""
    case = reading.visible_application(request.user, case_id)
    require(may_record_signature(request.user, case))
    form = SignatureForm(posted(request))
    if done(form, lambda: actions.record_signature(case=case, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("The contract is noted as signed."))
        return redirect("desk:case", case.pk)
    return show(request, "grants/signature.html", form, application=case)
