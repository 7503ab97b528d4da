"""Machine translation: off by default, drafts only, against a service that does everything wrong."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from pages.models import StandardPage
from pages.segments import texts_of
from pages.translations import State
from tests.pages import factories
from tests.people.factories import UserFactory

pytestmark = pytest.mark.django_db
BODY = [
    ("text", '<p>Wir <b>helfen</b> gern, <a href="https://example.org/">hier</a>.</p><p>Kommt vorbei.</p>')
]


class Fake:
    """A service on this machine: what it was asked, and how it answers."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any], dict[str, str]]] = []
        self.answer: Callable[[list[str]], tuple[int, object]] = lambda texts: (
            200, {"translatedText": [f"{text} (uk)" for text in texts]},
        )  # fmt: skip
        self.headers: dict[str, str] = {}
        self.url = ""


@pytest.fixture
def fake() -> Iterator[Fake]:
    """The service, listening."""
    state = Fake()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.asked.append((self.path, said, dict(self.headers)))
            status, answer = state.answer(said.get("q") or said["text"])
            content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            for name, value in state.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *said: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}/translate"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield state
    server.shutdown()
    server.server_close()


@pytest.fixture
def libre(fake: Fake, settings: Any) -> Fake:
    """The house uses it as a LibreTranslate."""
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "pages.machine.services.LibreTranslate", "OPTIONS": {"URL": fake.url, "KEY": "geheim"},
    }  # fmt: skip
    return fake


@pytest.fixture
def translation() -> Translation:
    """A page to be translated into Ukrainian."""
    page = factories.standard(introduction="Wer wir sind.", body=BODY)
    source, _new = TranslationSource.get_or_create_from_instance(page)
    made = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="uk"))
    made.save_target(publish=False)
    return made


@pytest.fixture
def editor(client: Client, translation: Translation) -> Client:
    client.force_login(factories.editor())
    return client


def press(client: Client, translation: Translation) -> list[str]:
    """What the editor is told."""
    response = client.post(reverse("wagtail_localize:machine_translate", args=[translation.pk]))
    assert response.status_code == 302, response.content[:300]
    said = [str(message).strip() for message in get_messages(response.wsgi_request)]
    client.get("/cms/")  # shows them, so that they are not told again
    return said


def told(translation: Translation) -> dict[str, str]:
    return {text.words: text.told for text in texts_of(translation) if text.told}


def test_off_unless_the_operator_names_a_service(editor: Client, translation: Translation) -> None:
    """No button, no address, no endpoint; nothing leaves the house."""
    page = translation.get_target_instance()
    assert "machine_translate" not in editor.get(f"/cms/pages/{page.pk}/edit/").content.decode()
    address = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    assert editor.post(address).status_code == 404
    assert editor.post(f"/api/site/machine-drafts/{translation.uuid}").status_code == 403
    assert not StringTranslation.objects.exists()


def test_drafts_of_everything_that_is_open(editor: Client, translation: Translation, libre: Fake) -> None:
    """Markup stays, what people wrote stays, nothing is published, the report says who wrote it."""
    own = texts_of(translation)[0]
    StringTranslation.objects.create(
        translation_of_id=own.string_id, context_id=own.context_id, locale=translation.target_locale,
        data="Своє", translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
    )  # fmt: skip
    page = translation.get_target_instance()
    assert "machine_translate" in editor.get(f"/cms/pages/{page.pk}/edit/").content.decode()
    (said,) = press(editor, translation)
    assert "LibreTranslate" in said
    drafts = told(translation)
    assert "ueber-uns" not in drafts, "no machine writes addresses"
    assert drafts.pop(own.words) == "Своє"
    assert all(draft == f"{words} (uk)" for words, draft in drafts.items())
    assert any("<b>helfen</b>" in words for words in drafts)
    kinds = set(StringTranslation.objects.exclude(data="Своє").values_list("translation_type", "tool_name"))
    assert kinds == {("machine", "LibreTranslate")}
    assert not StandardPage.objects.get(pk=page.pk).live
    (path, asked, _headers) = libre.asked[0]
    assert (path, asked["source"], asked["target"], asked["format"]) == ("/translate", "de", "uk", "html")
    assert asked["api_key"] == "geheim"
    assert own.words not in asked["q"]
    assert len(press(editor, translation)) == 1, "a second time there is nothing to do"
    assert len(libre.asked) == 1


def test_a_draft_counts_as_machine_until_somebody_has_compared_it(
    editor: Client, translation: Translation, libre: Fake
) -> None:
    press(editor, translation)
    translation.save_target(publish=False)
    page = StandardPage.objects.get(pk=translation.get_target_instance().pk)
    page.get_latest_revision().publish()
    found = editor.get(f"/api/site/find?path={page.get_url()}").json()
    assert found["translation_state"] == State.MACHINE.value
    assert editor.post(f"/api/site/translations/{page.pk}/confirm").status_code == 200
    found = editor.get(f"/api/site/find?path={page.get_url()}").json()
    assert found["translation_state"] == State.CURRENT.value


