"""The interview as a form definition; question ids are the keys that rules and statute read."""

from typing import Any

from . import assets, basics, board, members, people, purposes
from .parts import t

CODE = "founding.interview"


def definition() -> dict[str, Any]:
    """The whole form, as the forms room freezes it."""
    return {
        "code": CODE,
        "title": t("Eure Satzung", "Your statute", "نظامكم الأساسي", "Ваш статут"),
        "intro": t(
            "Aus euren Antworten entsteht die Satzung. Ihr könnt jederzeit speichern und später "
            "weitermachen.",
            "Your answers become the statute. You can save at any time and go on later.",
            "من إجاباتكم يتكوّن النظام الأساسي. يمكنكم الحفظ في أي وقت والمتابعة لاحقاً.",
            "З ваших відповідей складається статут. Можна будь-коли зберегти й продовжити пізніше.",
        ),
        "steps": [
            basics.STEP,
            purposes.STEP,
            assets.STEP,
            members.STEP,
            board.STEP,
            people.OWN,
            people.PEOPLE,
        ],
    }
