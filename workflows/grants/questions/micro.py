"""The form of call C2 "Mikroprojekt": ten short pages."""

from typing import Any

from .applicant import applicant_page, contact_page
from .closing import attachments_page, declarations_page, money_page, protection_page
from .project import dates_page, goals_page, idea_page, people_page
from .texts import t

INTRO = t(
    "Ihr müsst nicht alles auf einmal ausfüllen. Alles wird gespeichert, und mehrere von euch können daran schreiben.",
    "You need not fill in everything at once. Everything is saved, and several of you can work on it.",
    "لا يلزم أن تملؤوا كل شيء مرة واحدة. يُحفظ كل شيء، ويمكن لعدة أشخاص منكم العمل عليه.",
    "Не обов’язково заповнювати все одразу. Усе зберігається, і кілька людей можуть писати разом.",
)
MONEY = t(
    "Alle Kosten stehen auf der einen Seite, alle Einnahmen auf der anderen. Beide Summen müssen gleich sein. "
    "Ehrenamtliche Stunden zählen als euer Eigenanteil.",
    "All costs are on one side, all income on the other. Both sums have to be equal. "
    "Volunteer hours count as your own share.",
    "جميع التكاليف في جانب وجميع الإيرادات في الجانب الآخر. يجب أن يتساوى المجموعان. "
    "تُحسب ساعات التطوع مساهمة منكم.",
    "Усі витрати з одного боку, усі надходження — з іншого. Суми мають збігатися. "
    "Години волонтерів рахуються як ваша частка.",
)


def micro_project() -> dict[str, Any]:
    """The definition of the form "micro"."""
    return {
        "code": "micro",
        "title": t(
            "Antrag Mikroprojekt", "Application: micro project", "طلب: مشروع صغير", "Заявка: мікропроєкт"
        ),
        "intro": INTRO,
        "minutes": 45,
        "steps": [
            applicant_page(),
            contact_page(("advance", "reimbursement", "direct")),
            idea_page(),
            goals_page(),
            people_page(),
            dates_page(),
            money_page(MONEY),
            protection_page(),
            attachments_page(),
            declarations_page(),
        ],
    }
