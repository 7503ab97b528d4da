"""Labels: administrators say which there are, the office puts them on cases."""

from uuid import UUID

from django.contrib import messages as flashes
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from workflows.desk import rules
from workflows.desk.actions import labels as actions
from workflows.desk.inputs.batches import CaseLabelsForm, LabelForm
from workflows.desk.models import Label
from workflows.desk.reading.cases import visible_case
from workflows.people.access.doors import SignedIn, sign_in_required
from workflows.people.inputs.outcome import done, posted, show
from workflows.people.verdicts import require


@sign_in_required
def labels(request: SignedIn) -> HttpResponse:
    """All labels, and a form for a new one."""
    require(rules.may_manage_labels(request.user))
    form = LabelForm(posted(request))
    if done(form, lambda: actions.create_label(actor=request.user, **form.cleaned_data)):
        flashes.success(request, _("The label is there. The office can put it on cases."))
        return redirect("desk:labels")
    return show(request, "desk/labels.html", form, labels=list(Label.objects.all()))


@sign_in_required
def label(request: SignedIn, label_id: int) -> HttpResponse:
    """One label is renamed or gets another colour."""
    require(rules.may_manage_labels(request.user))
    found = Label.objects.filter(pk=label_id).first()
    if found is None:
        raise Http404
    form = LabelForm(posted(request), initial={"name": found.name, "tone": found.tone})
    if done(form, lambda: actions.change_label(label_id=found.pk, actor=request.user, **form.cleaned_data)):
        flashes.success(request, _("The label is changed on all cases."))
        return redirect("desk:labels")
    return show(request, "desk/label.html", form, label=found, number=found.on_cases.count())


@require_POST
@sign_in_required
def delete(request: SignedIn, label_id: int) -> HttpResponse:
    """A label is gone, from every case."""
    actions.delete_label(label_id=label_id, actor=request.user)
    flashes.success(request, _("The label is deleted."))
    return redirect("desk:labels")


@require_POST
@sign_in_required
def put(request: SignedIn, case_id: UUID) -> HttpResponse:
    """The case has exactly these labels."""
    found = visible_case(request.user, case_id)
    require(rules.may_write_note(request.user, found))
    form = CaseLabelsForm(request.POST, labels=Label.objects.all())
    if done(form, lambda: actions.put_labels(case=found, actor=request.user, labels=_chosen(form))):
        flashes.success(request, _("The labels are kept."))
    else:
        flashes.error(request, _("One of these labels does not exist any more. Load the page again."))
    return redirect(f"{reverse('desk:case', args=[found.pk])}#labels")


def _chosen(form: CaseLabelsForm) -> set[int]:
    return {int(each) for each in form.cleaned_data["labels"]}
