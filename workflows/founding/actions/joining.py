"""What a founder does with their link: entering their own data, the parents' consent, withdrawing."""

from dataclasses import asdict

from django.core.files import File
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from workflows.documents.actions import remove_unused, store_upload
from workflows.engine.actions import record
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require

from ..models import Founder, FounderEntry, FounderInvitation, FounderKind, FoundingCase, OriginTally
from ..questions.consent import current_consent
from ..reading.founders import person_of
from ..rules.joining import CONSENT, may_enter
from .founder_data import ORIGINS, FounderData, fitting, problems
from .inviting import leave_out, mail_founder
from .telling import tell


@transaction.atomic
def enter_founder(
    *,
    invitation: FounderInvitation,
    given: FounderData,
    agrees: bool,
    origin: str = "",
    account: User | None = None,
    consent: File | None = None,
) -> FounderEntry:
    """The person is a founder with what they typed; typing it again corrects it. Raises Invalid.

    `consent` is the signed consent of the parents, when the person brings it along.
    """
    invitation = _locked(invitation)
    given = fitting(given)
    errors = problems(given)
    if not agrees:
        errors["agrees"] = _("Without your consent we can’t use your data.")
    if origin and origin not in ORIGINS:
        errors["origin"] = _("Choose one of the answers.")
    if errors:
        raise Invalid(errors)
    entry, first = _keep(invitation, given, account)
    if origin and given.kind != FounderKind.ORGANISATION and not entry.counted:
        _count(entry, origin)
    if consent is not None and entry.is_minor:
        _keep_consent(entry, consent)
    _place(invitation.case, entry)
    _tell(invitation, account, first=first)
    return entry


def _locked(invitation: FounderInvitation) -> FounderInvitation:
    FoundingCase.objects.select_for_update(of=("self",)).get(pk=invitation.case_id)
    rows = FounderInvitation.objects.select_related("case", "invited_by")
    found = rows.get(pk=invitation.pk)
    require(may_enter(found))
    return found


def _keep(
    invitation: FounderInvitation, given: FounderData, account: User | None
) -> tuple[FounderEntry, bool]:
    known = FounderEntry.objects.filter(invitation=invitation).select_related("consent_document").first()
    entry = known or FounderEntry(invitation=invitation)
    for name, value in asdict(given).items():
        setattr(entry, name, value)
    entry.account = account or entry.account
    entry.consent_version, entry.consent_language = current_consent().version, get_language() or "de"
    entry.consented_at = timezone.now()
    if not entry.is_minor and entry.consent_document is not None:
        document, entry.consent_document = entry.consent_document, None
        entry.save()
        remove_unused(documents=[document])
    entry.save()
    return entry, known is None


def _count(entry: FounderEntry, origin: str) -> None:
    case = entry.invitation.case
    OriginTally.objects.get_or_create(case=case)
    OriginTally.objects.filter(case=case).update(**{origin: F(origin) + 1})
    entry.counted = True
    entry.save(update_fields=["counted"])


def _keep_consent(entry: FounderEntry, file: File) -> None:
    """Whoever invited answers for what comes over the link; the file is checked like every other."""
    invitation = entry.invitation
    earlier = entry.consent_document
    try:
        entry.consent_document = store_upload(
            file=file, actor=invitation.invited_by, kind=CONSENT, case=invitation.case
        )
    except Invalid as invalid:
        raise Invalid({"consent": " ".join(invalid.errors.values())}) from invalid
    entry.save(update_fields=["consent_document"])
    if earlier is not None:
        remove_unused(documents=[earlier])


@transaction.atomic
def bring_consent(*, invitation: FounderInvitation, file: File) -> None:
    """The signed consent of the parents is with the founder's data; raises Invalid when not asked for."""
    invitation = _locked(invitation)
    entry = FounderEntry.objects.filter(invitation=invitation).select_related("consent_document").first()
    if entry is None or not entry.is_minor:
        raise Invalid({"consent": _("First enter your data and say that you are under 18.")})
    _keep_consent(entry, file)
    _place(invitation.case, entry)


def _place(case: FoundingCase, entry: FounderEntry) -> None:
    """Once the statute is handed in the list of founders is a table, and the person stands in it."""
    if case.stage not in ("review", "meeting"):
        return
    person = person_of(entry)
    names = [person.name.casefold(), entry.invitation.name.casefold()]
    rows = list(case.founders.all())
    row = next((each for each in rows if each.invitation_id == entry.invitation_id), None) or next(
        (each for each in rows if each.invitation_id is None and each.name.casefold() in names), None
    )
    if row is None:
        last = case.founders.aggregate(last=Max("position"))["last"] or 0
        row = Founder(case=case, position=last + 1)
    row.invitation, row.name, row.town = entry.invitation, person.name[:200], person.town[:100]
    row.is_legal_person, row.is_controlled = person.is_legal_person, person.is_controlled
    row.is_minor, row.is_under_seven = person.is_minor, person.is_under_seven
    row.guardian_consent, row.office = person.has_consent, person.office or row.office
    row.save()


def _tell(invitation: FounderInvitation, account: User | None, *, first: bool) -> None:
    case = invitation.case
    verb = "founder.answered" if first else "founder.corrected"
    data = {"invitation": str(invitation.pk)}
    record(case, actor=account, verb=verb, data=data, for_applicant=account is not None)
    if not first:
        return
    if invitation.email:
        mail_founder(invitation, "founder_answered")
    waiting = case.invitations.current().filter(entry=None)
    if not waiting.exists():
        count = case.invitations.current().count()
        tell(case, "founders_complete", key=count, screen="founding:founders", count=count)


@transaction.atomic
def withdraw_founder(*, invitation: FounderInvitation, account: User | None = None) -> None:
    """The person does not found after all: what they had entered is gone and the link with it."""
    invitation = _locked(invitation)
    leave_out(invitation)
    data = {"invitation": str(invitation.pk)}
    record(invitation.case, actor=account, verb="founder.withdrew", data=data, for_applicant=False)


def forget_founder_data(case: FoundingCase) -> None:
    """The papers are locked: addresses, birth dates, parents' names and mail addresses are needed no more."""
    entries = FounderEntry.objects.filter(invitation__case=case.pk, purged_at=None)
    entries.update(
        birthdate=None,
        street="",
        postal_code="",
        country="",
        title="",
        own_name="",
        guardians="",
        representative="",
        register="",
        purged_at=timezone.now(),
    )
    case.invitations.exclude(email="").update(email="")
    OriginTally.objects.filter(case=case).delete()
