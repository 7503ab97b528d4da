"""The API of labels: administrators say which there are, the office puts them on cases."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Schema

from workflows.desk import rules
from workflows.desk.actions import labels as actions
from workflows.desk.models import LONGEST_LABEL, Label, Tone
from workflows.desk.reading.cases import visible_case
from workflows.desk.reading.labels import labels_of
from workflows.people.access.doors import api_auth, caller
from workflows.people.access.routing import Router
from workflows.people.verdicts import require

router = Router(tags=["desk"], auth=api_auth)


class LabelIn(Schema):
    """A label of the house; `tone` is a colour of its style."""

    name: str = Field(max_length=LONGEST_LABEL)
    tone: Tone = Tone.NEUTRAL


class LabelOut(LabelIn):
    """A label that is there."""

    id: int


class CaseLabelsIn(Schema):
    """All labels that the case has from now on."""

    labels: list[int]


@router.get("/labels", response=list[LabelOut], operation_id="desk_labels")
def list_labels(request: HttpRequest) -> object:
    """List the labels of the house."""
    require(rules.may_read_labels(caller(request)))
    return Label.objects.all()


@router.post("/labels", response={201: LabelOut}, operation_id="desk_create_label")
def create_label(request: HttpRequest, given: LabelIn) -> tuple[int, Label]:
    """Make a label."""
    return 201, actions.create_label(actor=caller(request), name=given.name, tone=given.tone)


@router.put("/labels/{label_id}", response=LabelOut, operation_id="desk_change_label")
def change_label(request: HttpRequest, label_id: int, given: LabelIn) -> Label:
    """Rename a label or give it another colour, on all cases."""
    actor = caller(request)
    return actions.change_label(label_id=label_id, actor=actor, name=given.name, tone=given.tone)


@router.delete("/labels/{label_id}", response={204: None}, operation_id="desk_delete_label")
def delete_label(request: HttpRequest, label_id: int) -> tuple[int, None]:
    """Delete a label, from all cases."""
    actions.delete_label(label_id=label_id, actor=caller(request))
    return 204, None


@router.get("/cases/{uuid:case_id}/labels", response=list[LabelOut], operation_id="desk_labels_of_case")
def read_labels(request: HttpRequest, case_id: UUID) -> list[Label]:
    """List the labels on a case."""
    case = visible_case(caller(request), case_id)
    require(rules.may_read_notes(caller(request), case))
    return labels_of(caller(request), [case.pk])[case.pk]


@router.put("/cases/{uuid:case_id}/labels", response=list[LabelOut], operation_id="desk_put_labels")
def put_labels(request: HttpRequest, case_id: UUID, given: CaseLabelsIn) -> list[Label]:
    """Put exactly these labels on a case."""
    user = caller(request)
    case = visible_case(user, case_id)
    actions.put_labels(case=case, actor=user, labels=given.labels)
    return labels_of(user, [case.pk])[case.pk]
