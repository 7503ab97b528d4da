"""Retention: how long things are kept, what goes tonight, what is held."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from workflows.desk import rules
from workflows.desk.actions import retention as actions
from workflows.desk.inputs.retention import HoldForm, RuleForm
from workflows.desk.reading import retention as reading
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted
from workflows.people.inputs.outcome import show as show_form
from workflows.people.verdicts import require


@require_safe
@sign_in_required
def show(request: SignedIn) -> HttpResponse:
    """Rules, what is over today, holds, what was forgotten."""
    require(rules.may_keep(request.user))
    return _screen(request, HoldForm())


@require_POST
@sign_in_required
def hold(request: SignedIn) -> HttpResponse:
    """Something is held."""
    require(rules.may_keep(request.user))
    form = HoldForm(posted(request))
    if done(form, lambda: actions.hold(**form.cleaned_data, actor=request.user)):
        messages.success(request, _("Held. Nothing of it is deleted until you release it."))
        return redirect("desk:retention")
    return _screen(request, form)


@require_POST
@sign_in_required
def release(request: SignedIn, hold_id: int) -> HttpResponse:
    """The rules count again."""
    actions.release(hold_id=hold_id, actor=request.user)
    messages.success(request, _("Released. The rules count again from tonight."))
    return redirect("desk:retention")


@sign_in_required
def rule(request: SignedIn, code: str) -> HttpResponse:
    """One rule is looked at and changed."""
    require(rules.may_keep(request.user))
    known = reading.rule_of(code)
    if known is None:
        raise Http404
    form = RuleForm(posted(request), rule=known)
    if done(form, lambda: actions.change_rule(code=code, **form.cleaned_data, actor=request.user)):
        messages.success(request, _("The rule counts from today."))
        return redirect("desk:retention")
    return show_form(request, "desk/retention_rule.html", form, rule=known)


def _screen(request: HttpRequest, form: HoldForm) -> HttpResponse:
    state = reading.retention()
    subjects = [each.subject for each in state.due] + [each.subject for each in state.holds]
    numbers = reading.shown(subjects)

    def called(each: Any) -> str:
        return numbers.get(each.subject, each.subject)

    context = {
        "state": state,
        "form": form,
        "due": [(each, reading.STEPS[each.step], called(each)) for each in state.due],
        "holds": [(each, reading.kind_label(each.kind), called(each)) for each in state.holds],
        "deeds": [(each, reading.label_of(each.code)) for each in state.deeds],
    }
    return render(request, "desk/retention.html", context, status=422 if form.is_bound else 200)
