"""The kinds of documents that the software brings; what a house has edited stays as it is."""

from typing import TypedDict

from .models import Expiry, SafeKind

STATUTE, EXTRACT, EXEMPTION, NOTICE_60A, INSURANCE = (
    "statute",
    "register_extract",
    "exemption",
    "notice_60a",
    "insurance",
)


class Brought(TypedDict, total=False):
    """One kind as the software brings it."""

    name_de: str
    name_en: str
    name_ar: str
    name_uk: str
    single: bool
    expiry: str
    law_code: str


KINDS: dict[str, Brought] = {
    STATUTE: {
        "name_de": "Satzung",
        "name_en": "Association’s rules (Satzung)",
        "name_ar": "النظام الأساسي",
        "name_uk": "Статут",
        "single": True,
    },
    EXTRACT: {
        "name_de": "Registerauszug",
        "name_en": "Extract of the register",
        "name_ar": "مستخرج من سجل الجمعيات",
        "name_uk": "Витяг із реєстру",
        "single": True,
    },
    EXEMPTION: {
        "name_de": "Freistellungsbescheid",
        "name_en": "Exemption notice (Freistellungsbescheid)",
        "name_ar": "قرار الإعفاء الضريبي",
        "name_uk": "Рішення про звільнення від податку",
        "single": True,
        "expiry": Expiry.LAW,
        "law_code": "ao.63.exemption",
    },
    NOTICE_60A: {
        "name_de": "Bescheid nach § 60a AO",
        "name_en": "Notice under § 60a AO",
        "name_ar": "قرار بموجب § 60a AO",
        "name_uk": "Рішення за § 60a AO",
        "single": True,
        "expiry": Expiry.LAW,
        "law_code": "ao.63.60a",
    },
    INSURANCE: {
        "name_de": "Versicherung",
        "name_en": "Insurance",
        "name_ar": "تأمين",
        "name_uk": "Страхування",
        "expiry": Expiry.TYPED,
    },
    "minutes": {
        "name_de": "Protokoll",
        "name_en": "Minutes",
        "name_ar": "محضر اجتماع",
        "name_uk": "Протокол",
    },
    "other": {
        "name_de": "Anderes Dokument",
        "name_en": "Other document",
        "name_ar": "مستند آخر",
        "name_uk": "Інший документ",
        "expiry": Expiry.TYPED,
    },
}


def sync(**kwargs: object) -> None:
    """Every kind that the software brings has a row; one that is there already is the house's own."""
    SafeKind.objects.bulk_create(
        (
            SafeKind(code=code, position=10 * place, **brought)
            for place, (code, brought) in enumerate(KINDS.items(), 1)
        ),
        ignore_conflicts=True,
    )
