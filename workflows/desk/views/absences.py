"""For administrators: who of the house is away, and absences noted for others."""

from uuid import UUID

from django.contrib import messages as flashes
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from workflows.desk.actions.absences import end_absence_of, note_absence
from workflows.desk.inputs.absences import AbsenceForm, AbsentForm
from workflows.people.access.doors import SignedIn, staff_required
from workflows.people.inputs.outcome import done, posted
from workflows.people.inputs.outcome import show as show_form
from workflows.people.models import STAFF_ROLES, Absence, Role, User


@staff_required(Role.ADMIN)
def absences(request: SignedIn) -> HttpResponse:
    """Who is away today or later, and a choice of whose absence is to be noted."""
    form = AbsentForm(posted(request), people=_people())
    if form.is_bound and form.is_valid():
        return redirect("desk:absence_of", form.cleaned_data["person"])
    rows = Absence.objects.filter(last_day__gte=timezone.localdate()).select_related("person", "substitute")
    return show_form(request, "desk/absences.html", form, absences=list(rows.order_by("first_day", "pk")))


@staff_required(Role.ADMIN)
def absence_of(request: SignedIn, person_id: UUID) -> HttpResponse:
    """From when until when a colleague is away, and who stands in."""
    person = _colleague(person_id)
    found = Absence.objects.filter(person=person).select_related("substitute").first()
    initial: dict[str, object] = {}
    if found is not None:
        initial = {"first_day": found.first_day, "last_day": found.last_day}
        initial["substitute"] = str(found.substitute.uuid)
    people = [each for each in _people() if each != person]
    form = AbsenceForm(posted(request), people=people, initial=initial)
    form.fields["first_day"].label = gettext_lazy("First day of the absence")
    form.fields["last_day"].label = gettext_lazy("Last day of the absence")
    form.fields["substitute"].label = gettext_lazy("Who stands in?")
    form.fields["substitute"].help_text = gettext_lazy("They can do what their own roles allow.")
    if done(form, lambda: note_absence(person=person, actor=request.user, **form.given())):
        flashes.success(request, _("It is noted. Both have a mail."))
        return redirect("desk:absences")
    return show_form(request, "desk/absence_of.html", form, absence=found, person=person)


@require_POST
@staff_required(Role.ADMIN)
def end(request: SignedIn, person_id: UUID) -> HttpResponse:
    """A colleague is here again."""
    end_absence_of(person=_colleague(person_id), actor=request.user)
    flashes.success(request, _("It is noted. Both have a mail."))
    return redirect("desk:absences")


def _people() -> list[User]:
    return sorted(User.objects.holding(*STAFF_ROLES), key=str)


def _colleague(person_id: UUID) -> User:
    return get_object_or_404(User.objects.holding(*STAFF_ROLES), uuid=person_id)
