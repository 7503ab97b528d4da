"""The sheet, locked for one change."""

from uuid import UUID

from django.utils.translation import gettext as _

from workflows.forms import rules
from workflows.forms.reading.sheets import whole_sheet
from workflows.forms.reading.workbook import Workbook
from workflows.forms.versions.current import keep_moved
from workflows.people.models import User
from workflows.people.verdicts import AlreadyDone, require


def locked_workbook(sheet_id: UUID, actor: User) -> Workbook:
    """The sheet's workbook, its row locked until the transaction ends.

    Raises NotAllowed when the person may not edit it, AlreadyDone when it was submitted and nothing
    was asked back, AnswerSheet.DoesNotExist for a form no longer in use.
    """
    sheet = whole_sheet(sheet_id, lock=True)
    require(rules.may_edit(actor, sheet))
    book = Workbook(sheet, actor)
    if book.has_moved:
        keep_moved(sheet)
    if not book.can_change:
        raise AlreadyDone(_("This form has been submitted and can’t be changed any more."))
    return book
