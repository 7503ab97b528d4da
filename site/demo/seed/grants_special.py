"""What rarely happens to a grant, once each: changes, notices, unused money, a complaint, a jury."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone, translation
from PIL import Image, ImageDraw

from workflows.documents import making
from workflows.engine.models import Deadline, Step
from workflows.forms import actions as forms
from workflows.grants import actions
from workflows.grants.models import Application, Call, Payment
from workflows.grants.reading.cases import sheet_of
from workflows.grants.rules import settling
from workflows.people.models import Organisation, User

from .content.files import content
from .grants_answers import cooperation_answers, quick_answers

if TYPE_CHECKING:
    from .grants import Staff

type People = dict[str, tuple[User, Organisation]]
DAY = timedelta(days=1)
WORDS: dict[str, Any] = content("grants")["special"]


def seed(staff: "Staff", calls: dict[str, Call], people: People) -> None:
    """A case at each of these stages; everything by the actions that people trigger."""
    for idea in WORDS["quick"]:
        _quick(staff, calls["quick"], *people[idea["group"]], idea)
    _jury(staff, calls["cooperation"], *people[WORDS["cooperation"]["group"]])
    _unused(staff, *people[WORDS["unused"]["group"]])
    _complaint(*people[WORDS["complaint"]["group"]])
    _late(staff, calls["countryside"], people)


def _step(case: Application, node: str) -> Step:
    return Step.objects.open().get(case_id=case.pk, node=node)


def handed_in(call: Call, user: User, organisation: Organisation, answers: dict[str, object]) -> Application:
    """The first form of the call is filled in and submitted."""
    with translation.override(user.language):
        case = actions.start_draft(call=call, organisation=organisation, actor=user)
        forms.save_answers(sheet_id=sheet_of(case).pk, answers=answers, revision=None, actor=user)
        if call.form_code == "cooperation":
            for number in range(2):
                file = SimpleUploadedFile(f"Zusage-{number + 1}.png", _letter(number + 1))
                forms.add_file(sheet_id=sheet_of(case).pk, question="partner_letters", file=file, actor=user)
        forms.submit_sheet(sheet_id=sheet_of(case).pk, actor=user)
    return Application.objects.get(pk=case.pk)


def _letter(number: int) -> bytes:
    """A photo of a sentence with a signature."""
    page = Image.new("RGB", (600, 400), "white")
    ImageDraw.Draw(page).text((60, 120), f"Wir machen mit. Partner {number}", fill="black")
    written = BytesIO()
    page.save(written, "PNG")
    return written.getvalue()


def _running(case: Application, staff: "Staff") -> Application:
    """Checked by one, approved by another, signed by both sides."""
    actions.check_formally(step=_step(case, "formal_check"), actor=staff.officer, result="ok")
    actions.decide(
        step=_step(case, "decide"),
        actor=staff.decider,
        outcome="approve",
        amount=case.requested,
        reasons="Klein, nützlich, schnell gemacht.",
    )
    making.tick()
    actions.record_signature(case=case, actor=staff.officer, signed_on=timezone.localdate())
    actions.countersign(step=_step(case, "countersign"), actor=staff.decider, signed=True)
    return Application.objects.get(pk=case.pk)


def _quick(staff: "Staff", call: Call, user: User, organisation: Organisation, idea: dict[str, Any]) -> None:
    answers = quick_answers(organisation, user, idea["title"], idea["text"])
    case = _running(handed_in(call, user, organisation, answers), staff)
    if "notice" in idea:
        said = idea["notice"]
        amount = Decimal(said["amount"]) if "amount" in said else None
        actions.tell_notice(
            case=case,
            actor=user,
            kind=said["kind"],
            happened_on=timezone.localdate() - DAY,
            text=said["text"],
            amount=amount,
        )
        return
    _ask(case, user, idea["change"])
    if idea["until"] == "change_decision":
        actions.check_change(
            step=_step(case, "check_change"), actor=staff.officer, granted=True, note=idea["change"]["note"]
        )


def _ask(case: Application, user: User, said: dict[str, object]) -> None:
    """The room costs more, or something is new; the rest is saved on paint."""
    plan = settling.plan_of(case)
    plan = {**plan, "expenses": said["costs"], "incomes": plan["incomes"]}
    with translation.override(user.language):
        sheet = actions.open_change(case=case, actor=user)
        answers = {"changes": ["plan"], "reason": said["reason"], "plan": plan}
        forms.save_answers(sheet_id=sheet.pk, answers=answers, revision=None, actor=user)
        forms.submit_sheet(sheet_id=sheet.pk, actor=user)


def _jury(staff: "Staff", call: Call, user: User, organisation: Organisation) -> None:
    """Reviewed by three; the jury sits together, and one member has voted."""
    from .grants import review  # noqa: PLC0415  the seed of all grants calls this one

    said = WORDS["cooperation"]
    actions.record_consultation(
        organisation=organisation,
        actor=staff.adviser,
        held_on=timezone.localdate() - 30 * DAY,
        topic="Workshop: Anträge schreiben",
        is_workshop=True,
    )
    case = handed_in(call, user, organisation, cooperation_answers(organisation, user, said))
    actions.check_formally(
        step=_step(case, "formal_check"), actor=staff.officer, result="ok", note="Drei Angebote kommen nach."
    )
    actions.assign_reviewers(step=_step(case, "assign"), actor=staff.officer, reviewers=staff.reviewers)
    for person in staff.reviewers:
        review(case, person, 3)
    chair = staff.reviewers[0]
    meeting = actions.plan_meeting(
        call=call, actor=staff.officer, held_on=timezone.localdate(), chair=chair, members=staff.reviewers
    )
    actions.open_meeting(meeting=meeting, actor=chair, present=staff.reviewers)
    actions.vote(item=meeting.items.get(), actor=chair, ballot="yes")


def _unused(staff: "Staff", user: User, organisation: Organisation) -> None:
    """An advance was paid five weeks ago, and no receipt has come since: the clock warns in a moment."""
    case = Application.objects.get(organisation=organisation, stage="running", disbursement="advance")
    need = {"what": "Material", "due_on": timezone.localdate() + 7 * DAY, "amount": Decimal("200.00")}
    actions.request_payment(step=_step(case, "running"), actor=user, needs=[need])
    actions.check_payment(step=_step(case, "check_payment"), actor=staff.officer, accepted=True)
    actions.release_payment(step=_step(case, "release_payment"), actor=staff.cash, released=True)
    ago = timezone.now() - 36 * DAY
    Payment.objects.filter(application=case).update(requested_at=ago, checked_at=ago, released_at=ago)
    for deadline in Deadline.objects.pending().filter(case=case, code="grants.unused"):
        deadline.due_at -= 36 * DAY
        deadline.save(update_fields=["due_at"])


def _complaint(user: User, organisation: Organisation) -> None:
    case = Application.objects.get(organisation=organisation, stage="rejected")
    actions.complain(case=case, actor=user, text=WORDS["complaint"]["text"])


def _late(staff: "Staff", call: Call, people: People) -> None:
    """The round ended five days ago: one was admitted late, another waits for the second person."""
    call.windows.update(closes_at=timezone.now() - 5 * DAY)
    for number, late in enumerate(WORDS["late"]):
        admission = actions.propose_admission(
            call=call,
            organisation=people[late["group"]][1],
            actor=staff.officer,
            reason=late["reason"],
            until=timezone.localdate() + 10 * DAY,
        )
        if number == 0:
            actions.confirm_admission(admission=admission, actor=staff.decider)
