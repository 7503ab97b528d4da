"""Steps 6 and 7 of the interview: own rules and the founders."""

from typing import Any

from .board import OFFICES
from .parts import ask, t

EXTRA = ask(
    "extra_rules", "long_text",
    t("Wollt ihr eigene Regeln ergänzen? (auf Deutsch)", "Do you want to add rules of your own? (in German)",
      "هل تريدون إضافة قواعد خاصة بكم؟ (بالألمانية)", "Бажаєте додати власні правила? (німецькою)"),
    t("Jede Zeile wird ein eigener Absatz. Ihr müsst hier nichts schreiben.",
      "Each line becomes a paragraph of its own. You do not have to write anything here.",
      "كل سطر يصبح فقرة مستقلة. لستم مضطرين لكتابة شيء هنا.",
      "Кожен рядок стане окремим абзацом. Можна нічого не писати."),
    rows=5, max_chars=4000,
)  # fmt: skip
FOUNDERS = ask(
    "founders", "person_list",
    t("Wer gründet den Verein?", "Who founds the association?", "من يؤسّس الجمعية؟",
      "Хто засновує об'єднання?"),
    t("Für einen e.V. braucht ihr mindestens sieben, die Mitglied werden. Schreibt die Namen wie im Ausweis. "
      "Die Staatsangehörigkeit wird nicht gefragt.",
      "For an e.V. you need at least seven who become members. Write the names as in the identity document. "
      "Nationality is not asked.",
      "تحتاج جمعية e.V. إلى سبعة أشخاص على الأقل يصبحون أعضاء. اكتبوا الأسماء كما في وثيقة الهوية. لا نسأل "
      "عن الجنسية.",
      "Для e.V. потрібно щонайменше сім людей, які стануть членами. Пишіть імена як у документі. "
      "Про громадянство не питаємо."),
    max_rows=60,
    columns=[
        ask("name", "short_text",
            t("Name wie im Ausweis", "Name as in the identity document", "الاسم كما في وثيقة الهوية",
              "Ім'я як у документі"), max_chars=200, required=True),
        ask("town", "short_text", t("Wohnort", "Town", "مكان السكن", "Місце проживання"), max_chars=100),
        ask("joins", "yes_no",
            t("Wird Mitglied?", "Becomes a member?", "هل يصبح عضواً؟", "Стане членом?"), required=True),
        ask("office", "choice",
            t("Geplantes Amt", "Planned office", "المنصب المخطّط له", "Запланована посада"), options=OFFICES),
        ask("is_minor", "yes_no", t("Unter 18?", "Under 18?", "أقل من 18 سنة؟", "До 18 років?")),
        ask("guardian_consent", "yes_no",
            t("Unter 18: Eltern haben zugestimmt?", "Under 18: have the parents agreed?",
              "أقل من 18: هل وافق الوالدان؟", "До 18: чи згодні батьки?")),
        ask("is_legal_person", "yes_no", t("Eine Organisation?", "An organisation?", "هل هو منظمة؟",
          "Організація?")),
        ask("is_controlled", "yes_no",
            t("Organisation: von Gründenden geleitet?", "Organisation: led by other founders?",
              "المنظمة: يديرها مؤسّسون آخرون؟", "Організація: нею керують інші засновники?")),
    ],
)  # fmt: skip

OWN: dict[str, Any] = {
    "id": "own-rules",
    "title": t("Eigene Regeln", "Rules of your own", "قواعد خاصة", "Власні правила"),
    "questions": [EXTRA],
}
PEOPLE: dict[str, Any] = {
    "id": "founders",
    "title": t("Gründerinnen und Gründer", "Founders", "المؤسّسون", "Засновники"),
    "questions": [FOUNDERS],
}
