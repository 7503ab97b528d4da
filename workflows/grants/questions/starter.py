"""The form of call C1 "Starterpaket Gründung": five short pages."""

from typing import Any

from .applicant import ORGANISATION, contact_page
from .closing import declarations_page, money_page
from .micro import INTRO
from .project import TITLE
from .texts import ask, t

MONEY = t(
    "Schreibt auf, was die Gründung kostet: Notar und Gericht (unter „Versicherung, GEMA, Gebühren“), Logo, "
    "Internetseite, erste Werbung. Beide Summen müssen gleich sein.",
    "Write down what the founding costs: notary and court (under “Insurance, GEMA, charges”), logo, website, "
    "first publicity. Both sums have to be equal.",
    "اكتبوا تكاليف التأسيس: كاتب العدل والمحكمة (ضمن «التأمين والرسوم»)، الشعار، الموقع، أول دعاية. "
    "يجب أن يتساوى المجموعان.",
    "Напишіть, скільки коштує заснування: нотаріус і суд (у «Страхування, збори»), логотип, сайт, перша реклама. "
    "Суми мають збігатися.",
)


def starter_package() -> dict[str, Any]:
    """The definition of the form "starter"."""
    return {
        "code": "starter",
        "title": t(
            "Antrag Starterpaket",
            "Application: starter package",
            "طلب: حزمة البداية",
            "Заявка: стартовий пакет",
        ),
        "intro": INTRO,
        "minutes": 15,
        "steps": [
            {
                "id": "applicant",
                "title": t("Eure Gruppe", "Your group", "مجموعتكم", "Ваша група"),
                "questions": [
                    ORGANISATION,
                    TITLE,
                    ask(
                        "short_text",
                        "long_text",
                        t(
                            "Was will euer Verein erreichen?",
                            "What does your association want to achieve?",
                            "ماذا تريد جمعيتكم أن تحقق؟",
                            "Чого прагне ваше об’єднання?",
                        ),
                        max_chars=300,
                        rows=4,
                    ),
                ],
            },
            contact_page(("direct", "reimbursement")),
            {
                "id": "dates",
                "title": t("Zeit", "Dates", "الوقت", "Час"),
                "questions": [
                    ask(
                        "start",
                        "date",
                        t(
                            "Wann wollt ihr anfangen?",
                            "When do you want to start?",
                            "متى تريدون أن تبدؤوا؟",
                            "Коли ви хочете почати?",
                        ),
                    ),
                    ask(
                        "end",
                        "date",
                        t(
                            "Bis wann seid ihr fertig?",
                            "When will you be done?",
                            "متى ستنتهون؟",
                            "Коли завершите?",
                        ),
                    ),
                ],
            },
            money_page(MONEY),
            declarations_page(),
        ],
    }
