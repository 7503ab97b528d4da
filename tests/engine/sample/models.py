"""A case with two reviews and an outcome."""

from django.db import models

from workflows.engine.models import Case, CaseQuerySet
from workflows.people.models import User


class Sample(Case):
    """What the sample process works on."""

    complete = models.BooleanField(default=True)
    outcome = models.CharField(max_length=20, blank=True)
    reviews_done = models.IntegerField(default=0)

    objects = CaseQuerySet.as_manager()


class SampleReview(models.Model):
    """One person's review of a sample."""

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
