"""What the house keeps and for how long: rules, what is over today, what is held, what was forgotten."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflows.engine.models import Case
from workflows.upkeep.models import LegalHold, RetentionDeed, RetentionRun
from workflows.upkeep.retention import keepings
from workflows.upkeep.retention.keepings import Rule
from workflows.upkeep.retention.running import Candidate, candidates

LISTED = 50
STEPS = {
    "forget": _("tonight"),
    "tell": _("people are told tonight"),
    "wait": _("people were told"),
    "held": _("held"),
}


@dataclass(frozen=True)
class Retention:
    """Everything the screen and the API show."""

    rules: list[Rule]
    due: list[Candidate]
    holds: list[LegalHold]
    deeds: list[RetentionDeed]
    last_run: RetentionRun | None


def retention() -> Retention:
    """How it stands today; a dry run, which changes nothing."""
    today = timezone.localdate()
    holds = list(LegalHold.objects.open().select_related("set_by"))
    rules = keepings.rules(today)
    return Retention(
        rules=rules,
        due=[each for rule in rules for each in candidates(rule, today, LISTED, holds)],
        holds=holds,
        deeds=list(RetentionDeed.objects.all()[:LISTED]),
        last_run=RetentionRun.objects.order_by("-day").first(),
    )


def rule_of(code: str) -> Rule | None:
    """The rule that counts today for this keeping."""
    return next((each for each in keepings.rules(timezone.localdate()) if each.keeping.code == code), None)


def shown(subjects: list[str]) -> dict[str, str]:
    """What people call these identifiers: the number of a case that has one."""
    numbers = Case.objects.filter(pk__in=[each for each in subjects if len(each) == 36])
    return {str(key): number or str(key) for key, number in numbers.values_list("pk", "number")}


def label_of(code: str) -> object:
    """The name of a keeping for people; its code when the software no longer knows it."""
    keeping = keepings.find(code)
    return keeping.label if keeping else code


def kind_label(code: str) -> object:
    """The name of a kind of hold."""
    kind = keepings.find_hold_kind(code)
    return kind.label if kind else code
