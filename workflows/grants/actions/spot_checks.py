"""Receipts are drawn from a list that was handed in; the group brings the files of those."""

import secrets

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from workflows.documents import actions as documents
from workflows.engine import actions as engine
from workflows.engine.models import Audience, Step
from workflows.engine.rules import may_perform
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, Invalid, require
from workflows.values.drawing import drawn

from ..models import Application, Receipt, ReceiptsAsked, SpotCheck
from ..reading.spot_checks import undrawn
from ..rules import running, spot_checks
from .reporting import checksum_of, running_step


@transaction.atomic
def draw_receipts(*, step: Step, actor: User) -> SpotCheck:
    """The house has drawn receipts from those that no earlier draw looked at; who, when and which seed stays.

    AlreadyDone when there is nothing to draw from or the report isn't examined any more.
    """
    case = Application.objects.select_related("call").select_for_update(of=("self",)).get(pk=step.case_id)
    require(may_perform(actor, step, case))
    if not Step.objects.open().filter(pk=step.pk, node="examine").exists():
        raise AlreadyDone(_("The report is not being examined at the moment."))
    if case.call.receipts_asked != ReceiptsAsked.SAMPLE:
        raise AlreadyDone(_("In this call every receipt is looked at; nothing is drawn."))
    waiting = undrawn(case)
    if not waiting:
        raise AlreadyDone(_("There is no receipt that was not looked at in a draw."))
    draw = SpotCheck.objects.create(
        application=case,
        seed=secrets.token_hex(16),
        considered=waiting,
        size=spot_checks.size_of(len(waiting), case.call.spot_check_percent),
        drawn_by=actor,
    )
    chosen = drawn(draw.seed, waiting, draw.size)
    Receipt.objects.filter(pk__in=chosen).update(spot_check=draw)
    data = {"size": draw.size, "count": len(waiting), "seed": draw.seed}
    engine.record(case, verb="receipts.drawn", actor=actor, audience=Audience.STAFF, data=data)
    return draw


@transaction.atomic
def add_receipt_file(*, receipt: Receipt, actor: User, file: File) -> Receipt:
    """A receipt of the list has its file; Invalid when the house has this file already (GA-28)."""
    case = Application.objects.select_related("call").get(pk=receipt.application_id)
    require(running.may_run(actor, case))
    running_step(case)
    row = Receipt.objects.select_for_update().get(pk=receipt.pk)
    if row.document_id is not None:
        raise AlreadyDone(_("This receipt has its file already."))
    if Receipt.objects.filter(sha256=checksum_of(file)).exists():
        raise Invalid({"file": _("This file is in the list already, here or in another project.")})
    document = documents.store_upload(file=file, actor=actor, kind="bill", case=case)
    row.document, row.sha256 = document, document.sha256
    row.save(update_fields=["document", "sha256"])
    return row


def check_proof(case: Application, checklist: object) -> None:
    """The proof that the call asks for is there before an examination ends; Invalid names what is missing."""
    asked = case.call.receipts_asked
    if asked == ReceiptsAsked.ORIGINALS and not (isinstance(checklist, dict) and checklist.get("originals")):
        raise Invalid({"checklist": _("Tick that you saw the originals; this call asks for them.")})
    if asked != ReceiptsAsked.SAMPLE:
        return
    if undrawn(case):
        raise Invalid({"result": _("Draw the receipts to look at first.")})
    missing = Receipt.objects.filter(application=case, spot_check__isnull=False, document=None)
    if names := [f"{row.payee} {row.amount} €" for row in missing]:
        text = _("These receipts still lack their file: %(receipts)s. Choose “Questions to the group”.")
        raise Invalid({"result": text % {"receipts": ", ".join(names[:5])}})
