"""The contract: confirmed by code, scan or on paper, then signed by the house; then the grant runs."""

import secrets
from datetime import date, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.core.files import File
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from workflows.documents import actions as documents
from workflows.documents.models import Document
from workflows.engine import actions as engine
from workflows.engine.models import Audience, Step
from workflows.engine.standing import standing
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require

from ..letters.answers import BINDING
from ..models import Application, ContractSignature, Side, SigningCode, Way
from ..rules import running, steps
from . import interim, signing, telling

CODE_DIGITS = 6
CODE_LASTS = timedelta(minutes=20)
MOST_ATTEMPTS = 5
MOST_CODES_AN_HOUR = 5


def contract_of(case: Application) -> Document | None:
    """The binding text of the contract; None while its newest version is still being made."""
    letter = Document.objects.of_case(case).frozen().filter(kind="letter", language=BINDING).last()
    return letter if letter is not None and letter.is_made else None


def _text_of(case: Application) -> Document:
    document = contract_of(case)
    if document is None:
        raise Invalid({"": _("The contract is still being written. Please try again in a minute.")})
    return document


@transaction.atomic
def send_signing_code(*, case: Application, actor: User) -> SigningCode:
    """A code to confirm the contract is on its way to the representative; earlier ones are void."""
    require(steps.may_sign(actor, case))
    if not Step.objects.open().filter(case_id=case.pk, node="contract").exists():
        raise AlreadyDone(_("There is no contract waiting for a signature."))
    earlier = SigningCode.objects.filter(application=case, person=actor)
    hour_ago = timezone.now() - timedelta(hours=1)
    if earlier.filter(sent_at__gt=hour_ago).count() >= MOST_CODES_AN_HOUR:
        raise Invalid({"code": _("You have asked for many codes. Please wait an hour.")})
    earlier.filter(used_at=None).update(used_at=timezone.now())
    digits = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
    code = SigningCode.objects.create(
        application=case, person=actor, code=make_password(digits), sha256=_text_of(case).sha256
    )
    minutes = int(CODE_LASTS.total_seconds() // 60)
    telling.tell(case, "signing_code", to=actor, code=digits, minutes=minutes)
    return code


def sign_with_code(*, step: Step, actor: User, name: str, code: str) -> Application:
    """The representative confirms the contract with name and mailed code."""
    require(steps.may_sign(actor, Application.objects.get(pk=step.case_id)))
    if not name.strip():
        raise Invalid({"name": _("Write your name as it stands in your papers.")})
    used = _use_code(step, actor, code)
    return _sign(step, actor, Way.CODE, name=name, signed_on=timezone.localdate(), sha256=used.sha256)


def _use_code(step: Step, actor: User, code: str) -> SigningCode:
    """The code is checked in its own transaction, so that a wrong attempt counts whatever follows."""
    sent = SigningCode.objects.filter(application_id=step.case_id, person=actor, used_at=None).last()
    if sent is None or sent.sent_at < timezone.now() - CODE_LASTS:
        raise Invalid({"code": _("The code is too old. Please ask for a new one.")})
    counted = SigningCode.objects.filter(pk=sent.pk, used_at=None, attempts__lt=MOST_ATTEMPTS)
    if not counted.update(attempts=F("attempts") + 1):
        raise Invalid({"code": _("There were too many wrong attempts. Please ask for a new code.")})
    if not check_password("".join(code.split()), sent.code):
        raise Invalid({"code": _("This is not the code from the mail.")})
    if not SigningCode.objects.filter(pk=sent.pk, used_at=None).update(used_at=timezone.now()):
        raise AlreadyDone(_("This code has been used already."))
    return sent


@transaction.atomic
def sign_with_scan(*, step: Step, actor: User, name: str, file: File, signed_on: date) -> Application:
    """The representative hands in a scan or photo of the signed contract."""
    case = Application.objects.get(pk=step.case_id)
    require(steps.may_sign(actor, case))
    if not name.strip():
        raise Invalid({"name": _("Write your name as it stands in your papers.")})
    scan = documents.store_upload(file=file, actor=actor, kind="contract", case=case)
    return _sign(step, actor, Way.SCAN, name=name, signed_on=signed_on, scan=scan)


def record_signature(*, case: Application, actor: User, signed_on: date) -> Application:
    """A formal officer has the signed paper in hand."""
    require(steps.may_record_signature(actor, case))
    if case.closed_at is not None:
        return signing.record_after_closing(case=case, actor=actor, signed_on=signed_on)
    step = Step.objects.open().filter(case_id=case.pk, node="contract").first()
    if step is None:
        raise AlreadyDone(_("There is no contract waiting for a signature."))
    return _sign(step, actor, Way.PAPER, name=str(case.organisation or ""), signed_on=signed_on)


@transaction.atomic
def _sign(  # noqa: PLR0917
    step: Step,
    actor: User,
    way: Way,
    name: str,
    signed_on: date,
    scan: Document | None = None,
    sha256: str = "",
) -> Application:
    with engine.performing(step, actor=actor, verb="contract.signed") as doing:
        doing.for_applicant = standing(doing.case, actor).belongs
        case = doing.case
        text = _text_of(case)
        _check_day(case, signed_on)
        if sha256 and sha256 != text.sha256:
            raise Invalid(
                {"code": _("The contract has changed since. Please read it and ask for a new code.")}
            )
        ContractSignature.objects.create(
            application=case,
            side=Side.GROUP,
            way=way,
            name=name.strip()[:150],
            signed_on=signed_on,
            recorded_by=actor,
            sha256=text.sha256,
            scan=scan,
        )
        case.signed_on = signed_on
        case.save(update_fields=["signed_on"])
        engine.stop_deadlines(case, "grants.signature")
        doing.data = {"signed_on": signed_on.isoformat(), "way": way.value}
    return Application.objects.get(pk=case.pk)


def _check_day(case: Application, signed_on: date) -> None:
    if signed_on > timezone.localdate():
        raise Invalid({"signed_on": _("This day is still to come.")})
    if signed_on < timezone.localdate(case.stage_since):
        raise Invalid({"signed_on": _("The contract was offered later than that.")})


@transaction.atomic
def countersign(*, step: Step, actor: User, signed: bool, note: str = "") -> Application:
    """The house signs and the grant runs, or the group has to sign again because of `note`."""
    verb = "contract.countersigned" if signed else "contract.returned"
    with engine.performing(step, actor=actor, verb=verb) as doing:
        case = doing.case
        group = ContractSignature.objects.get(application=case, side=Side.GROUP, returned_at=None)
        if signed:
            _countersign(case, actor, group)
        else:
            _return(case, group, note)
        case.save(update_fields=["way", "signed_on", "sign_by", "report_by"])
        doing.data = {"note": note} if note else {}
        doing.audience = Audience.EVERYONE
    return Application.objects.get(pk=case.pk)


def _countersign(case: Application, actor: User, group: ContractSignature) -> None:
    ContractSignature.objects.create(
        application=case,
        side=Side.HOUSE,
        way=Way.ACCOUNT,
        name=actor.get_full_name() or str(actor),
        signed_on=timezone.localdate(),
        recorded_by=actor,
        sha256=group.sha256,
    )
    case.way, case.report_by = "running", running.report_day(case)
    interim.watch(case)
    telling.tell(case, "contract_complete", amount=running.approved(case), report_by=case.report_by)


def _return(case: Application, group: ContractSignature, note: str) -> None:
    if not note.strip():
        raise Invalid({"note": _("Tell the group what is missing.")})
    group.returned_at, group.returned_because = timezone.now(), note
    group.save(update_fields=["returned_at", "returned_because"])
    case.way, case.signed_on, case.sign_by = "contract", None, signing.last_day(case)
    signing.await_signature(case, now=timezone.now())
    telling.tell(case, "contract_returned", note=note, sign_by=case.sign_by)


__all__ = [
    "contract_of",
    "countersign",
    "record_signature",
    "send_signing_code",
    "sign_with_code",
    "sign_with_scan",
]
