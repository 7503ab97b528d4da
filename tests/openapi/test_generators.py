"""The document is valid OpenAPI 3.1, and makers of clients can read all of it."""

import json
import subprocess
import sys
from pathlib import Path

from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.openapi.test_document import AGREED

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


def test_a_python_client_has_every_operation(tmp_path: Path) -> None:
    """openapi-python-client drops what it can't read with a warning; here it drops nothing."""
    target = tmp_path / "client"
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--path", str(AGREED)]
    command += ["--output-path", str(target), "--meta", "none"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "unable" not in done.stdout.lower(), done.stdout
    made = [path for path in target.glob("api/*/*.py") if path.name != "__init__.py"]
    assert len(made) == len(OPERATIONS)
    problem = (target / "models" / "problem.py").read_text()
    assert "errors: list[Mistake]" in problem or "errors: list[Mistake] | Unset" in problem
