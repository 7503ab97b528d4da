"""Programs and files carry the wording of a call's letters, as the screens do."""

import pytest

from tests.grants.test_call_letters import read, word
from workflows.grants import actions
from workflows.grants.letters.wording import shipped
from workflows.grants.models import Call
from workflows.grants.rules.letter_words import OPEN
from workflows.people.verdicts import Invalid

pytestmark = pytest.mark.django_db


def test_list_change_and_preview(draft, people, client):
    client.force_login(people.manager)
    base = f"/api/grants/managed-calls/{draft.slug}"
    rows = client.get(f"{base}/letters").json()
    assert len(rows) == len(OPEN) * 4
    (first,) = [row for row in rows if (row["part"], row["language"]) == ("award.opening", "de")]
    assert first["text"] == shipped("award.opening", "de")
    assert "amount" in first["may_leave_open"]
    terms = {"letter_words": {"award.closing": {"de": "Bis bald, {group}!"}}}
    given = {"version": draft.version, "terms": terms}
    answer = client.patch(base, given, content_type="application/json")
    assert answer.json()["terms"]["letter_words"] == terms["letter_words"]
    wrong = {"version": draft.version + 1, "terms": {"letter_words": {"award.closing": {"de": "{x}"}}}}
    refused = client.patch(base, wrong, content_type="application/json")
    assert refused.status_code == 422
    assert "letter_words.award.closing.de" in refused.content.decode()
    pdf = client.get(f"{base}/letters/award/de/preview")
    assert "Bis bald, " in read(pdf.content)
    assert client.get(f"{base}/letters/minutes/de/preview").status_code == 404


def test_a_file_and_a_copy_carry_the_words(draft, people):
    word(draft, people.manager, {"closing": "Bis bald!"})
    draft.refresh_from_db()
    text = actions.export_call(call=draft, actor=people.manager)
    actions.import_call(text, actor=people.manager, slug="andere")
    assert Call.objects.get(slug="andere").letter_words == {"award.closing": {"de": "Bis bald!"}}
    copied = actions.copy_call(source=draft, actor=people.manager, slug="kopie")
    assert copied.letter_words == draft.letter_words


def test_a_file_with_a_wrong_place_is_refused_there(draft, people):
    word(draft, people.manager, {"closing": "Bis bald!"})
    draft.refresh_from_db()
    text = actions.export_call(call=draft, actor=people.manager).replace("Bis bald!", "Bis {wann}!")
    with pytest.raises(Invalid) as caught:
        actions.import_call(text, actor=people.manager, slug="andere")
    assert "{wann}" in caught.value.errors["letters.letter_words.award.closing.de"]