def test_a_text_whose_markup_is_lost_stays_open(
    editor: Client, translation: Translation, libre: Fake
) -> None:
    """Lost, doubled, another address, a script: none of it is taken; the other texts are."""
    for wrong in (
        lambda text: text.replace("<b>", "").replace("</b>", ""),
        lambda text: text.replace("helfen</b>", "helfen</b><b>x</b>"),
        lambda text: text.replace('id="a1"', 'id="a2"'),
        lambda text: f"{text}<script>alert(1)</script>",
    ):
        StringTranslation.objects.all().delete()
        libre.answer = lambda texts, wrong=wrong: (
            200, {"translatedText": [wrong(each) if "<b>" in each else f"{each}!" for each in texts]},
        )  # fmt: skip
        said = press(editor, translation)
        assert not [words for words in told(translation) if "<b>" in words]
        assert told(translation)
        assert len(said) == 2


@pytest.mark.parametrize(
    ("status", "answer", "word"),
    [
        (403, {}, "Schlüssel"), (429, {}, "später"), (456, {}, "später"), (500, b"boom", "Fehler"),
        (200, b"<html>", "gelesen"), (200, {"translatedText": "one text"}, "gelesen"), (200, [], "gelesen"),
        (200, {"translatedText": ["only one"]}, "gelesen"), (302, {}, "Fehler"),
    ],
)  # fmt: skip
def test_a_service_that_fails_is_told_and_changes_nothing(
    editor: Client, translation: Translation, libre: Fake, status: int, answer: object, word: str
) -> None:
    libre.headers = {"Location": libre.url.replace("/translate", "/elsewhere")} if status == 302 else {}
    libre.answer = lambda texts: (status, answer)
    (said,) = press(editor, translation)
    assert word in said
    assert "127.0.0.1" not in said
    assert not StringTranslation.objects.exists()
    assert [path for path, _said, _headers in libre.asked] == ["/translate"], "redirects are not followed"


def test_a_service_that_is_away_is_told(editor: Client, translation: Translation, settings: Any) -> None:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "pages.machine.services.DeepL", "OPTIONS": {"URL": "http://127.0.0.1:9/", "KEY": "k"},
    }  # fmt: skip
    (said,) = press(editor, translation)
    assert "nicht erreichbar" in said


def test_deepl_gets_fifty_texts_at_a_time(fake: Fake) -> None:
    """In its own words: languages in capitals, the key in the header, tags protected."""
    from wagtail_localize.strings import StringValue  # noqa: PLC0415

    from pages.machine.services import DeepL  # noqa: PLC0415

    fake.answer = lambda texts: (200, {"translations": [{"text": each.upper()} for each in texts]})
    service = DeepL({"URL": fake.url, "KEY": "k:fx"})
    factories.home()
    german, arabic = factories.locale("de"), factories.locale("ar")
    texts = [StringValue(f"text {number}") for number in range(120)]
    found = service.translate(german, arabic, texts)
    assert len(found) == 120
    assert found[texts[119]].data == "TEXT 119"
    assert [len(said["text"]) for _path, said, _headers in fake.asked] == [50, 50, 20]
    _path, said, headers = fake.asked[0]
    assert (said["source_lang"], said["target_lang"], said["tag_handling"]) == ("DE", "AR", "html")
    assert headers["Authorization"] == "DeepL-Auth-Key k:fx"
    assert service.can_translate(german, arabic)
    assert not service.can_translate(german, german)
    fake.answer = lambda texts: (200, {"translations": [{"words": "x"} for _each in texts]})
    assert service.translate(german, arabic, texts) == {}
    assert service.failed


def test_who_may_not_edit_drafts_nothing(client: Client, translation: Translation, libre: Fake) -> None:
    """Neither by the screen nor over the API; over the API an editor is told the numbers."""
    address = f"/api/site/machine-drafts/{translation.uuid}"
    assert client.post(address).status_code == 401
    client.force_login(UserFactory(roles=["newsletter_approver"]))
    assert client.post(address).status_code == 403
    assert client.post(reverse("wagtail_localize:machine_translate", args=[translation.pk])).status_code in (
        302,
        403,
    )
    assert libre.asked == []
    client.force_login(factories.editor())
    many = len(texts_of(translation)) - 1  # the address stays
    assert client.post(address).json() == {
        "drafted": many, "left": 0, "service": "LibreTranslate", "failed": "",
    }  # fmt: skip
    assert client.post(address).json()["drafted"] == 0
