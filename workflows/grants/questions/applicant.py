"""Pages about the applicant: who applies, whom we call, where the money goes."""

from typing import Any

from .texts import ask, option, t, when

LANGUAGES = [
    option("de", t("Deutsch", "German", "الألمانية", "Німецька")),
    option("en", t("Englisch", "English", "الإنجليزية", "Англійська")),
    option("ar", t("Arabisch", "Arabic", "العربية", "Арабська")),
    option("uk", t("Ukrainisch", "Ukrainian", "الأوكرانية", "Українська")),
]

ORGANISATION = ask(
    "organisation",
    "organisation",
    t("Wer stellt den Antrag?", "Who applies?", "من يقدّم الطلب؟", "Хто подає заявку?"),
    help=t(
        "Name, Rechtsform und Adresse nehmen wir aus eurem Profil. Stimmt etwas nicht? Ändert es dort.",
        "We take name, legal form and address from your profile. Something wrong? Change it there.",
        "نأخذ الاسم والشكل القانوني والعنوان من ملفكم. هل هناك خطأ؟ غيّروه هناك.",
        "Назву, правову форму й адресу беремо з вашого профілю. Щось не так? Змініть там.",
    ),
)


def applicant_page() -> dict[str, Any]:
    """Who you are, in three questions."""
    return {
        "id": "applicant",
        "title": t("Eure Gruppe", "Your group", "مجموعتكم", "Ваша група"),
        "questions": [
            ORGANISATION,
            ask(
                "members",
                "number",
                t(
                    "Wie viele Mitglieder habt ihr?",
                    "How many members do you have?",
                    "كم عدد أعضائكم؟",
                    "Скільки у вас членів?",
                ),
                min=1,
                max=100000,
                help=t(
                    "Ungefähr reicht.", "Roughly is enough.", "يكفي العدد التقريبي.", "Достатньо приблизно."
                ),
            ),
            ask(
                "earlier_grants",
                "yes_no",
                t(
                    "Haben wir euch schon einmal gefördert?",
                    "Have we funded you before?",
                    "هل دعمناكم من قبل؟",
                    "Чи ми вже вас підтримували?",
                ),
            ),
            ask(
                "earlier_grants_what",
                "short_text",
                t(
                    "Für welches Projekt, und wann?",
                    "For which project, and when?",
                    "لأي مشروع ومتى؟",
                    "Для якого проєкту і коли?",
                ),
                show_when=when("earlier_grants", True),
                max_chars=200,
            ),
        ],
    }


def contact_page(ways: tuple[str, ...]) -> dict[str, Any]:
    """Whom we call, and how the money reaches you."""
    return {
        "id": "contact",
        "title": t(
            "Kontakt und Konto", "Contact and bank account", "التواصل والحساب البنكي", "Контакт і рахунок"
        ),
        "questions": [*_person(), _payment(ways), *_account()],
    }


def _person() -> list[dict[str, Any]]:
    return [
        ask(
            "contact_name",
            "short_text",
            t("Wen dürfen wir ansprechen?", "Whom may we contact?", "بمن نتواصل؟", "До кого нам звертатися?"),
            help=t("Vorname und Nachname", "First and last name", "الاسم الأول والعائلة", "Ім’я та прізвище"),
            autocomplete="name",
            max_chars=120,
        ),
        ask(
            "contact_email",
            "email",
            t("E-Mail-Adresse", "E-mail address", "البريد الإلكتروني", "Електронна пошта"),
        ),
        ask(
            "contact_phone",
            "phone",
            t("Telefon", "Phone", "الهاتف", "Телефон"),
            required=False,
            help=t(
                "Nur für Rückfragen zum Antrag.",
                "Only for questions about the application.",
                "للأسئلة حول الطلب فقط.",
                "Лише для запитань щодо заявки.",
            ),
        ),
        ask(
            "contact_language",
            "choice",
            t(
                "In welcher Sprache sprechen wir am besten miteinander?",
                "In which language shall we talk?",
                "بأي لغة تفضّلون أن نتحدث؟",
                "Якою мовою нам краще спілкуватися?",
            ),
            options=LANGUAGES,
        ),
    ]


WAYS = {
    "advance": t(
        "Wir bekommen einen Teil vorher, den Rest nach dem Bericht",
        "We get a part before and the rest after the report",
        "نحصل على جزء مقدمًا والباقي بعد التقرير",
        "Частину отримуємо наперед, решту — після звіту",
    ),
    "reimbursement": t(
        "Wir zahlen zuerst und bekommen es gegen Belege zurück",
        "We pay first and get it back for receipts",
        "ندفع أولًا ثم نستردّ المبلغ مقابل الإيصالات",
        "Ми платимо спершу й отримуємо назад за чеками",
    ),
    "direct": t(
        "Das Haus zahlt unsere Rechnungen direkt",
        "The house pays our bills directly",
        "يدفع البيت فواتيرنا مباشرة",
        "Дім оплачує наші рахунки напряму",
    ),
}


def _payment(ways: tuple[str, ...]) -> dict[str, Any]:
    return ask(
        "disbursement",
        "choice",
        t(
            "Wie soll das Geld zu euch kommen?",
            "How should the money reach you?",
            "كيف تريدون استلام المال؟",
            "Як вам отримати гроші?",
        ),
        help=t(
            "Einen Teil vorher dürfen wir nur zahlen, wenn ihr gemeinnützig seid.",
            "We may pay a part before only if you are recognised as charitable.",
            "لا يجوز لنا الدفع مقدمًا إلا إذا كنتم معترفًا بكم كنفع عام.",
            "Наперед ми можемо платити лише визнаним благодійним організаціям.",
        ),
        options=[option(way, WAYS[way]) for way in ways],
    )


def _account() -> list[dict[str, Any]]:
    paid_out = {"any": [{"question": "disbursement", "is": "one_of", "value": ["advance", "reimbursement"]}]}
    return [
        ask(
            "account_holder",
            "short_text",
            t("Wem gehört das Konto?", "Who holds the account?", "باسم من الحساب؟", "На кого рахунок?"),
            help=t(
                "Es muss das Konto eurer Organisation sein, kein privates.",
                "It has to be your organisation’s account, not a private one.",
                "يجب أن يكون حساب منظمتكم وليس حسابًا خاصًا.",
                "Це має бути рахунок організації, а не приватний.",
            ),
            show_when=paid_out,
            max_chars=120,
        ),
        ask("iban", "iban", t("IBAN", "IBAN", "رقم IBAN", "IBAN"), show_when=paid_out),
    ]
