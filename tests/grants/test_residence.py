"""The sentence that people wait for: applying has nothing to do with their residence status."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.grants.guests import at, begun

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
WORDS = {
    "de": "Aufenthaltsstatus",
    "en": "residence status",
    "ar": "بوضع إقامتكم",
    "uk": "статусом перебування",
}


@pytest.mark.parametrize("language", WORDS)
def test_it_stands_where_people_begin(client, call, language):
    with override(language):
        begin = client.get(reverse("grants:begin", args=[call.slug])).content.decode()
        first = client.get(at("begun_page", begun(call), page="applicant")).content.decode()
        second = client.get(at("begun_page", begun(call), page="contact")).content.decode()
    assert WORDS[language] in begin
    assert WORDS[language] in first
    assert WORDS[language] not in second
