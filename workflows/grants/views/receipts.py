"""Around a running grant: the code for the contract, the report, the list of receipts."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from workflows.engine.rules import may_perform
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted
from workflows.people.verdicts import Invalid, require

from .. import actions
from ..inputs.running import ReceiptFileForm, ReceiptForm
from ..models import Receipt, ReceiptsAsked
from ..reading import cases
from ..reading import running as reading
from ..rules import running
from .screens import draw


@require_POST
@sign_in_required
def signing_code(request: SignedIn, case_id: UUID) -> HttpResponse:
    """A code is mailed to the representative."""
    case = cases.visible_application(request.user, case_id)
    try:
        actions.send_signing_code(case=case, actor=request.user)
    except Invalid as invalid:
        messages.error(request, next(iter(invalid.errors.values())))
    else:
        messages.success(request, _("The code is on its way to you. Look into your mail."))
    step = case.steps.open().filter(node="contract").first()
    return redirect("grants:step", step.pk) if step else redirect("desk:case", case.pk)


@require_POST
@sign_in_required
def report(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The report is opened, or opened again."""
    case = cases.visible_application(request.user, case_id)
    return redirect("forms:sheet", actions.open_report(case=case, actor=request.user).pk)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def receipts(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The list of receipts; the group adds to it."""
    case = cases.visible_application(request.user, case_id)
    require(running.may_run(request.user, case))
    form = ReceiptForm(
        posted(request),
        request.FILES or None,
        lines=reading.line_names(case),
        file_needed=case.call.receipts_asked != ReceiptsAsked.SAMPLE,
    )

    def do() -> None:
        actions.add_receipt(case=case, actor=request.user, **form.cleaned_data)

    if done(form, do):
        read = _("What you left empty was read from the bill. Please compare it.") if form.bill else ""
        messages.success(request, f"{_('The receipt is in your list.')} {read}".strip())
        return redirect("grants:receipts", case.pk)
    return draw(request, "receipts", form, case, receipts=reading.receipts(case))


@require_POST
@sign_in_required
def remove_receipt(request: SignedIn, case_id: UUID, pk: int) -> HttpResponse:
    """A receipt leaves the list."""
    case = cases.visible_application(request.user, case_id)
    receipt = get_object_or_404(Receipt.objects.select_related("document"), pk=pk, application=case)
    actions.remove_receipt(receipt=receipt, actor=request.user)
    messages.success(request, _("The receipt is no longer in your list."))
    return redirect("grants:receipts", case.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def receipt_file(request: SignedIn, case_id: UUID, pk: int) -> HttpResponse:
    """The file of a receipt that the house drew."""
    case = cases.visible_application(request.user, case_id)
    require(running.may_run(request.user, case))
    receipt = get_object_or_404(Receipt, pk=pk, application=case)
    form = ReceiptFileForm(posted(request), request.FILES or None)

    def do() -> None:
        actions.add_receipt_file(receipt=receipt, actor=request.user, **form.cleaned_data)

    if done(form, do):
        messages.success(request, _("Thank you. The receipt has its file."))
        return redirect("grants:receipts", case.pk)
    return draw(request, "receipt_file", form, case, receipt=receipt)


@require_POST
@sign_in_required
def draw_receipts(request: SignedIn, pk: int) -> HttpResponse:
    """Receipts are drawn for the examination."""
    found = cases.step_of(request.user, pk)
    require(may_perform(request.user, found, cases.application_of(found)))
    actions.draw_receipts(step=found, actor=request.user)
    messages.success(request, _("Receipts are drawn. They are marked in the list."))
    return redirect("grants:step", found.pk)
