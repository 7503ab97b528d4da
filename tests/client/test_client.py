"""The example client finishes the micro-project form, led by the definition, over HTTP only."""

import json
import re
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import mail
from django.utils import timezone

from tests.grants import factories as make
from workflows.forms.reading.exporting import export_form
from workflows.forms.types import AnswerContext
from workflows.forms.versions.freezing import current_form
from workflows.grants import actions
from workflows.grants.models import Application

pytestmark = pytest.mark.django_db(transaction=True)
FOLDER = settings.ROOT / "tests" / "client"


class Conversation:
    """The client as a process that is told one line and answers with one line."""

    def __init__(self, node: str, address: str) -> None:
        command = [node, "build/walk.js", address]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=FOLDER, stdin=pipe, stdout=pipe, stderr=pipe, text=True)

    def say(self, line: str) -> dict[str, Any]:
        """What the client answers."""
        process: Any = self.process
        process.stdin.write(line + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        assert answer, process.stderr.read()
        return json.loads(answer)


@pytest.fixture
def client_of(node: str, live_server: Any) -> Iterator[Conversation]:
    """The client, talking to the house."""
    talk = Conversation(node, live_server.url)
    yield talk
    talk.process.kill()
    talk.process.communicate()


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_client_finishes_the_micro_project(client_of: Conversation, language: str) -> None:
    people = make.staff()
    call = make.open_call(people)
    user, organisation = make.applicant(language)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    actions.record_consultation(
        organisation=organisation, actor=people.adviser, held_on=timezone.localdate() - 10 * make.DAY
    )
    answers = make.answers(organisation, minors=True, protection_concept="Zwei Frauen sind immer dabei.")
    task = {"email": user.email, "language": language, "call": call.slug, "answers": answers}
    assert client_of.say(json.dumps(task)) == {"waits_for": "code"}
    code = re.search(r"^(\d{6})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert code
    done = client_of.say(code[1])

    case = Application.objects.get()
    sheet = make.sheet_of(case)
    assert done["number"] == case.number
    assert (done["stage"], done["same_draft"], done["same_visible"]) == ("formal_check", True, True)
    assert done["stale"] == 412
    form = current_form("micro")
    assert done["title"] == form.title[language]  # type: ignore[index]
    # Led by the definition: page by page, what a condition brings up included, what it hides left out.
    everything = [
        question["id"]
        for step in export_form(form, AnswerContext())["steps"]
        for question in step["questions"]
    ]
    assert done["order"] == [key for key in everything if key != "earlier_grants_what"]
    assert sheet.answers["protection_concept"] == "Zwei Frauen sind immer dabei."
    assert [file["name"] for file in sheet.answers["statute"]] == ["file.pdf"]
