"""What some calls ask beyond the usual: other sums for some projects, conditions few houses have."""

from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from .columns import euros

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


# The form of the first of two stages; the call's own form is that of the second.
IDEA_FORM = "grant_idea"


def _count(
    label: "StrOrPromise", help_text: "StrOrPromise"
) -> "models.PositiveSmallIntegerField[int | None, int | None]":
    return models.PositiveSmallIntegerField(label, null=True, blank=True, help_text=help_text)


class CallExtras(models.Model):
    """Terms that are empty in most calls; each is asked for by the rules of a house that exists."""

    first_time_max_grant = euros(
        _("largest grant for first-timers"),
        null=True,
        blank=True,
        help_text=_("For groups that never had a grant from this house. Empty: no difference."),
    )
    one_day_max_grant = euros(
        _("largest grant for one day"),
        null=True,
        blank=True,
        help_text=_("For projects that begin and end on the same day. Empty: no difference."),
    )
    max_amount_per_year = euros(
        _("euros per organisation and year"),
        null=True,
        blank=True,
        help_text=_("All grants of this call to one group in a year together. Empty: no limit."),
    )
    review_from = euros(
        _("reviews from (euros)"),
        null=True,
        blank=True,
        help_text=_(
            "Below this sum two members of staff decide, without reviews and jury. Empty: all are reviewed."
        ),
    )
    excluded_funders = ArrayField(
        models.CharField(max_length=80),
        verbose_name=_("funders that may not pay with us"),
        default=list,
        db_default=models.Value("{}"),
        blank=True,
        help_text=_(
            "Full and short names with commas, like BAMF, Bundesamt für Migration. "
            "Only where other funding is allowed."
        ),
    )
    seat_postcodes = ArrayField(
        models.CharField(max_length=5),
        verbose_name=_("seat of the group"),
        default=list,
        db_default=models.Value("{}"),
        blank=True,
        help_text=_("Beginnings of postcodes where the group has its seat; empty means everywhere."),
    )
    first_timers_only = models.BooleanField(
        _("only for first-timers"),
        default=False,
        db_default=False,
        help_text=_("Groups that never had a grant from this house."),
    )
    workshop_for_first_timers = models.BooleanField(
        _("the workshop is for first-timers only"), default=False, db_default=False
    )
    min_partners = _count(_("partners needed"), _("Named in the application. Empty or 0: none."))
    min_participants = _count(
        _("participants needed"), _("So many people have to be expected at least. Empty: no limit.")
    )
    max_project_months = _count(
        _("months of a project at most"), _("Empty: only the dates of the round count.")
    )
    interim_report_months = _count(
        _("interim report after so many months"),
        _("Counted from the start of the project; the group is reminded. Empty: none."),
    )

    application_days = _count(
        _("days for the application after a yes to the idea"),
        _("Groups send their idea on one page first. Empty: they apply at once."),
    )

    review_topics = ArrayField(
        models.CharField(max_length=40),
        verbose_name=_("reviewers who know about"),
        default=list,
        db_default=models.Value("{}"),
        blank=True,
        help_text=_("Reviewers who stated one of these are the pool of this call. None: all of the house."),
    )
    review_languages = ArrayField(
        models.CharField(max_length=10),
        verbose_name=_("reviewers who read"),
        default=list,
        db_default=models.Value("{}"),
        blank=True,
        help_text=_("The pool holds only who reads one of these languages. None: any language."),
    )

    class Meta:
        abstract = True
