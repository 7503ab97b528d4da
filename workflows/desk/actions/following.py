"""Following a case, and the mail when its stage has changed.

The worker compares the stage people know with the one the case has: whatever changed it, however often, and
whether a worker was killed in between, each is told once of where the case stands.
"""

from django.db import transaction
from django.db.models import F
from django.utils import translation

from workflows.desk import rules
from workflows.desk.models import Follow
from workflows.engine import kinds
from workflows.engine.models import Case, HistoryEntry
from workflows.outbox.wishes import forget, write_as_wished
from workflows.people.addresses import address
from workflows.people.models import MailKind, User
from workflows.people.verdicts import require

BATCH = 200


@transaction.atomic
def follow(*, case: Case, actor: User) -> Follow:
    """`actor` hears of the next change of stage; a second time changes nothing."""
    require(rules.may_follow(actor, case))
    found, _is_new = Follow.objects.get_or_create(
        case_id=case.pk, person=actor, defaults={"told_stage": case.stage}
    )
    return found


@transaction.atomic
def unfollow(*, case: Case, actor: User) -> None:
    """`actor` hears of it no longer; also when they had not followed."""
    forget(person=actor, about=_about(case))
    Follow.objects.filter(case=case.pk, person=actor).delete()


@transaction.atomic
def tick() -> int:
    """Whoever follows a case whose stage has changed hears of it, as they want mail; returns how many."""
    rows = Follow.objects.exclude(told_stage=F("case__stage")).select_related("case", "person")
    told = 0
    for row in rows.order_by("id").select_for_update(skip_locked=True, of=("self",))[:BATCH]:
        told += _tell(row)
    return told


def _tell(row: Follow) -> bool:
    """They know the stage from now on; whoever may not see the case any more follows it no longer."""
    case, person = row.case, row.person
    seen = Case.objects.visible_to(person).filter(pk=case.pk).exists() if person.is_active else False
    if not seen or not rules.may_follow(person, case):
        row.delete()
        return False
    Follow.objects.filter(pk=row.pk).update(told_stage=case.stage)
    if _did_it(case, person):
        forget(person=person, about=_about(case))
        return False
    with translation.override(person.language):
        stage = kinds.stage_label(case)
    link = address("desk:case", person.language, case_id=case.pk)
    write_as_wished(
        to=person,
        kind=MailKind.FOLLOWED,
        template="desk/mail/followed",
        context={"case": case, "stage": stage, "link": link},
        link=link,
        key="",
        about=_about(case),
        case=case,
    )
    return True


def _about(case: Case) -> str:
    return f"followed.{case.pk}"


def _did_it(case: Case, person: User) -> bool:
    """Whether the person themselves brought the case where it stands."""
    lines = HistoryEntry.objects.filter(case=case.pk).exclude(stage_before=F("stage_after"))
    last = lines.order_by("-at", "-id").first()
    return last is not None and last.actor_id == person.pk and last.stage_after == case.stage
