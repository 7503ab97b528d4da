"""The signed papers: handed in by the group, compared by the adviser."""

from collections.abc import Collection, Mapping

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from workflows.documents.actions import freeze_uploads, store_upload
from workflows.documents.models import Document
from workflows.engine.actions import performing
from workflows.engine.models import Step
from workflows.people.models import User
from workflows.people.verdicts import Invalid

from ..models import FoundingCase, PaperPoint, PapersCheck
from ..reading import cases as reading
from ..reading.papers import REQUIRED, signed_papers
from .joining import forget_founder_data
from .telling import tell


@transaction.atomic
def hand_in_papers(*, step: Step, actor: User, files: Mapping[str, File | None]) -> None:
    """The scans are with the adviser; raises Invalid while one of the three papers was never handed in."""
    with performing(step, actor=actor, verb="papers.handed_in") as doing:
        case: FoundingCase = doing.case
        for kind, file in files.items():
            if file is not None:
                _keep(case, actor, kind, file)
        there = signed_papers(case)
        missing = {kind: _("Add a scan or photo of this paper.") for kind in REQUIRED if kind not in there}
        if missing:
            raise Invalid(missing)


def _keep(case: FoundingCase, actor: User, kind: str, file: File) -> Document:
    if kind not in REQUIRED:
        raise Invalid({kind: _("This paper is not asked for.")})
    try:
        return store_upload(file=file, actor=actor, kind=kind, case=case)
    except Invalid as invalid:
        raise Invalid({kind: " ".join(invalid.errors.values())}) from invalid


@transaction.atomic
def check_papers(
    *, step: Step, actor: User, differing: Collection[str], note: str = "", meeting_again: bool = False
) -> PapersCheck:
    """The papers agree and are locked, or the group has them back with what differs.

    `meeting_again`: what was reported about the meeting is wrong, and the group reports it anew.
    """
    unknown = set(differing) - set(PaperPoint.values)
    if unknown:
        raise Invalid({"differing": _("This point does not exist: %(name)s.") % {"name": sorted(unknown)[0]}})
    note = note.strip()
    if (differing or meeting_again) and not note:
        raise Invalid({"note": _("Write to the group what has to be put right.")})
    agrees = not differing and not meeting_again
    verb = "papers.agree" if agrees else "papers.differ"
    with performing(step, actor=actor, verb=verb, data={"points": sorted(differing)}) as doing:
        case: FoundingCase = doing.case
        found = PapersCheck.objects.create(
            case=case,
            round=case.paper_checks.count() + 1,
            differing=sorted(differing),
            note=note,
            checked_by=actor,
        )
        if agrees:
            _check(case)
        case.way = _next(case, agrees=agrees, meeting_again=meeting_again)
        case.save(update_fields=["way"])
        if agrees:
            freeze_uploads(case=case)
            forget_founder_data(case)
            tell(case, "papers_agree", key=found.round, registered=case.way == "application")
        else:
            tell(case, "papers_differ", key=found.round, check=found, points=_labels(found.differing))
    return found


def _check(case: FoundingCase) -> None:
    """What the rules say about papers that are said to agree (P-07, P-08)."""
    blocking = [each for each in reading.findings_for(case, phase="papers") if each.blocks]
    if blocking:
        raise Invalid({each.rule.fields[0]: each.rule.say() for each in blocking})


def _next(case: FoundingCase, *, agrees: bool, meeting_again: bool) -> str:
    if meeting_again:
        return "meeting"
    if not agrees:
        return "papers"
    return "application" if reading.data_for(case).registered else "follow_up"


def _labels(points: Collection[str]) -> list[object]:
    return [PaperPoint(point).label for point in points]
