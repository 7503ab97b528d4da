"""What the tests of the screens of a form send."""

import re

from django.urls import reverse

from workflows.forms.models import AnswerSheet

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def url(name: str, sheet: AnswerSheet, **rest: str) -> str:
    return reverse(f"forms:{name}", kwargs={"sheet_id": sheet.pk, **rest})


def page(sheet: AnswerSheet, name: str) -> str:
    return url("page", sheet, page=name)


def seen(html: str) -> str:
    match = re.search(r'name="seen" value="([^"]*)"', html)
    assert match
    return match[1]


CONTACT = {
    "contact_name": "Amira",
    "email": "a@example.org",
    "address-street": "Weg 1",
    "address-postcode": "66386",
    "address-town": "Ort",
    "iban": "DE89 3704 0044 0532 0130 00",
}
