"""What an adviser decides beside the answers: waived rules and own wordings."""

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.engine.actions import record
from workflows.engine.models import Audience
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require

from ..models import FoundingCase, Waiver
from ..reading import cases as reading
from ..rules import cases as rules

LONGEST = 4000


@transaction.atomic
def waive_rule(*, case: FoundingCase, actor: User, rule: str, reason: str) -> Waiver:
    """The rule does not have to be met here; the reason stays with the case."""
    case = FoundingCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    require(rules.may_waive(actor, case, rule))
    if not reason.strip():
        raise Invalid({"reason": _("Write why this rule need not be met here.")})
    waiver, _created = Waiver.objects.update_or_create(
        case=case, rule=rule, defaults={"reason": reason.strip()[:LONGEST], "waived_by": actor}
    )
    record(case, actor=actor, verb="rule.waived", data={"rule": rule}, audience=Audience.STAFF)
    return waiver


@transaction.atomic
def withdraw_waiver(*, case: FoundingCase, actor: User, rule: str) -> None:
    """The rule counts again."""
    case = FoundingCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    require(rules.may_waive(actor, case, rule))
    deleted, _rows = case.waivers.filter(rule=rule).delete()
    if deleted:
        record(case, actor=actor, verb="rule.restored", data={"rule": rule}, audience=Audience.STAFF)


@transaction.atomic
def reword_paragraph(*, case: FoundingCase, actor: User, paragraph: str, text: str) -> None:
    """The paragraph reads like this instead of as generated; an empty text restores the generated one."""
    case = FoundingCase.objects.select_for_update(of=("self",)).get(pk=case.pk)
    require(rules.may_reword(actor, case))
    known = {each.id for clause in reading.clauses_for(case) for each in clause.paragraphs}
    if paragraph not in known:
        raise Invalid({"paragraph": _("This paragraph does not exist in the statute.")})
    wordings = {name: words for name, words in case.wordings.items() if name != paragraph}
    words = " ".join(text.split())[:LONGEST]
    if words:
        wordings[paragraph] = words
    case.wordings = wordings
    case.save(update_fields=["wordings"])
    record(case, actor=actor, verb="statute.reworded", data={"paragraph": paragraph})
