"""Open complaints, the complaints of a case, and the late admissions of a call."""

from django.db.models import QuerySet

from workflows.people.models import User

from ..models import Application, Call, Complaint, LateAdmission


def open_complaints(user: User) -> QuerySet[Complaint]:
    """Complaints that wait for an answer in cases that this person sees, oldest first."""
    mine = Application.objects.visible_to(user)
    rows = Complaint.objects.filter(outcome="", application__in=mine)
    return rows.select_related("application__call", "application__organisation").order_by("made_at", "id")


def complaints_of(case: Application) -> list[Complaint]:
    """All complaints in a case, oldest first."""
    return list(Complaint.objects.filter(application=case).select_related("made_by", "answered_by"))


def admissions_of(call: Call) -> QuerySet[LateAdmission]:
    """The late admissions of a call, newest first."""
    return call.late_admissions.select_related("organisation", "proposed_by", "confirmed_by")
