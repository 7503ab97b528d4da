"""Example contents of the style guide: what screens of the house really say, in German and in Arabic."""

import datetime

from django import forms

from workflows.values.fields import MoneyField
from workflows.values.widgets import DateFields, FilePicker, LongText

AREAS_DE = [
    ("language", "Sprache und Bildung"),
    ("culture", "Kultur und Begegnung"),
    ("sport", "Sport und Gesundheit"),
]


class ProjectForm(forms.Form):
    """One field of each kind, as an application asks them."""

    organisation = forms.CharField(
        label="Wie heißt euer Verein?", help_text="Schreibt den Namen so, wie er im Vereinsregister steht."
    )
    email = forms.EmailField(label="E-Mail-Adresse", help_text="Dorthin schicken wir die Bestätigung.")
    iban = forms.CharField(label="IBAN", required=False, help_text="Zum Beispiel DE02 1203 0000 0000 2020 51")
    starts_on = forms.DateField(
        label="Wann beginnt das Projekt?", widget=DateFields, help_text="Zum Beispiel 1 9 2027"
    )
    amount = MoneyField(label="Wie viel Geld beantragt ihr?", help_text="Höchstens 5.000 € je Mikroprojekt.")
    area = forms.ChoiceField(label="Worum geht es vor allem?", choices=AREAS_DE, widget=forms.RadioSelect)
    groups = forms.MultipleChoiceField(
        label="Für wen ist das Projekt?",
        choices=[("children", "Kinder"), ("women", "Frauen"), ("elders", "Ältere Menschen")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Wählt alles aus, was passt.",
    )
    town = forms.ChoiceField(
        label="Ort",
        choices=[("", "Bitte wählen"), ("lindenstadt", "Lindenstadt"), ("neuhof", "Neuhof an der Linde")],
    )
    about = forms.CharField(label="Was habt ihr vor?", widget=LongText(max_words=150))
    statute = forms.FileField(
        label="Satzung", widget=FilePicker, help_text="Eine PDF-Datei, höchstens 15 MB.", required=False
    )
    agreed = forms.BooleanField(
        label="Alle Angaben sind richtig und vollständig.",
        help_text="Falsche Angaben können dazu führen, dass ihr Geld zurückzahlen müsst.",
    )


class ArabicForm(forms.Form):
    """The same parts read from the right."""

    organisation = forms.CharField(
        label="ما اسم جمعيتكم؟", help_text="اكتبوا الاسم كما هو مسجَّل في سجل الجمعيات."
    )
    email = forms.EmailField(label="البريد الإلكتروني")
    starts_on = forms.DateField(label="متى يبدأ المشروع؟", widget=DateFields)
    amount = MoneyField(label="ما المبلغ الذي تطلبونه؟", help_text="بحد أقصى 5000 يورو لكل مشروع صغير.")
    area = forms.ChoiceField(
        label="ما موضوع المشروع؟",
        choices=[("language", "اللغة والتعليم"), ("culture", "الثقافة واللقاء")],
        widget=forms.RadioSelect,
    )


def forms_shown() -> dict[str, forms.Form]:
    """An empty form, one with mistakes, and an Arabic one; their ids differ."""
    mistakes = {
        "organisation": "",
        "email": "post@",
        "starts_on_day": "31",
        "starts_on_month": "2",
        "starts_on_year": "2027",
        "amount": "viel",
        "town": "lindenstadt",
        "about": "Wir kochen zusammen und lernen dabei Deutsch.",
    }
    return {
        "form": ProjectForm(auto_id="example_%s", initial={"area": "culture", "groups": ["women"]}),
        "wrong_form": ProjectForm(mistakes, auto_id="wrong_%s"),
        "arabic_form": ArabicForm(auto_id="arabic_%s", initial={"amount": 2400}),
    }


def german() -> dict[str, object]:
    """Lists and rows for the components, in German."""
    return {
        "crumbs": [
            {"title": "Startseite", "href": "#top"},
            {"title": "Förderung", "href": "#top"},
            {"title": "Mikroprojekt"},
        ],
        "tasks": [
            {"title": "Euer Verein", "href": "#task-list", "status": "Fertig", "tone": "success"},
            {
                "title": "Euer Projekt",
                "href": "#task-list",
                "hint": "Sieben Fragen, etwa 20 Minuten",
                "status": "Angefangen",
                "tone": "info",
            },
            {
                "title": "Kosten- und Finanzierungsplan",
                "href": "#task-list",
                "status": "Offen",
                "tone": "neutral",
            },
            {
                "title": "Prüfen und abschicken",
                "hint": "Geht, sobald alles andere fertig ist",
                "status": "Noch nicht möglich",
                "tone": "neutral",
            },
        ],
        "steps": [
            {"title": "Verein", "done": True, "href": "#steps"},
            {"title": "Projekt", "current": True},
            {"title": "Geld"},
            {"title": "Prüfen"},
        ],
        "rows": [
            {
                "key": "Verein",
                "value": "Frauen lernen Lindenstadt e.V.",
                "href": "#summary",
                "action": "Ändern",
            },
            {"key": "Beginn", "value": "1. September 2027", "href": "#summary", "action": "Ändern"},
            {"key": "Beantragt", "value": "2.400,00 €", "href": "#summary", "action": "Ändern"},
            {
                "key": "Vorhaben",
                "value": "Kochkurs mit Sprachübungen.\nZwölf Abende.",
                "href": "#summary",
                "action": "Ändern",
            },
        ],
        "cases": [
            (
                "MP-2027-014",
                "Frauen lernen Lindenstadt e.V.",
                "Prüfung der Form",
                "2.400,00 €",
                "3. Dezember 2026",
                "warning",
                "in 2 Tagen",
            ),
            (
                "MP-2027-011",
                "Theater ohne Grenzen",
                "Begutachtung",
                "4.950,00 €",
                "14. Dezember 2026",
                "info",
                "in 13 Tagen",
            ),
            (
                "SP-2027-003",
                "Садок – ukrainischer Elternverein",
                "Entscheidung",
                "1.000,00 €",
                "20. Dezember 2026",
                "neutral",
                "in 19 Tagen",
            ),
        ],
        "entries": [
            {
                "at": datetime.datetime(2026, 11, 20, 14, 5),
                "who": "Mara Lindner",
                "text": "Zur Begutachtung gegeben",
                "tone": "info",
            },
            {
                "at": datetime.datetime(2026, 11, 18, 9, 30),
                "who": "Mara Lindner",
                "text": "Nachforderung gestellt",
                "tone": "warning",
                "note": "Bitte reicht das aktuelle Protokoll der Mitgliederversammlung nach.",
            },
            {
                "at": datetime.datetime(2026, 11, 16, 21, 12),
                "who": "Amal Haddad",
                "text": "Antrag eingegangen",
                "tone": "success",
            },
        ],
        "files": [
            {
                "name": "Bescheid_MP-2027-014.pdf",
                "href": "#files",
                "kind": "PDF",
                "size": 184_320,
                "note": "vom 20. November 2026",
            },
            {"name": "Satzung_2025.pdf", "href": "#files", "kind": "PDF", "size": 412_000},
        ],
        "stats": [
            {"label": "Projekte gefördert seit 2020", "value": "128"},
            {"label": "Vereine begleitet", "value": "46"},
            {"label": "Tage bis zur ersten Antwort", "value": "4"},
        ],
        "bars": [
            {"label": "Sprache und Bildung", "share": 100, "value": "52.300 €"},
            {"label": "Kultur und Begegnung", "share": 64, "value": "33.480 €"},
            {"label": "Sport und Gesundheit", "share": 31, "value": "16.200 €"},
        ],
    }


def arabic() -> dict[str, object]:
    """The same in Arabic, for the section read from the right."""
    return {
        "crumbs": [
            {"title": "الصفحة الرئيسية", "href": "#top"},
            {"title": "الدعم المالي", "href": "#top"},
            {"title": "مشروع صغير"},
        ],
        "tasks": [
            {"title": "جمعيتكم", "href": "#rtl", "status": "مكتمل", "tone": "success"},
            {
                "title": "مشروعكم",
                "href": "#rtl",
                "hint": "سبعة أسئلة، نحو 20 دقيقة",
                "status": "قيد التعبئة",
                "tone": "info",
            },
            {"title": "المراجعة والإرسال", "status": "غير متاح بعد", "tone": "neutral"},
        ],
        "rows": [
            {"key": "الجمعية", "value": "Frauen lernen Lindenstadt e.V.", "href": "#rtl", "action": "تعديل"},
            {"key": "البداية", "value": "1 سبتمبر 2027", "href": "#rtl", "action": "تعديل"},
            {"key": "المبلغ المطلوب", "value": "2.400,00 €", "href": "#rtl", "action": "تعديل"},
        ],
        "entries": [
            {
                "at": datetime.datetime(2026, 11, 18, 9, 30),
                "who": "Mara Lindner",
                "text": "طُلبت مستندات إضافية",
                "tone": "warning",
            },
            {
                "at": datetime.datetime(2026, 11, 16, 21, 12),
                "who": "أمل حداد",
                "text": "وصل الطلب",
                "tone": "success",
            },
        ],
        "bars": [
            {"label": "اللغة والتعليم", "share": 100, "value": "52.300 €"},
            {"label": "الثقافة واللقاء", "share": 64, "value": "33.480 €"},
        ],
    }
