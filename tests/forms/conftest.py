"""The sample form is registered for every test of this room."""

from collections.abc import Iterator

import pytest

from tests.forms import report, sample
from workflows.forms import registry
from workflows.forms.models import AnswerSheet

from .factories import make_sheet


@pytest.fixture(autouse=True)
def sample_form() -> Iterator[None]:
    """The sample can be opened, and nothing was submitted yet."""
    sample.register()
    report.register()
    sample.submitted.clear()
    yield
    registry._KINDS.pop(sample.CODE, None)
    registry._KINDS.pop(report.CODE, None)


@pytest.fixture
def sheet() -> AnswerSheet:
    return make_sheet()
