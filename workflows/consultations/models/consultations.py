"""A consultation: asked for, agreed, held and written down."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    ArrayField,
    BigIntegerRangeField,
    DateTimeRangeField,
    RangeOperators,
)
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Case

from .ways import Way

SHORTEST, LONGEST = 5, 480


class Outcome(models.TextChoices):
    """What has become of it; the flow reads it."""

    OPEN = "", _("Not answered yet")
    AGREED = "agreed", _("Agreed")
    DECLINED = "declined", _("Declined")
    HELD = "held", _("Held")
    MISSED = "missed", _("Nobody came")
    CANCELLED = "cancelled", _("Cancelled")


# Two ranges that overlap in both. The ids as ranges, as the embedded server has no btree_gist.
_SAME_ADVISER = Func(
    F("adviser"), F("adviser"), Value("[]"), function="int8range", output_field=BigIntegerRangeField()
)
_SAME_TIME = Func(
    F("starts_at"), F("ends_at"), Value("[)"), function="tstzrange", output_field=DateTimeRangeField()
)


class Consultation(Case):
    """One time of one adviser for one group or person.

    While it `blocks`, the time is taken: from the question on, until it is declined or cancelled.
    `result` is read by the house alone, `next_step` by the group, too.
    """

    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("adviser")
    )
    starts_at = models.DateTimeField(_("begin"))
    ends_at = models.DateTimeField(_("end"))
    blocks = models.BooleanField(_("takes the time"), default=True)
    way = models.CharField(_("way"), max_length=10, choices=Way.choices)
    place = models.CharField(_("where"), max_length=300, blank=True)
    phone = models.CharField(_("phone number"), max_length=40, blank=True)
    spoken = models.CharField(_("spoken language"), max_length=10)
    interpreter = models.CharField(_("interpreter for"), max_length=60, blank=True)
    topic = models.CharField(_("topic"), max_length=50)
    matter = models.TextField(_("matter"), max_length=1000, blank=True)
    about = models.ForeignKey(
        "engine.Case",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("about the case"),
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, blank=True)
    answer = models.TextField(_("words of the adviser"), max_length=1000, blank=True)
    sequence = models.PositiveSmallIntegerField(_("version of the calendar entry"), default=0)
    topics = ArrayField(models.CharField(max_length=50), verbose_name=_("topics"), default=list, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(SHORTEST), MaxValueValidator(LONGEST)],
    )
    result = models.TextField(_("result"), max_length=4000, blank=True)
    next_step = models.TextField(_("next step"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")
        indexes = [models.Index(fields=["outcome", "starts_at"], name="consultation_by_outcome")]
        constraints = [
            ExclusionConstraint(
                name="consultation_never_twice",
                expressions=[
                    (_SAME_ADVISER, RangeOperators.OVERLAPS),
                    (_SAME_TIME, RangeOperators.OVERLAPS),
                ],
                condition=Q(blocks=True),
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="consultation_has_a_time"),
            models.CheckConstraint(
                condition=~Q(outcome="declined") | ~Q(answer=""), name="consultation_refusal_has_words"
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["declined", "cancelled"]) | Q(blocks=False),
                name="consultation_gives_time_back",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="held")
                | Q(minutes__isnull=False, minutes__gte=SHORTEST, minutes__lte=LONGEST, topics__len__gt=0),
                name="consultation_held_is_written_down",
            ),
        ]
