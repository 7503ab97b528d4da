"""The Django app of the sample process."""

from django.apps import AppConfig
from django.db.models import Q


def visible(user):
    """Staff see all samples, others their own."""
    if user.has_role("formal_officer", "decision_maker", "auditor"):
        return Q()
    return Q(applicant=user) | Q(steps__assignee=user) if user.has_role("reviewer") else Q(applicant=user)


class SampleConfig(AppConfig):
    """Registers the sample."""

    name = "tests.engine.sample"
    label = "sample"

    def ready(self) -> None:
        """The kind is known."""
        from tests.engine.sample.flows import SampleFlow  # noqa: PLC0415  models are loaded only now
        from tests.engine.sample.models import Sample  # noqa: PLC0415
        from workflows.engine import kinds, law  # noqa: PLC0415

        law.register(law.number("sample.members", 7, unit="people", basis="§ 56 BGB"))
        kinds.register(
            kinds.CaseKind(
                code="sample",
                label="Sample",
                model=Sample,
                flow=SampleFlow,
                stages={
                    "draft": "Draft",
                    "check": "Being checked",
                    "fix": "Back to you",
                    "review": "In review",
                    "decision": "Decision",
                    "approved": "Approved",
                    "rejected": "Rejected",
                },
                verbs={"submitted": "Application received", "checked": "Checked", "reviewed": "Reviewed"},
                nodes={
                    "check": "Check",
                    "fix": "Correct",
                    "review": "Review",
                    "decide": "Decide",
                },
                visible=visible,
                case_url=lambda case: f"/cases/{case.pk}/",
                step_url=lambda step: f"/sample/steps/{step.pk}/",
            )
        )
