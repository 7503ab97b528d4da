"""The document is valid OpenAPI 3.1, and makers of clients can read all of it."""

import json
import subprocess
import sys
from pathlib import Path
from runpy import run_path

import pytest
from django.conf import settings
from openapi_spec_validator import OpenAPIV31SpecValidator
from pytest_django.live_server_helper import LiveServer

from tests.grants import factories as make
from tests.openapi.test_document import AGREED
from workflows.engine.models import Step
from workflows.people.actions import create_token

EXAMPLE = settings.ROOT / "docs" / "examples" / "my_tasks.py"

DOCUMENT = json.loads(AGREED.read_text())
OPERATIONS = [
    operation["operationId"]
    for path in DOCUMENT["paths"].values()
    for method, operation in path.items()
    if method in ("get", "post", "put", "patch", "delete")
]


def test_the_document_is_valid() -> None:
    assert [str(error)[:300] for error in OpenAPIV31SpecValidator(DOCUMENT).iter_errors()] == []


def test_every_operation_has_a_name_of_its_own() -> None:
    assert len(OPERATIONS) == len(set(OPERATIONS)) > 100


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the client that openapi-python-client makes, beside it what it said."""
    target = tmp_path_factory.mktemp("made") / "house_client"
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--path", str(AGREED)]
    command += ["--output-path", str(target), "--meta", "none"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    target.with_name("said.txt").write_text(done.stdout)
    return target


def test_a_python_client_has_every_operation(client: Path) -> None:
    """openapi-python-client drops what it can't read with a warning; here it drops nothing."""
    said = client.with_name("said.txt").read_text()
    assert "unable" not in said.lower(), said
    made = [path for path in client.glob("api/*/*.py") if path.name != "__init__.py"]
    assert len(made) == len(OPERATIONS)
    problem = (client / "models" / "problem.py").read_text()
    assert "errors: list[Mistake]" in problem or "errors: list[Mistake] | Unset" in problem


@pytest.mark.django_db(transaction=True)
def test_a_command_line_on_it_lists_my_tasks_and_completes_a_formal_check(
    client: Path, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The example of the guide, over HTTP, with a token that may do this and nothing else."""
    assert len(EXAMPLE.read_text().splitlines()) <= 100
    monkeypatch.syspath_prepend(str(client.parent))
    people = make.staff()
    call = make.open_call(people)
    returned, checked = make.submitted(call, people), make.submitted(call, people)
    steps = [make.step(case, "formal_check").pk for case in (returned, checked)]
    monkeypatch.setenv("HOUSE", live_server.url)
    main = run_path(str(EXAMPLE))["main"]

    def typed(*words: str, rights: str = "cases:write") -> tuple[int, str, str]:
        token = create_token(actor=people.officer, name="my_tasks", scopes=[rights], days=1)[1]
        monkeypatch.setenv("TOKEN", token)
        code = main(list(words))
        said = capsys.readouterr()
        return code, said.out, said.err

    code, listed, _err = typed("--language", "de")
    assert code == 0
    assert {line.split("\t")[0] for line in listed.splitlines()} == set(map(str, steps))
    assert "Formale Prüfung" in listed
    code, _out, err = typed("check", str(steps[0]), "ok", rights="cases:read")
    assert (code, err.split(":")[0]) == (1, "403 read_only_token")
    code, _out, err = typed("check", str(steps[0]), "return")
    assert (code, err.split(":")[0]) == (1, "422 invalid")
    code, out, _err = typed("check", str(steps[0]), "return", "--point", "title=Bitte kürzer.")
    assert (code, out.split("\t")[:2]) == (0, [str(steps[0]), "done"])
    assert typed("check", str(steps[1]), "ok")[0] == 0
    code, _out, err = typed("check", str(steps[1]), "ok")
    assert code == 1
    assert err[:3] in ("404", "409")
    assert [Step.objects.get(pk=step).state for step in steps] == ["done", "done"]
    assert make.sheet_of(returned).corrections.get().question == "title"
