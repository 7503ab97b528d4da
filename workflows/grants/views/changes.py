"""The screens of changes and notices: asking, looking at the plan, deciding, telling, answering."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workflows.engine.models import Step
from workflows.engine.work import Work
from workflows.people.access.doors import SignedIn, sign_in_required, staff_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.verdicts import require

from .. import actions
from ..inputs.changes import CheckChangeForm, DecideChangeForm, NoticeAnswerForm, NoticeForm
from ..models import Application, Notice
from ..reading import cases, changes
from ..reading import running as reading
from ..rules import notices as rules
from ..rules import requests
from .screens import Screen, finish, work


@require_POST
@sign_in_required
def ask(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The request is opened, or opened again."""
    case = cases.visible_application(request.user, case_id)
    return redirect("forms:sheet", actions.open_change(case=case, actor=request.user).pk)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def take_back(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The group takes its own request back before it is answered."""
    case = cases.visible_application(request.user, case_id)
    require(requests.may_take_back(request.user, case))
    if request.method == "POST":
        actions.take_back_request(case=case, actor=request.user)
        return finish(request, case, _("Your request is taken back. The grant runs on as it was."))
    return render(request, "grants/take_back.html", {"application": case})


def check_change(request: SignedIn, found: Step, case: Application) -> HttpResponse | Work:
    """The officer sees what was and what is asked, and answers or recommends."""
    form = CheckChangeForm(posted(request))
    if done(form, lambda: actions.check_change(step=found, actor=request.user, **form.given())):
        return finish(request, case, _("Saved."), found)
    return _change(found, form, case, _("Look at the change"))


def decide_change(request: SignedIn, found: Step, case: Application) -> HttpResponse | Work:
    """The second person decides."""
    waiting = changes.waiting_request(case)
    before = {}
    if waiting:
        change = waiting["change"]
        before = {"granted": "yes" if change.recommended else "no", "answer": change.answer}
    form = DecideChangeForm(posted(request), initial=before)
    if done(form, lambda: actions.decide_change(step=found, actor=request.user, **form.given())):
        return finish(request, case, _("Saved. The group has been told."), found)
    return _change(found, form, case, _("Decide on the change"))


def _change(found: Step, form: DecideChangeForm, case: Application, heading: str) -> Work:
    context = {"money": reading.money(case), "row": changes.waiting_request(case)}
    return work(found, heading, form, case, context, do="running", read="change")


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def tell(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The group tells what happened."""
    case = cases.visible_application(request.user, case_id)
    require(rules.may_tell(request.user, case))
    form = NoticeForm(posted(request))
    if done(form, lambda: actions.tell_notice(case=case, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("Thank you for telling us. We answer you soon."))
        return redirect("desk:case", case.pk)
    return show(request, "grants/notice.html", form, application=case, money=reading.money(case))


@require_safe
@staff_required(*rules.ANSWERING)
def notices(request: SignedIn) -> HttpResponse:
    """Notices that wait for an answer."""
    rows = [
        {"notice": each, "verdict": rules.may_answer(request.user, each.application)}
        for each in changes.open_notices(request.user)
    ]
    return render(request, "grants/notices.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required(*rules.ANSWERING)
def answer(request: SignedIn, pk: int) -> HttpResponse:
    """Answer a notice."""
    notice = get_object_or_404(Notice.objects.select_related("application__call", "told_by"), pk=pk)
    case = cases.visible_application(request.user, notice.application_id)
    require(rules.may_answer(request.user, case))
    if notice.answered_at is not None:
        raise Http404
    form = NoticeAnswerForm(posted(request))
    if done(form, lambda: actions.answer_notice(notice=notice, actor=request.user, **form.cleaned_data)):
        messages.success(request, _("The group has your answer."))
        return redirect("desk:case", case.pk)
    return show(request, "grants/notice_answer.html", form, application=case, notice=notice)


SCREENS: dict[str, Screen] = {"check_change": check_change, "decide_change": decide_change}
