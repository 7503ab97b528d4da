"""Money that has to come back: all of it at a glance, instalments, waivers, transfers that came back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.inputs.outcome import done, posted
from workflows.people.models import Role
from workflows.people.verdicts import AlreadyDone, require

from .. import actions
from ..inputs.reclaims import AnswerWaiverForm, CorrectPaymentForm, InstalmentsForm, ShelvedForm, WaiverForm
from ..inputs.running import ReleaseForm
from ..models import Payment, PaymentState
from ..reading import reclaims as reading
from ..reading.cases import visible_application
from ..rules import reclaims as rules
from ..rules import running
from .screens import draw, finish


@require_safe
@staff_required(Role.CASH, Role.DECISION_MAKER, Role.AUDITOR)
def reclaims(request: SignedIn) -> HttpResponse:
    """Everything that has to come back to the house, what is due first at the top."""
    return render(request, "grants/reclaims.html", reading.desk(request.user))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.CASH, Role.FORMAL_OFFICER)
def instalments(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Monthly parts are agreed on."""
    case = visible_application(request.user, case_id)
    require(rules.may_defer(request.user, case))
    account = reading.account(case)
    form = InstalmentsForm(posted(request))

    def do() -> None:
        parts = form.parts(account.principal_open)
        actions.agree_instalments(case=case, actor=request.user, parts=parts)

    if done(form, do, first_on="first" if not form["rows"].value() else "rows", parts="rows"):
        return finish(request, case, _("Saved. The group has been told."))
    return draw(
        request, "running_step", form, case, heading=_("Agree on instalments"), account=account, inside=True
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.CASH, Role.FORMAL_OFFICER, Role.DECISION_MAKER)
def waiver(request: SignedIn, case_id: UUID) -> HttpResponse:
    """A waiver is proposed, or answered by a second person."""
    case = visible_application(request.user, case_id)
    account = reading.account(case)
    if account.proposal is not None:
        return _answer(request, case_id)
    require(rules.may_propose_waiver(request.user, case))
    form = WaiverForm(posted(request), initial={"amount": account.open})
    if done(form, lambda: actions.propose_waiver(case=case, actor=request.user, **form.cleaned_data)):
        return finish(request, case, _("Saved. A second person has to agree."))
    return draw(
        request, "running_step", form, case, heading=_("Propose a waiver"), account=account, inside=True
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.CASH)
def shelved(request: SignedIn, case_id: UUID) -> HttpResponse:
    """Money came although nobody pursued it any more."""
    case = visible_application(request.user, case_id)
    require(rules.may_book_shelved(request.user, case))
    account = reading.shelved_account(case)
    form = ShelvedForm(posted(request), initial={"amount": account.shelved})
    if done(form, lambda: actions.receive_shelved(case=case, actor=request.user, **form.cleaned_data)):
        return finish(request, case, _("Saved. The group has been told."))
    heading = _("Money of a Niederschlagung came")
    return draw(request, "running_step", form, case, heading=heading, account=account, inside=True)


def _answer(request: SignedIn, case_id: UUID) -> HttpResponse:
    case = visible_application(request.user, case_id)
    require(rules.may_answer_waiver(request.user, case))
    form = AnswerWaiverForm(posted(request))

    def do() -> None:
        data = form.cleaned_data
        actions.answer_waiver(
            case=case, actor=request.user, confirmed=data["confirmed"] == "yes", answer=data["answer"]
        )

    if done(form, do):
        return finish(request, case, _("Saved."))
    account = reading.account(case)
    return draw(
        request, "running_step", form, case, heading=_("Answer the waiver"), account=account, inside=True
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(Role.CASH, Role.FORMAL_OFFICER)
def payment_again(request: SignedIn, pk: int) -> HttpResponse:
    """The account of a transfer that came back is put right, then released by a second person."""
    payment = get_object_or_404(Payment.objects.select_related("replaces"), pk=pk)
    case = visible_application(request.user, payment.application_id)
    if payment.state == PaymentState.CORRECTED:
        return _release_again(request, payment)
    if payment.state != PaymentState.BOUNCED:
        raise AlreadyDone(_("This payment did not come back."))
    require(running.may_correct_payment(request.user, case))
    form = CorrectPaymentForm(posted(request), initial={"payee": payment.payee})
    if done(form, lambda: actions.correct_payment(payment=payment, actor=request.user, **form.cleaned_data)):
        return finish(request, case, _("Saved. The cash desk releases the payment once more."))
    return draw(request, "running_step", form, case, heading=_("Put the account right"), payment=payment)


def _release_again(request: SignedIn, payment: Payment) -> HttpResponse:
    case = visible_application(request.user, payment.application_id)
    require(running.may_release_again(request.user, case))
    form = ReleaseForm(posted(request))

    def do() -> None:
        data = form.cleaned_data
        actions.release_again(
            payment=payment, actor=request.user, released=data["released"] == "yes", note=data["note"]
        )

    if done(form, do):
        return finish(request, case, _("Saved."))
    return draw(request, "running_step", form, case, heading=_("Release the payment"), payment=payment)
