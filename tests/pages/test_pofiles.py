"""PO files as translators' tools give them back: no header, no context, guesses, another page's."""

from typing import Any

import polib
import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from pages.models import StandardPage
from tests.pages import factories
from tests.people.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation() -> Translation:
    """A page to be translated into Ukrainian."""
    source, _new = TranslationSource.get_or_create_from_instance(factories.standard())
    return Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="uk"))


@pytest.fixture
def editor(client: Client, translation: Translation) -> Client:
    """Somebody who may edit the translation."""
    translation.save_target(publish=False)
    client.force_login(factories.editor())
    return client


def filled(translation: Translation) -> polib.POFile:
    """The file as it is downloaded, with every text translated."""
    po = translation.export_po()
    for number, entry in enumerate(po):
        entry.msgstr = f"переклад {number}"
    return po


def send(client: Client, translation: Translation, content: bytes | None) -> list[str]:
    """What the editor is told."""
    path = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    files: dict[str, Any] = {}
    if content is not None:
        files["file"] = SimpleUploadedFile("page.po", content)
    response = client.post(path, files)
    assert response.status_code == 302, response.content[:300]
    return [str(message) for message in get_messages(response.wsgi_request)]


def stored() -> set[str]:
    """All translations that are there."""
    return set(StringTranslation.objects.values_list("data", flat=True))


def test_as_downloaded(editor: Client, translation: Translation) -> None:
    po = filled(translation)
    assert len(po) > 1
    send(editor, translation, str(po).encode())
    assert stored() == {entry.msgstr for entry in po}


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_without_header_and_without_context(editor: Client, translation: Translation, mark: bytes) -> None:
    po = filled(translation)
    po.metadata = {}
    words = {entry.msgstr for entry in po}
    for entry in list(po)[1:]:
        entry.msgctxt = None
    send(editor, translation, mark + str(po).encode())
    assert stored() == words


def test_every_paragraph_of_a_rich_text(editor: Client, translation: Translation) -> None:
    """All of them stand at one path."""
    page = StandardPage.objects.get(locale__language_code="de", translation_key=translation.source.object_id)
    page.easy_language = "<p>Eins.</p><p>Zwei.</p><p>Drei.</p>"
    page.save_revision().publish()
    translation.source.update_from_db()
    po = filled(translation)
    assert len({entry.msgctxt for entry in po}) < len(po)
    send(editor, translation, str(po).encode())
    assert stored() == {entry.msgstr for entry in po}


def test_guesses_are_no_translations(editor: Client, translation: Translation) -> None:
    po = filled(translation)
    po[0].flags.append("fuzzy")
    del po[-1]
    said = send(editor, translation, str(po).encode())
    assert po[0].msgstr not in stored()
    assert stored() == {entry.msgstr for entry in list(po)[1:]}
    assert any("fuzzy" in each and po[0].msgid in each for each in said)
    assert len(said) == 3  # taken over, unsure, missing


def test_changed_and_unknown_texts_are_named(editor: Client, translation: Translation) -> None:
    po = filled(translation)
    po[0].msgid = "Das stand früher da."
    po.append(polib.POEntry(msgid="Fremdes", msgctxt="nowhere", msgstr="чуже"))
    said = " ".join(send(editor, translation, str(po).encode()))
    assert "Das stand früher da." in said
    assert "Fremdes" in said
    assert not {"чуже", po[0].msgstr} & stored()


def foreign(translation: Translation) -> bytes:
    po = filled(translation)
    po.metadata["X-WagtailLocalize-TranslationID"] = "7b1c5f2e-0000-4000-8000-000000000001"
    return str(po).encode()


def other_language(translation: Translation) -> bytes:
    po = filled(translation)
    po.metadata = {"Language": "ar_SY"}
    return str(po).encode()


_HEAD = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"\n\n'
UNKNOWN_CHARSET = _HEAD + b'msgid "a"\nmsgstr "b"\n'
WRONG = [
    lambda _translation: None,
    lambda _translation: b"",
    lambda _translation: b"\xff\xfe\x00",
    lambda _translation: b"%PDF-1.7\n",
    lambda _translation: b"/etc/hostname",
    lambda _translation: (
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"\n\nmsgid "a"\nmsgstr "b"\n'
    ),
    lambda _translation: b'msgid "nothing of ours"\nmsgstr "b"\n',
    foreign,
    other_language,
]


@pytest.mark.parametrize("content", WRONG)
def test_what_can_not_be_taken_is_said(editor: Client, translation: Translation, content: Any) -> None:
    said = send(editor, translation, content(translation))
    assert len(said) == 1
    assert stored() == set()


def test_only_editors(client: Client, translation: Translation) -> None:
    translation.save_target(publish=False)
    client.force_login(UserFactory())
    path = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    assert client.post(path).status_code in (302, 403)
    assert stored() == set()
