"""What the tests of the screens of a form send."""

from django.urls import reverse

from workflows.forms.models import AnswerSheet


def url(name: str, sheet: AnswerSheet, **rest: str) -> str:
    return reverse(f"forms:{name}", kwargs={"sheet_id": sheet.pk, **rest})


def page(sheet: AnswerSheet, name: str) -> str:
    return url("page", sheet, page=name)


CONTACT = {
    "contact_name": "Amira",
    "email": "a@example.org",
    "address-street": "Weg 1",
    "address-postcode": "66386",
    "address-town": "Ort",
    "iban": "DE89 3704 0044 0532 0130 00",
}
