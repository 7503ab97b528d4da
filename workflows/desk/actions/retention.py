"""Holding things back and changing rules of retention, with the reasons why not in people's words."""

import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.desk import rules
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require
from workflows.upkeep.models import LegalHold, RetentionRule
from workflows.upkeep.retention import actions

REASONS = {
    ("subject", "unknown"): gettext_lazy("There is nothing with this number or identifier. Check it."),
    ("kind", "unknown"): gettext_lazy("Things of this kind can’t be held."),
    ("reason", "missing"): gettext_lazy("Write down why it has to be kept."),
    ("code", "unknown"): gettext_lazy("There is no rule with this name."),
    ("unit", "unknown"): gettext_lazy("Choose days, months or years."),
    ("basis", "too_long"): gettext_lazy("Write at most 300 characters."),
    ("after", "out_of_range"): gettext_lazy("Write a time between 0 and 100 years."),
    ("warn_days", "out_of_range"): gettext_lazy("Nobody can be told about this, or the time is too long."),
    ("deed", "unknown"): gettext_lazy("This can’t be done with things of this kind."),
    ("basis", "missing"): gettext_lazy("Write down the law or the reason behind this rule."),
}


def hold(*, kind: str, subject: str, reason: str, actor: User) -> LegalHold:
    """Nothing of this case or account is deleted until somebody releases the hold."""
    require(rules.may_keep(actor))
    try:
        return actions.hold(kind=kind, subject=subject, reason=reason, actor=actor)
    except actions.Unfit as unfit:
        raise _invalid(unfit) from None
    except actions.AlreadySo:
        raise AlreadyDone(_("This is held already.")) from None


def release(*, hold_id: int, actor: User) -> LegalHold:
    """The rules count again."""
    require(rules.may_keep(actor))
    try:
        return actions.release(hold_id=hold_id, actor=actor)
    except actions.AlreadySo:
        raise AlreadyDone(_("This hold has been released already.")) from None


def change_rule(*, code: str, checked_on: datetime.date | None, actor: User, **values: Any) -> RetentionRule:
    """From today on it is kept so long."""
    require(rules.may_keep(actor))
    try:
        return actions.change_rule(code=code, checked_on=checked_on, actor=actor, **values)
    except actions.Unfit as unfit:
        raise _invalid(unfit) from None


def _invalid(unfit: actions.Unfit) -> Invalid:
    return Invalid({unfit.field: str(REASONS[unfit.field, unfit.code])})
