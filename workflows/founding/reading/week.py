"""What leadership asks about foundings every week: how many got how far."""

from collections.abc import Iterable

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from workflows.desk.reading.numbers import Column, Row, Table
from workflows.values.periods import Period

from ..models import FoundingCase, NoticeKind, TaxNotice


def tables(period: Period) -> Iterable[Table]:
    """Foundings of the period by what they reached; two queries."""
    begin, end = period.span
    counts = FoundingCase.objects.aggregate(
        started=Count("pk", filter=Q(created_at__gte=begin, created_at__lt=end)),
        handed_in=Count("pk", filter=Q(submitted_at__gte=begin, submitted_at__lt=end)),
        ready=Count("pk", filter=Q(approved_at__gte=begin, approved_at__lt=end)),
        registered=Count("pk", filter=Q(registered_on__gte=period.since, registered_on__lte=period.until)),
    )
    notices = TaxNotice.objects.exclude(kind=NoticeKind.REFUSED)
    notices = notices.filter(dated__gte=period.since, dated__lte=period.until)
    charitable = notices.aggregate(cases=Count("case", distinct=True))["cases"]
    rows = [
        Row(_("Started"), (counts["started"],)),
        Row(_("Statute handed in"), (counts["handed_in"],)),
        Row(_("Statute approved"), (counts["ready"],)),
        Row(_("Entered in the register"), (counts["registered"],)),
        Row(_("Recognised as charitable"), (charitable,)),
    ]
    columns = (Column("foundings", _("Foundings")),)
    return [Table("foundings", _("Foundings"), _("What they reached"), columns, rows)]
