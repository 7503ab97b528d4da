"""What a new application already knows: the profile, what the house knows, and an earlier application."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from django.core.files import File
from django.utils import timezone

from workflows.documents.actions import store_upload
from workflows.documents.models import Document
from workflows.forms.definition import Form
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.workbook import Workbook
from workflows.forms.versions.copying import Copied, copied
from workflows.organisations.reading.safe import papers_of
from workflows.people.models import Organisation, User
from workflows.people.verdicts import Invalid

from ..checks.gathering import body_of
from ..models import Application, Outcome
from ..reading.cases import sheet_key
from ..rules.again import SAID_ANEW, charity_notice_holds

# Questions for papers, and the kinds of the safe that answer them, the better one first.
PAPERS = {"statute": ("statute",), "charity_file": ("exemption", "notice_60a")}
# Where the project takes place follows the earlier project; all else in the profile is newer than it.
ABOUT_THE_PROJECT = frozenset({"postcode", "place"})


def known(organisation: Organisation, actor: User) -> dict[str, object]:
    """Answers that the profile of the organisation, the person and the house's own books give."""
    funded = _funded(organisation)
    profile = {
        "organisation": {"id": str(organisation.uuid), "name": organisation.name},
        "contact_name": actor.name,
        "contact_email": actor.email,
        "contact_phone": organisation.phone,
        "contact_language": actor.language,
        "account_holder": organisation.account_holder or organisation.name,
        "iban": organisation.iban,
        "postcode": organisation.postcode,
        "place": organisation.town,
        "earlier_grants": True if funded else None,
        "earlier_grants_what": funded,
    }
    return {question: answer for question, answer in profile.items() if answer}


def _funded(organisation: Organisation) -> str:
    """The projects that the house has promised money to, newest first, as one line."""
    promised = Application.objects.filter(organisation=organisation, decisions__outcome=Outcome.APPROVE)
    cases = promised.exclude(stage="lapsed").order_by("-submitted_at")
    return "; ".join(f"{case.title} ({case.number})" for case in cases[:3])[:200]


def from_safe(case: Application, form: Form, actor: User) -> dict[str, object]:
    """Copies of the papers in the organisation's safe that still stand, by the questions that want them."""
    files = {question for question, each in form.questions.items() if each.type == "file"}
    papers = papers_of(case.organisation_id, timezone.localdate())
    found: dict[str, object] = {}
    for question, kinds in PAPERS.items():
        paper = next((papers[kind] for kind in kinds if kind in papers), None)
        if question in files and paper is not None and (copy := _copy(paper, case, actor)):
            found[question] = [copy]
    return found


def from_earlier(
    earlier: Application, case: Application, form: Form, actor: User, *, without: Collection[str] = ()
) -> Copied:
    """What the earlier application says to `form`, that of `case`; its files are copies of their own.

    Nothing is copied for the questions `without`: something newer answers them.
    """
    book = Workbook(_sheet_of(earlier), actor)
    found = copied(book, form)
    answers = {key: value for key, value in found.answers.items() if key not in SAID_ANEW}
    for key, identifiers in found.files.items():
        if (
            key not in SAID_ANEW
            and key not in without
            and (files := list(_copies(key, identifiers, earlier, case, actor)))
        ):
            answers[key] = files
    return Copied(answers, found.look_at)


def together(
    profile: dict[str, object], earlier: dict[str, object], given: dict[str, object]
) -> dict[str, object]:
    """One answer per question: what was given just now, else the profile, else the earlier application."""
    about_project = {key: value for key, value in profile.items() if key in ABOUT_THE_PROJECT}
    newer = {key: value for key, value in profile.items() if key not in ABOUT_THE_PROJECT}
    return about_project | earlier | newer | given


@contextmanager
def no_files_left_behind(case: Application) -> Iterator[None]:
    """When the transaction fails, the rows of copied files go by themselves; this takes their files, too."""
    try:
        yield
    except Exception:
        for document in Document.objects.filter(case=case):
            document.file.storage.delete(str(document.file.name))
        raise


def _copies(
    question: str, identifiers: Iterable[str], earlier: Application, case: Application, actor: User
) -> Iterator[str]:
    """Copies of files that belong to the earlier application and still hold; checked like new uploads."""
    if question == "charity_file" and not charity_notice_holds(
        body_of(case.organisation), timezone.localdate()
    ):
        return
    for document in Document.objects.filter(pk__in=list(identifiers), case_id=earlier.pk):
        if copy := _copy(document, case, actor):
            yield copy


def _copy(document: Document, case: Application, actor: User) -> str:
    """The identifier of a copy, checked like a new upload; empty when it is refused today, or gone."""
    kind = f"form.{case.call.form_code}"[:60]
    try:
        with document.file.open("rb") as content:
            file = File(content, name=document.name)
            return str(store_upload(file=file, actor=actor, kind=kind, case=case).pk)
    except (Invalid, OSError):
        return ""  # people upload it again


def _sheet_of(case: Application) -> AnswerSheet:
    return AnswerSheet.objects.whole().get(pk=sheet_key(case))
