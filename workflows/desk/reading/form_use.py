"""How the guided forms are used: begun, handed in, given up at which question. Numbers only, no names."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q, Sum
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.forms import registry
from workflows.forms.definition.parts import Form
from workflows.forms.definition.texts import say
from workflows.forms.models import AnswerSheet, FormCount, Passage, PublishedForm
from workflows.forms.versions.freezing import form_of_published
from workflows.values.devices import Device
from workflows.values.periods import Period

from .numbers import Column, Number, Row, Table

QUIET = timedelta(days=14)  # who wrote nothing for longer has stopped
MOST_PLACES = 20
LAST_ANSWERED = RawSQL(
    "(SELECT key FROM jsonb_each(trail) WHERE value->>'by' IS NOT NULL"
    " ORDER BY (value->>'at')::timestamptz DESC, key LIMIT 1)",
    (),
    output_field=models.TextField(null=True),
)
type Forms = dict[str, Form]
type Drafts = Callable[[], models.QuerySet[models.Model]]


def _of_sheets() -> models.QuerySet[AnswerSheet]:
    return AnswerSheet.objects.filter(round=0)


_drafts: dict[str, tuple[str | Promise, Drafts]] = {
    "stopped": (gettext_lazy("Where writing stopped"), _of_sheets)
}


def register_drafts(code: str, title: str | Promise, drafts: Drafts) -> None:
    """Drafts of a room above; they have a version, a trail, `created_at` and `updated_at`."""
    _drafts[code] = title, drafts


def tables(period: Period) -> Iterable[Table]:
    """Forms, languages, devices, and where writing stopped; two queries, and one for each kind of drafts."""
    forms = _forms()
    counted = FormCount.objects.filter(day__gte=period.since, day__lte=period.until).order_by()
    counts = list(
        counted.values("code", "language", "device").annotate(
            minutes=Sum("minutes"),
            begun=_number(Passage.BEGUN),
            pages=_number(Passage.PAGE),
            handed_in=_number(Passage.HANDED_IN),
        )
    )
    yield _by_form(counts, forms)
    yield _by(counts, "language", _("Forms by language"), _("Language"), dict(settings.LANGUAGES))
    yield _by(counts, "device", _("Forms by device"), _("Device"), _devices())
    for code, (title, drafts) in _drafts.items():
        yield _stopped(code, str(title), drafts(), period, forms)


def _number(passage: Passage) -> Sum:
    return Sum("number", filter=Q(passage=passage), default=0)


def _devices() -> dict[str, str]:
    return {
        Device.PHONE: _("Phone"),
        Device.TABLET: _("Tablet"),
        Device.COMPUTER: _("Computer"),
        Device.PROGRAM: _("Another program"),
    }


def _forms() -> Forms:
    """Every form of the house as it is now; one query, and one for each that this process never read."""
    published = PublishedForm.objects.select_related("version").defer("version__definition")
    versions = {each.code: each.version for each in published}
    codes = {*registry.codes(), *versions}
    return {code: form_of_published(versions.get(code), code) for code in codes}


def _by_form(counts: Iterable[Mapping[str, object]], forms: Forms) -> Table:
    """Each form: begun, pages saved, handed in, minutes on average."""
    sums = _sums(counts, "code", ("begun", "pages", "handed_in", "minutes"))
    rows = [
        Row(_title(forms, code), (begun, pages, handed_in, _mean(minutes, handed_in)))
        for code, (begun, pages, handed_in, minutes) in sums.items()
    ]
    columns = (
        Column("begun", _("Begun")),
        Column("pages", _("Pages saved")),
        Column("handed_in", _("Handed in")),
        Column("minutes", _("Minutes of writing, on average")),
    )
    rows.sort(key=lambda row: row.label)
    return Table("forms", _("Forms, begun and handed in"), _("Form"), columns, rows)


def _by(
    counts: Iterable[Mapping[str, object]], field: str, title: str, head: str, labels: dict[str, str]
) -> Table:
    sums = _sums(counts, field, ("begun", "handed_in"))
    rows = [Row(labels.get(value, value), tuple(numbers)) for value, numbers in sums.items()]
    columns = (Column("begun", _("Begun")), Column("handed_in", _("Handed in")))
    return Table(f"forms_{field}", title, head, columns, rows)


def _sums(counts: Iterable[Mapping[str, object]], field: str, names: tuple[str, ...]) -> dict[str, list[int]]:
    """The sums of these numbers for each value of the field, in the order of the values."""
    sums: dict[str, Counter[str]] = {}
    for row in counts:
        numbers = {name: int(str(row[name])) for name in names}
        sums.setdefault(str(row[field]), Counter()).update(numbers)
    return {value: [sums[value][name] for name in names] for value in sorted(sums)}


def _stopped(
    code: str, title: str, drafts: models.QuerySet[models.Model], period: Period, forms: Forms
) -> Table:
    """Drafts begun in the period in which nobody wrote for 14 days, by the question answered last."""
    begin, end = period.span
    quiet = drafts.filter(
        created_at__gte=begin, created_at__lt=end, updated_at__lt=timezone.now() - QUIET
    ).order_by()
    places = quiet.values(form=F("version__code"), question=LAST_ANSWERED).annotate(number=Count("pk"))
    rows = [
        Row(_place(forms, place["form"], place["question"]), (place["number"],))
        for place in places.order_by("-number", "form", "question")[:MOST_PLACES]
    ]
    columns = (Column("drafts", _("Drafts untouched for 14 days")),)
    return Table(code, title, _("Answered last"), columns, rows)


def _place(forms: Forms, code: str, question: str | None) -> str:
    title = _title(forms, code)
    if question is None:
        return _("%(form)s: nothing") % {"form": title}
    asked = forms[code].questions.get(question) if code in forms else None
    said = say(asked.label) if asked else _("a question that is no longer asked")
    return f"{title}: {said}"


def _title(forms: Forms, code: str) -> str:
    return say(forms[code].title) if code in forms else code


def _mean(minutes: int, number: int) -> Number:
    return Decimal(round(minutes / number)) if number else None
