"""The interview as the forms room knows it: what handing in does, what the rules say, who may write."""

from django.urls import reverse

from workflows.engine.standing import remembered, share
from workflows.forms.checks.problems import Problem
from workflows.forms.definition import read_form
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.summary import used_answers
from workflows.forms.registry import Beside, FormKind
from workflows.people.models import User
from workflows.people.verdicts import Verdict

from ..checks import findings
from ..models import FoundingCase
from ..questions import CODE, definition
from ..reading import cases as reading
from ..reading.preview import preview
from ..rules import cases as rules
from .submit import submit_statute


def case_of(sheet: AnswerSheet) -> FoundingCase:
    """The founding that an answer sheet belongs to."""

    def read() -> FoundingCase:
        return share(sheet.case, FoundingCase.objects.get(pk=sheet.case_id))

    return remembered(sheet.case, "founding", read)


def problems(sheet: AnswerSheet) -> list[Problem]:
    """What the rules say about the answers so far, placed on the question they are about."""
    case = case_of(sheet)
    facts = reading.facts_for(case, answers=used_answers(sheet))
    return [
        Problem(
            step="",
            question=each.rule.fields[0],
            message=each.rule.say(),
            severity="must" if each.blocks else "should",
            rule=each.rule.id,
        )
        for each in findings(facts, waived=reading.waived(case))
    ]


def submit(*, sheet: AnswerSheet, actor: User) -> None:
    """The interview becomes a statute on the adviser's desk."""
    submit_statute(case=case_of(sheet), answers=dict(used_answers(sheet)), actor=actor)


def may_edit(user: User, sheet: AnswerSheet) -> Verdict:
    """The group and its adviser, while the statute is being written."""
    return rules.may_edit(user, case_of(sheet))


def may_read(user: User, sheet: AnswerSheet) -> Verdict:
    """Whoever sees the founding."""
    return rules.may_see(user, case_of(sheet))


def case_url(case: FoundingCase) -> str:
    """The page of one founding."""
    return reverse("desk:case", kwargs={"case_id": case.pk})


def beside(sheet: AnswerSheet, page: str) -> Beside | None:
    """The clauses that a page makes, beside its questions; nothing for pages that make none."""
    case = case_of(sheet)
    clauses = preview(case, sheet, page)
    url = reverse("founding:preview", kwargs={"case_id": case.pk, "page": page})
    return Beside("founding/preview.html", url, {"clauses": clauses}) if clauses else None


FORMS = (
    FormKind(
        code=CODE,
        definition=definition,
        submit=submit,
        checks=problems,
        may_edit=may_edit,
        may_read=may_read,
        after_submit_url=lambda sheet: case_url(case_of(sheet)),
        beside=beside,
        back_url=lambda sheet: case_url(case_of(sheet)),
        # Rules and statute read every key of the interview.
        reads={key: question.type for key, question in read_form(definition()).questions.items()},
    ),
)
