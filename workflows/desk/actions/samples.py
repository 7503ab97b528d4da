"""Drawing cases at random, so that anybody can draw them again."""

import secrets
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.desk import rules
from workflows.desk.models import LONGEST_PURPOSE, LONGEST_SEED, MOST_DRAWN, MOST_DRAWN_FROM, Sample
from workflows.desk.reading.samples import Chosen, cases_of
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require
from workflows.values.drawing import ALGORITHM
from workflows.values.texts import one_line

FIRST_YEAR, LAST_YEAR = 2000, 2200


@transaction.atomic
def draw_sample(*, actor: User, purpose: str, chosen: Chosen, size: int, seed: str = "") -> Sample:
    """These cases are drawn and what they were drawn from is kept. Raises Invalid by field.

    Without a seed the house takes one that nobody can foresee; with the seed of an earlier draw the same
    cases come, as long as the same ones are there to draw from.
    """
    require(rules.may_draw(actor))
    purpose, seed = one_line(purpose), one_line(seed)
    _check(purpose, chosen, size, seed)
    population = list(cases_of(chosen).order_by("pk").values_list("pk", flat=True)[: MOST_DRAWN_FROM + 1])
    if not population:
        raise Invalid({"since": _("No case received in this time fits. Change days, stage or budget.")})
    if len(population) > MOST_DRAWN_FROM:
        text = _("More than %(n)s cases fit. Choose a shorter time.")
        raise Invalid({"since": text % {"n": MOST_DRAWN_FROM}})
    return Sample.objects.create(
        purpose=purpose,
        seed=seed or secrets.token_hex(16),
        algorithm=ALGORITHM,
        since=chosen.since,
        until=chosen.until,
        kind=chosen.kind,
        stage=chosen.stage,
        budget=chosen.budget,
        population=population,
        size=min(size, len(population)),
        drawn_by=actor,
    )


def _check(purpose: str, chosen: Chosen, size: int, seed: str) -> None:
    wrong: dict[str, str] = {}
    if not purpose or len(purpose) > LONGEST_PURPOSE:
        wrong["purpose"] = _("Say in at most %(n)s characters what the sample is for.") % {
            "n": LONGEST_PURPOSE
        }
    if len(seed) > LONGEST_SEED:
        wrong["seed"] = _("A seed has at most %(n)s characters.") % {"n": LONGEST_SEED}
    if not 0 < size <= MOST_DRAWN:
        wrong["size"] = _("Draw between 1 and %(n)s cases.") % {"n": MOST_DRAWN}
    if not (_is_near(chosen.since) and _is_near(chosen.until)):
        wrong["since"] = _("This day is too far away.")
    elif chosen.until < chosen.since:
        wrong["until"] = _("This day lies before the first one.")
    if chosen.stage and not chosen.has_stage:
        wrong["stage"] = _("This process has no such stage. Choose the process, then one of its stages.")
    if chosen.budget and not chosen.has_budget:
        wrong["budget"] = _("There is no such budget.")
    if wrong:
        raise Invalid(wrong)


def _is_near(day: date) -> bool:
    return FIRST_YEAR <= day.year < LAST_YEAR
