"""Exported forms in the two common form renderers of others, and in validators of two languages."""

import copy
import json
import re
import subprocess
from collections.abc import Callable
from html import unescape
from typing import Any

import jsonschema
import pytest
from django.conf import settings
from django.utils.translation import override

from tests.forms import factories, sample
from tests.founding import factories as founding
from tests.grants import factories as grants
from workflows.forms import registry
from workflows.forms.definition.nesting import nested
from workflows.forms.definition.validation import DefinitionError, check_definition
from workflows.forms.models import AnswerSheet
from workflows.forms.reading.exporting import export_form
from workflows.forms.reading.workbook import Workbook
from workflows.founding.reading.cases import sheet_of

pytestmark = pytest.mark.django_db
FOLDER = settings.ROOT / "tests" / "outside"
type Draw = Callable[[dict[str, Any], dict[str, Any]], dict[str, Any]]


@pytest.fixture
def draw(outside: str) -> Draw:
    """What the renderers make of a form and its answers."""

    def drawn(form: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
        said = json.dumps({"form": form, "answers": answers})
        command = [outside, "src/renderers.js"]
        done = subprocess.run(command, cwd=FOLDER, input=said, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout))

    return drawn


def _sample() -> AnswerSheet:
    return factories.make_complete_sheet()


def _micro() -> AnswerSheet:
    people = grants.staff()
    return grants.sheet_of(grants.draft(grants.open_call(people), people))


def _interview() -> AnswerSheet:
    return sheet_of(founding.started())


@pytest.fixture(params=[_sample, _micro, _interview], ids=["sample", "micro", "interview"])
def book(request: Any) -> Any:
    """A sheet with complete answers."""
    sample.register()
    yield Workbook(request.param())
    registry._KINDS.pop(sample.CODE, None)


def exported(book: Workbook) -> tuple[dict[str, Any], dict[str, Any]]:
    """The form as the API gives it, and the answers nested as it gives them."""
    with override("de"):
        form = export_form(book.compiled, book.context)
    return json.loads(json.dumps(form)), nested(book.visible.answers)


def labels(form: dict[str, Any]) -> list[str]:
    """The labels of all questions that are asked."""
    questions = [question for step in form["steps"] for question in step["questions"]]
    return [each["label"] for each in questions if each["type"] not in ("explanation", "calculated")]


def test_complete_answers_fit_and_are_drawn(draw: Draw, book: Workbook) -> None:
    form, answers = exported(book)
    schema = form["answers_schema"]
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker()).validate(answers)
    found = draw(form, answers)
    assert found["ajv"] == found["rjsf"]["errors"] == found["jsonforms"]["errors"] == []
    assert found["said"] == []
    for name in ("rjsf", "jsonforms"):
        page = unescape(found[name]["html"])
        assert "No applicable renderer found" not in page, name
        assert "Unsupported field schema" not in page, name
        text = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", page))
        assert [each for each in labels(form) if each not in text] == [], name
        assert [each for each in _texts(answers) if each not in page] == [], name


def _texts(value: Any) -> list[str]:
    """Texts of the answers at some depth, as fields must show them."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in _texts(each)]
    return [value] if isinstance(value, str) and " " in value and "\n" not in value else []


def test_a_wrong_answer_keeps_its_name(draw: Draw, book: Workbook) -> None:
    """Also that of a question with a dot in its id."""
    form, answers = exported(book)
    form_answers = json.loads(json.dumps(answers))
    names = _spoil(form_answers)
    found = draw(form, form_answers)
    for name, errors in (("ajv", found["ajv"]), ("jsonforms", found["jsonforms"]["errors"])):
        assert set(names) <= {each.lstrip("/") for each in errors}, name
    assert set(names) <= set(found["rjsf"]["errors"])
    place: Any = found["rjsf"]["nested"]
    for part in names[0].split("/"):
        place = place[part]
    assert place["__errors"]


def _spoil(answers: dict[str, Any], path: str = "") -> list[str]:
    """Every plain answer becomes a list of numbers, which none of them is; their paths."""
    names = []
    for key, value in answers.items():
        name = f"{path}{key}"
        if isinstance(value, dict):
            names += _spoil(value, f"{name}/")
        elif not isinstance(value, list):
            answers[key] = [1]
            names.append(name)
    return names


def test_no_id_is_the_beginning_of_another() -> None:
    """Such answers could not be nested."""
    definition = copy.deepcopy(sample.definition())
    first = definition["steps"][0]["questions"][1]
    definition["steps"][0]["questions"].append({**first, "id": f"{first['id']}.more"})
    with override("en"), pytest.raises(DefinitionError, match="begins with this one"):
        check_definition(definition)


def test_answers_may_be_sent_nested(client: Any) -> None:
    case = founding.started()
    client.force_login(case.applicant)
    path = f"/api/forms/sheets/{sheet_of(case).pk}"
    read = client.get(path).json()
    assert read["nested"]["board"]["term_years"] == read["answers"]["board.term_years"]
    body = {"answers": {"board": {"term_years": 3}, "name": "Nähstube"}}
    saved = client.patch(path, body, content_type="application/json")
    assert saved.status_code == 200, saved.content
    assert saved.json()["answers"]["board.term_years"] == 3
    unknown = client.patch(path, {"answers": {"board": {"x": 1}}}, content_type="application/json")
    assert unknown.status_code == 422
    assert unknown.json()["errors"][0]["path"].endswith("board.x")
