"""Cases of the sample process."""

from typing import Any

import factory

from tests.engine.sample.flows import SampleFlow
from tests.engine.sample.models import Sample, SampleReview
from tests.people.factories import OrganisationFactory, UserFactory
from workflows.engine import actions
from workflows.people.models import Membership


class SampleFactory(factory.django.DjangoModelFactory):
    """A sample that has not been started."""

    class Meta:
        model = Sample
        skip_postgeneration_save = True

    kind = "sample"
    title = factory.Sequence(lambda n: f"Sample {n}")
    number = factory.Sequence(lambda n: f"S-2026-{n:06}")
    applicant = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    language = "de"

    @factory.post_generation
    def represented(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        """The applicant represents the organisation, unless `represented=False`."""
        if create and extracted is not False and self.organisation:
            Membership.objects.get_or_create(
                organisation=self.organisation, user=self.applicant, defaults={"function": "representative"}
            )


def started(flow: Any = SampleFlow, *, reviewers: list[Any] | None = None, **fields: Any) -> Sample:
    """A running sample with two reviewers."""
    case = SampleFactory(**fields)
    for reviewer in (
        [UserFactory(roles=["reviewer"]), UserFactory(roles=["reviewer"])] if reviewers is None else reviewers
    ):
        SampleReview.objects.create(sample=case, reviewer=reviewer)
    actions.start(flow, case=case, actor=case.applicant, verb="submitted")
    return case


def step_of(case: Sample, node: str) -> Any:
    """The first open step of `node`."""
    return case.steps.filter(node=node, state="open").order_by("pk").first()


def do(case: Sample, node: str, actor: Any, verb: str, **changes: Any) -> None:
    """`actor` does the open step of `node`."""
    with actions.performing(step_of(case, node), actor=actor, verb=verb) as doing:
        for name, value in changes.items():
            setattr(doing.case, name, value)
        doing.case.save()


def until_review(**fields: Any) -> Sample:
    """A sample that waits for its reviewers."""
    case = started(**fields)
    do(case, "check", UserFactory(roles=["formal_officer"]), "checked")
    return case
