"""The safe: adding a document or its next version, taking one out, having seen it."""

from dataclasses import dataclass
from datetime import date

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from workflows.documents.actions import copy_to_organisation, remove_unused, store_upload, take_back
from workflows.documents.models import Document
from workflows.people.membership import function_in
from workflows.people.models import MembershipFunction, Organisation, TaxNotice, User
from workflows.people.verdicts import AlreadyDone, Invalid, require
from workflows.values.texts import one_line

from .. import rules
from ..expiring import stands_until
from ..kinds import EXEMPTION, NOTICE_60A
from ..models import Expiry, SafeEntry, SafeKind, SafeVersion
from .reminding import forget_reminders, set_reminders

LONGEST_TITLE, LONGEST_REASON = 120, 300
_NOTICES = {EXEMPTION: TaxNotice.EXEMPTION, NOTICE_60A: TaxNotice.P60A}


@dataclass(frozen=True)
class Paper:
    """What is said about a file that goes into the safe."""

    kind: SafeKind
    title: str = ""
    dated: date | None = None
    expires_on: date | None = None


@transaction.atomic
def add_document(
    *, organisation: Organisation, actor: User, file: File, paper: Paper, entry: SafeEntry | None = None
) -> SafeVersion:
    """The checked file lies in the safe, as the next version of `entry` or of the only one of its kind.

    Raises Invalid with a sentence under "file", "dated" or "expires_on" when something does not fit.
    """
    require(rules.may_add(actor, organisation))
    if entry is not None and (entry.organisation_id, entry.kind_id) != (organisation.pk, paper.kind.pk):
        raise Invalid({"kind": _("A new version is of the same kind as the last one.")})
    if not paper.kind.is_active:
        raise Invalid({"kind": _("Documents of this kind are no longer added.")})
    until = _checked(paper)
    document = store_upload(file=file, actor=actor, kind=rules.SAFE, organisation=organisation)
    try:
        with transaction.atomic():
            return _lay_in(organisation, document, paper, until=until, actor=actor, entry=entry)
    except Exception:
        take_back(document=document)
        raise


@transaction.atomic
def take_from_case(*, organisation: Organisation, document: Document, kind: str, dated: date) -> bool:
    """A file that the house made or checked in a case lies in the safe as well, once. Whether it was new."""
    known = SafeKind.objects.filter(code=kind).first()
    if known is None:  # the house has taken this kind away
        return False
    paper = Paper(known, dated=dated)
    there = SafeVersion.objects.filter(
        entry__organisation=organisation, entry__kind=paper.kind, document__sha256=document.sha256
    )
    if there.exists():
        return False
    copy = copy_to_organisation(document=document, organisation=organisation, kind=rules.SAFE)
    try:
        _lay_in(organisation, copy, paper, until=_checked(paper), actor=None, entry=None)
    except Exception:
        copy.file.storage.delete(str(copy.file.name))  # its row goes with the transaction
        raise
    return True


def _checked(paper: Paper) -> date | None:
    """The last day; Invalid when a date is missing or does not fit."""
    errors = {}
    today = timezone.localdate()
    if paper.dated and paper.dated > today:
        errors["dated"] = _("This date is in the future.")
    if paper.kind.expiry == Expiry.LAW and not paper.dated:
        errors["dated"] = _("Write the date on the document: it says how long it stands.")
    until = stands_until(paper.kind, paper.dated, paper.expires_on)
    if paper.kind.expiry == Expiry.TYPED and until and paper.dated and until < paper.dated:
        errors["expires_on"] = _("The last day comes after the date of the document.")
    if errors:
        raise Invalid(errors)
    return until


def _lay_in(
    organisation: Organisation,
    document: Document,
    paper: Paper,
    *,
    until: date | None,
    actor: User | None,
    entry: SafeEntry | None,
) -> SafeVersion:
    Organisation.objects.select_for_update().get(pk=organisation.pk)  # two versions at once get two numbers
    if entry is None and paper.kind.single:
        entry = SafeEntry.objects.filter(organisation=organisation, kind=paper.kind).first()
    if entry is None:
        title = one_line(paper.title)[:LONGEST_TITLE]
        entry = SafeEntry.objects.create(organisation=organisation, kind=paper.kind, title=title)
    last = entry.versions.order_by("-number").first()
    version = SafeVersion.objects.create(
        entry=entry,
        number=last.number + 1 if last else 1,
        document=document,
        dated=paper.dated,
        expires_on=until,
        added_by=actor,
    )
    forget_reminders(entry)
    set_reminders(version)
    _tell_profile(organisation, version, actor)
    _log("organisations.document_added", version, actor)
    return version


def _tell_profile(organisation: Organisation, version: SafeVersion, actor: User | None) -> None:
    """A newer notice in the safe is the profile's notice, when whoever adds it may change the profile."""
    notice, dated = _NOTICES.get(version.entry.kind.code), version.dated
    signs = actor is None or function_in(actor, organisation.pk) == MembershipFunction.REPRESENTATIVE
    if notice is None or dated is None or not signs:
        return
    found = Organisation.objects.get(pk=organisation.pk)
    if found.tax_notice_date is None or found.tax_notice_date < dated:
        found.tax_notice, found.tax_notice_date = notice, dated
        found.save(update_fields=["tax_notice", "tax_notice_date", "updated_at"])
        log(
            instance=found,
            action="people.organisation_changed",
            user=actor,
            data={"facts": ["tax_notice", "tax_notice_date"]},
        )


@transaction.atomic
def take_out(*, version: SafeVersion, actor: User, reason: str) -> None:
    """The file is gone for good; who took it out, when and why stays for a time. Raises AlreadyDone."""
    version = _locked(version)
    require(rules.may_take_out(actor, version))
    said = one_line(reason)[:LONGEST_REASON]
    if not said:
        raise Invalid({"reason": _("Write why this document is taken out.")})
    document = version.document
    version.document, version.reason = None, said
    version.removed_by, version.removed_at = actor, timezone.now()
    version.save(update_fields=["document", "reason", "removed_by", "removed_at"])
    forget_reminders(version.entry)
    newest = SafeVersion.objects.current().filter(entry=version.entry).first()
    if newest is not None:
        set_reminders(newest)
    if document is not None:
        remove_unused(documents=[document])
    _log("organisations.document_taken_out", version, actor)


@transaction.atomic
def mark_seen(*, version: SafeVersion, actor: User) -> SafeVersion:
    """Somebody of the house has looked at the document. Raises AlreadyDone when somebody has before."""
    version = _locked(version)
    require(rules.may_mark_seen(actor, version.entry.organisation_id))
    if version.seen_at is not None:
        raise AlreadyDone(_("Somebody has seen this document already."))
    version.seen_by, version.seen_at = actor, timezone.now()
    version.save(update_fields=["seen_by", "seen_at"])
    _log("organisations.document_seen", version, actor)
    return version


def _locked(version: SafeVersion) -> SafeVersion:
    rows = SafeVersion.objects.select_for_update(of=("self",)).select_related("entry__kind", "document")
    found = rows.get(pk=version.pk)
    if found.removed_at is not None:
        raise AlreadyDone(_("This document has been taken out of the safe."))
    return found


def _log(action: str, version: SafeVersion, actor: User | None) -> None:
    organisation = Organisation.objects.get(pk=version.entry.organisation_id)
    data = {"kind": version.entry.kind.code, "version": version.number}
    log(instance=organisation, action=action, user=actor, data=data)
