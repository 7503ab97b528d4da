"""Calls between houses: one file with texts, terms, rounds and form goes out, and comes in as a draft."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from workflows.forms.models.versions import fingerprint
from workflows.people.models import User
from workflows.people.verdicts import Invalid, require

from ..models import Call
from ..reading.call_files import call_file, form_of_call, terms_of
from ..reading.calls import terms
from ..rules import call_tables, call_terms
from ..rules import calls as rules
from ..rules.call_files import CallFile, place_of, read_call_file
from ..rules.call_tables import lacking
from .call_drafts import create_call


@dataclass(frozen=True)
class CallImport:
    """What an import did or would do.

    `result` is new or same (this house has exactly this call); `form` is same, differs (this house has
    another one with its code, and uses that) or absent (the file has none). `missing` says what the draft
    lacks before it can be published, `terms` what it says.
    """

    slug: str
    title: str
    result: str
    form: str
    missing: dict[str, str]
    terms: list[dict[str, object]]


def export_call(*, call: Call, actor: User | None) -> str:
    """The call as a file, its form within."""
    if actor is not None:
        require(rules.may_read(actor))
    return call_file(call)


@transaction.atomic
def import_call(text: str, *, actor: User, slug: str = "", dry_run: bool = False) -> CallImport:
    """The call in the file is a draft of this house, under another short name when `slug` is given.

    Raises Invalid with a sentence for each place where something is missing, unknown or wrong; nothing is
    changed then. With `dry_run` nothing is stored.
    """
    require(rules.may_manage(actor))
    found = read_call_file(text)
    if "file" in found.problems:
        raise Invalid(found.problems)
    if slug:
        found.problems.pop("texts.slug", None)
        found.terms["slug"] = slug
    same = _judge(found)
    if found.problems:
        raise Invalid(found.problems)
    if same is not None:
        return _told(same, found, "same")
    with transaction.atomic():
        call = create_call(actor=actor, windows=found.windows, limits=found.limits, **found.terms)
        told = _told(call, found, "new")
        transaction.set_rollback(dry_run)
    return told


def _judge(found: CallFile) -> Call | None:
    """The call of this house that says the same; what doesn't hold for the terms is noted in the file."""
    call = Call(**found.terms)
    there = Call.objects.filter(slug=call.slug).first()
    wrong = call_terms.unsound(call)
    windows, wrong["windows"] = call_tables.windows_of(call, found.windows)
    limits, wrong["limits"] = call_tables.limits_of(call, found.limits)
    if there is not None:
        wrong.pop("slug", None)
    for name, message in wrong.items():
        if message and not _named(found, place_of(name)):
            found.wrong(place_of(name), message)
    if there is None or found.problems:
        return None
    kept = terms_of(there, list(there.windows.order_by("opens_at")), list(there.cost_limits.all()))
    if kept == terms_of(call, windows, limits):
        return there
    found.wrong("texts.slug", _("This house has another call with this short name. Choose another one."))
    return None


def _named(found: CallFile, place: str) -> bool:
    """Whether something is wrong there already: a row of a table counts for the table."""
    return any(each == place or each.startswith(f"{place}.") for each in found.problems)


def _told(call: Call, found: CallFile, result: str) -> CallImport:
    form = "absent"
    if found.form is not None:
        form = "same" if fingerprint(_bare(found.form)) == fingerprint(_ours(call)) else "differs"
    return CallImport(call.slug, str(call), result, form, lacking(call), terms(call))


def _bare(form: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in form.items() if name != "base"}


def _ours(call: Call) -> dict[str, object]:
    ours = form_of_call(call.form_code)
    return {name: value for name, value in ours.items() if name not in ("base", "format")}
