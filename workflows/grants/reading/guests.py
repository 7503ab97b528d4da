"""A draft begun without an account, as the runner reads a sheet: the same form, other addresses."""

from django.urls import reverse
from django.utils import timezone

from workflows.documents.models import Document
from workflows.forms.definition.parts import Step
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.workbook import Workbook
from workflows.people.addresses import address
from workflows.values.secret_links import hash_of

from ..models import Application, GuestDraft
from ..rules.ideas import first_form


def draft_of(secret: str, *, lock: bool = False) -> GuestDraft:
    """The draft that this secret opens; GuestDraft.DoesNotExist for wrong, replaced and old ones."""
    drafts = GuestDraft.objects.select_related("call", "version").defer("version__definition")
    if lock:
        drafts = drafts.select_for_update(of=("self",))
    return drafts.get(secret_hash=hash_of(secret), expires_at__gt=timezone.now())


def address_of(secret: str, language: str) -> str:
    """The link that people keep."""
    return address("grants:begun", language, secret=secret)


class GuestWorkbook(Workbook):
    """The draft with its form. Files and the organisation need an account, so they come later."""

    later = frozenset({"file", "organisation"})
    page_template = "grants/begun_page.html"

    def __init__(self, draft: GuestDraft, secret: str) -> None:
        self.draft, self.secret = draft, secret
        super().__init__(_sheet(draft))

    def _documents(self) -> dict[str, Document]:
        return {}

    def _organisations(self) -> dict[str, str]:
        return {}

    def page_url(self, step: Step | str, question: str = "") -> str:
        """The address of a page, at one of its questions."""
        page = step if isinstance(step, str) else step.id
        url = reverse("grants:begun_page", kwargs={"secret": self.secret, "page": page})
        return f"{url}#{question}" if question else url

    @property
    def list_url(self) -> str:
        """The address of the list of pages, which is the link itself."""
        return reverse("grants:begun", kwargs={"secret": self.secret})

    @property
    def check_url(self) -> str:
        """The address where all answers are looked at."""
        return reverse("grants:begun_check", kwargs={"secret": self.secret})

    @property
    def link_url(self) -> str:
        """The address where the link is shown, mailed and replaced."""
        return reverse("grants:begun_link", kwargs={"secret": self.secret})


def _sheet(draft: GuestDraft) -> AnswerSheet:
    """A sheet that is never stored: its case does not exist yet either."""
    call = draft.call
    case = Application(
        pk=draft.pk, kind=call.process, call=call, window=call.window_at(), language=draft.language
    )
    return AnswerSheet(
        pk=draft.pk,
        code=first_form(call),
        version=draft.version,
        case=case,
        answers=draft.answers,
        typed=draft.typed,
        trail=draft.trail,
        visited=draft.visited,
        pending=draft.pending,
        set_aside=draft.set_aside,
        revision=draft.revision,
        created_at=draft.created_at,
        updated_at=draft.updated_at,
    )
