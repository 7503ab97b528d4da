"""Targets and reports on screens, for whoever leads and audits the house."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import attempt, done, posted, show
from workflows.people.verdicts import require

from . import actions, reading, rules
from .files import FILES, file_of
from .inputs import PeriodForm, ReportForm, TargetForm
from .models import FundingPeriod, Report
from .reports import draft


@require_safe
@sign_in_required
def periods(request: SignedIn) -> HttpResponse:
    """All funding periods."""
    require(rules.may_read(request.user))
    context = {"periods": reading.periods(), "may_change": rules.may_change(request.user).allowed}
    return render(request, "indicators/periods.html", context)


@require_http_methods(["GET", "POST"])
@sign_in_required
def period_new(request: SignedIn) -> HttpResponse:
    """The house counts for a funder."""
    require(rules.may_change(request.user))
    form = PeriodForm(posted(request))
    if form.is_bound:
        made = attempt(form, lambda: actions.open_period(actor=request.user, given=form.given()))
        if made is not None:
            messages.success(request, _("The funding period is there. Now write down what was promised."))
            return redirect("indicators:period", period_id=made.pk)
    return show(request, "indicators/period_form.html", form)


@require_safe
@sign_in_required
def period(request: SignedIn, period_id: UUID) -> HttpResponse:
    """Every measure, how its targets stand, and the reports."""
    found = _period(request, period_id)
    context = {
        "period": found,
        "lines": reading.lines(found),
        "reports": reading.reports_of(found),
        "may_change": rules.may_change(request.user).allowed,
    }
    return render(request, "indicators/period.html", context)


@require_http_methods(["GET", "POST"])
@sign_in_required
def period_change(request: SignedIn, period_id: UUID) -> HttpResponse:
    """Name, funder and days."""
    require(rules.may_change(request.user))
    found = _period(request, period_id)
    form = PeriodForm(posted(request), initial=PeriodForm.initial_of(found))
    if done(form, lambda: actions.change_period(actor=request.user, period=found, given=form.given())):
        messages.success(request, _("The funding period is changed."))
        return redirect("indicators:period", period_id=period_id)
    return show(request, "indicators/period_form.html", form, period=found)


@require_http_methods(["GET", "POST"])
@sign_in_required
def target_set(request: SignedIn, period_id: UUID) -> HttpResponse:
    """What was promised of a measure; `?measure=&kind=` shows what stands."""
    require(rules.may_change(request.user))
    found = _period(request, period_id)
    asked = {name: request.GET.get(name, "")[:60] for name in ("measure", "kind")}
    target = found.targets.filter(**asked).first()
    form = TargetForm(posted(request), initial=TargetForm.initial_of(target) if target else asked)
    if done(form, lambda: actions.set_target(actor=request.user, period=found, **form.cleaned_data)):
        messages.success(request, _("The target is kept."))
        return redirect("indicators:period", period_id=period_id)
    return show(request, "indicators/target_form.html", form, period=found, target=target)


@require_POST
@sign_in_required
def target_drop(request: SignedIn, period_id: UUID) -> HttpResponse:
    """This is no longer promised."""
    found = _period(request, period_id)
    asked = {name: request.POST.get(name, "")[:60] for name in ("measure", "kind")}
    actions.drop_target(actor=request.user, period=found, **asked)
    messages.success(request, _("The target is deleted."))
    return redirect("indicators:period", period_id=period_id)


@require_http_methods(["GET", "POST"])
@sign_in_required
def report_new(request: SignedIn, period_id: UUID) -> HttpResponse:
    """The numbers of a day are kept as they are now."""
    require(rules.may_change(request.user))
    found = _period(request, period_id)
    form = ReportForm(posted(request))
    if form.is_bound:
        made = attempt(form, lambda: actions.report(actor=request.user, period=found, **form.cleaned_data))
        if made is not None:
            messages.success(request, _("The report is made. Its numbers don't change any more."))
            return redirect("indicators:report", report_id=made.pk)
    return show(request, "indicators/report_form.html", form, period=found)


@require_safe
@sign_in_required
def report(request: SignedIn, report_id: UUID) -> HttpResponse:
    """What was reported, and its files."""
    found = _report(request, report_id)
    context = {"report": found, "period": found.period, "draft": draft(found.data)}
    return render(request, "indicators/report.html", context)


@require_safe
@sign_in_required
def report_file(request: SignedIn, report_id: UUID, ending: str) -> HttpResponse:
    """A report as XLSX, text or JSON."""
    found = _report(request, report_id)
    if ending not in FILES:
        raise Http404
    return file_of(found, ending)


def _period(request: SignedIn, period_id: UUID) -> FundingPeriod:
    require(rules.may_read(request.user))
    return get_object_or_404(FundingPeriod.objects.prefetch_related("targets"), pk=period_id)


def _report(request: SignedIn, report_id: UUID) -> Report:
    require(rules.may_read(request.user))
    return get_object_or_404(Report.objects.select_related("period", "made_by"), pk=report_id)
