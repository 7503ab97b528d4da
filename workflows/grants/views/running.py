"""The screens of a running grant: sign, ask for money, check, release, examine, settle."""

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from workflows.engine.models import Step
from workflows.engine.work import Work
from workflows.forms.reading import summary as forms
from workflows.people.access.doors import SignedIn
from workflows.people.inputs.outcome import done, posted
from workflows.people.models import Role

from .. import actions
from ..actions.contracts import contract_of
from ..inputs.reclaims import ReceivedForm
from ..inputs.running import (
    CheckPaymentForm,
    CodeForm,
    CountersignForm,
    ExaminationForm,
    PaymentForm,
    ReleaseForm,
    ScanForm,
    SettleForm,
)
from ..models import Application, ContractSignature, Disbursement, ReceiptsAsked, Side
from ..reading import cases, changes, reclaims, spot_checks
from ..reading import running as reading
from ..rules import running, settling
from .screens import Screen, draw, finish, work


def contract(request: SignedIn, found: Step, case: Application) -> HttpResponse:
    """Read the contract, then confirm it with a code or hand in a scan; the officer notes paper."""
    if request.user.has_role(Role.FORMAL_OFFICER):
        return redirect("grants:signature", case.pk)
    by_scan = "scan" in request.GET
    form = ScanForm(posted(request), request.FILES or None) if by_scan else CodeForm(posted(request))

    def do() -> None:
        data = {name: value for name, value in form.cleaned_data.items() if name != "agreed"}
        (actions.sign_with_scan if by_scan else actions.sign_with_code)(
            step=found, actor=request.user, **data
        )

    if done(form, do):
        return finish(request, case, _("Thank you. Now the house signs, and then you can begin."), found)
    context = {"document": contract_of(case), "by_scan": by_scan, "step": found, "money": reading.money(case)}
    return draw(request, "contract", form, case, **context)


def countersign(request: SignedIn, found: Step, case: Application) -> HttpResponse | Work:
    """The house signs."""
    form = CountersignForm(posted(request))

    def do() -> None:
        data = form.cleaned_data
        actions.countersign(step=found, actor=request.user, signed=data["signed"] == "yes", note=data["note"])

    if done(form, do):
        return finish(request, case, _("Saved. The group has been told."), found)
    group = ContractSignature.objects.filter(application=case, side=Side.GROUP, returned_at=None)
    return _simple(found, form, case, _("Sign for the house"), signatures=list(group.select_related("scan")))


def ask_for_money(request: SignedIn, found: Step, case: Application) -> HttpResponse:
    """The group asks for money, or goes to its report."""
    direct = case.disbursement == Disbursement.DIRECT
    form = PaymentForm(posted(request), direct=direct)

    def do() -> None:
        actions.request_payment(step=found, actor=request.user, **form.given())

    if done(form, do):
        return finish(request, case, _("Thank you. We look at it and tell you when the money is on its way."))
    context = {
        "money": reading.money(case),
        "report": settling.report_of(case),
        "receipts": reading.receipts(case),
        "weeks": running.SIX_WEEKS.days // 7,
    }
    return draw(request, "running", form, case, **context)


def check_payment(request: SignedIn, found: Step, case: Application) -> HttpResponse | Work:
    """The officer looks at the request."""
    form = CheckPaymentForm(posted(request))

    def do() -> None:
        data = form.cleaned_data
        actions.check_payment(
            step=found, actor=request.user, accepted=data["accepted"] == "yes", answer=data["answer"]
        )

    if done(form, do):
        return finish(request, case, _("The payment is checked."), found)
    return _simple(found, form, case, _("Check the payment"), payment=running.waiting(case))


def release_payment(request: SignedIn, found: Step, case: Application) -> HttpResponse | Work:
    """The cash desk releases."""
    form = ReleaseForm(posted(request))

    def do() -> None:
        data = form.cleaned_data
        actions.release_payment(
            step=found, actor=request.user, released=data["released"] == "yes", note=data["note"]
        )

    if done(form, do):
        return finish(request, case, _("Saved."), found)
    return _simple(found, form, case, _("Release the payment"), payment=running.waiting(case))


def examine(request: SignedIn, found: Step, case: Application) -> HttpResponse | Work:
    """Receipts and report on one side, what counts on the other."""
    report = settling.report_of(case)
    sections = forms.summary(report, get_language() or "de") if report else []
    questions = [(row.question, f"{part.title}: {row.label}") for part in sections for row in part.rows]
    costs, before = reading.report_costs(case), reading.noted(case)
    asked = case.call.receipts_asked
    form = ExaminationForm(
        posted(request),
        costs=costs,
        questions=questions,
        initial=before,
        originals=asked == ReceiptsAsked.ORIGINALS,
    )

    def do() -> None:
        data = form.cleaned_data
        said = {"checklist": dict.fromkeys(data["checklist"], True), "note": data["note"]}
        if data["result"] == "no":
            actions.return_report(step=found, actor=request.user, points=form.points(), **said)
        else:
            actions.examine(step=found, actor=request.user, accepted=form.accepted(), **said)

    if done(form, do):
        return finish(request, case, _("The examination is saved."), found)
    context = {
        "sections": cases.drawn_sheet(report) if report else [],
        "money": reading.money(case),
        "receipts": reading.receipts(case),
        "changes": changes.requests_of(case, inside=True),
        "notices": changes.notices_of(case),
        "draws": spot_checks.of_case(case),
        "draw_step": found.pk,
        "to_draw": asked == ReceiptsAsked.SAMPLE and bool(spot_checks.undrawn(case)),
    }
    return work(found, _("Examine the report"), form, case, context, do="examination")


def settle(request: SignedIn, found: Step, case: Application) -> HttpResponse | Work:
    """The second person behind the settlement."""
    form = SettleForm(posted(request))

    def do() -> None:
        data = form.cleaned_data
        actions.settle(
            step=found, actor=request.user, confirmed=data["confirmed"] == "yes", note=data["note"]
        )

    if done(form, do):
        return finish(request, case, _("Saved."), found)
    return _simple(found, form, case, _("Settle the grant"), settlement=reading.settlement_of(case))


def reclaim(request: SignedIn, found: Step, case: Application) -> HttpResponse | Work:
    """The cash desk notes that money came back."""
    form = ReceivedForm(posted(request))
    account = reclaims.account(case)

    def do() -> None:
        actions.receive_reclaim(step=found, actor=request.user, **form.cleaned_data)

    if done(form, do):
        arrived = form.cleaned_data["amount"] or account.open
        closed = arrived == account.open
        text = _("Saved. Nothing of it is open any more.") if closed else _("Saved. The rest is still open.")
        return finish(request, case, text, found)
    can = reclaims.box(case, request.user, inside=True)
    return _simple(found, form, case, _("Money came back"), **can | {"account": account}, inside=True)


def _simple(found: Step, form: Form, case: Application, heading: str, **context: object) -> Work:
    """A step in which money is judged: with the plan that was promised, its lines and its receipts."""
    context |= {
        "money": reading.money(case),
        "sections": cases.drawn(case),
        "receipts": reading.receipts(case),
    }
    return work(found, heading, form, case, context, do="running")


SCREENS: dict[str, Screen] = {
    "contract": contract,
    "countersign": countersign,
    "running": ask_for_money,
    "check_payment": check_payment,
    "release_payment": release_payment,
    "examine": examine,
    "settle": settle,
    "reclaim": reclaim,
}
