"""Step 3 of the interview: where the assets go when the association ends."""

from typing import Any

from .parts import CHARITABLE, ask, option, t, when
from .purposes import PURPOSE_OPTIONS

NAMED = when("asset.mode", "named")
GIVEN = when("asset.mode", "purpose")

MODE = ask(
    "asset.mode", "choice",
    t("Wohin geht das Vermögen, wenn der Verein endet?", "Where do the assets go when the association ends?",
      "إلى أين تذهب الأموال عندما تنتهي الجمعية؟", "Куди піде майно, коли об'єднання припиниться?"),
    t("Das Gesetz verlangt eine Regel (§ 61 AO). Die Mitglieder dürfen es nicht bekommen.",
      "The law demands a rule (§ 61 AO). The members must not get it.",
      "القانون يطلب قاعدة (§ 61 AO). لا يجوز أن يحصل عليها الأعضاء.",
      "Закон вимагає правила (§ 61 AO). Члени не можуть його отримати."),
    required=True,
    options=[
        option("named", "An eine bestimmte Organisation", "To a certain organisation", "إلى منظمة معيّنة",
               "Певній організації"),
        option("purpose", "Für einen bestimmten Zweck", "For a certain purpose", "لغرض معيّن",
          "На певну мету"),
    ],
)  # fmt: skip
ARTICLE = ask(
    "asset.recipient_article", "choice",
    t("Der, die oder das?", "Der, die or das?", "der أم die أم das؟", "Der, die чи das?"),
    t("Das deutsche Wort vor dem Namen der Organisation.", "The German word before the organisation's name.",
      "الأداة الألمانية التي تسبق اسم المنظمة.", "Німецьке слово перед назвою організації."),
    show_when=NAMED,
    options=[
        option("der", "der (zum Beispiel Verein, Verband)", "der (for example Verein, Verband)",
               "der (مثلاً Verein أو Verband)", "der (наприклад, Verein, Verband)"),
        option("die", "die (zum Beispiel Stiftung, Stadt)", "die (for example Stiftung, Stadt)",
               "die (مثلاً Stiftung أو Stadt)", "die (наприклад, Stiftung, Stadt)"),
        option("das", "das (zum Beispiel Netzwerk, Rote Kreuz)", "das (for example Netzwerk, Rotes Kreuz)",
               "das (مثلاً Netzwerk أو Rotes Kreuz)", "das (наприклад, Netzwerk, Rotes Kreuz)"),
    ],
)  # fmt: skip
RECIPIENT = ask(
    "asset.recipient_name", "short_text",
    t("Wie heißt die Organisation genau?", "What is the organisation's exact name?",
      "ما الاسم الدقيق للمنظمة؟",
      "Яка точна назва організації?"),
    t("Fragt die Organisation vorher. Schreibt ihren vollen Namen und Ort.",
      "Ask the organisation first. Write its full name and town.",
      "اسألوا المنظمة مسبقاً. اكتبوا اسمها الكامل ومدينتها.", "Спершу запитайте її. Напишіть повну назву й "
      "місто."),
    required=NAMED, show_when=NAMED, max_chars=200,
)  # fmt: skip
STATUS = ask(
    "asset.recipient_status", "choice",
    t("Was ist das für eine Organisation?", "What kind of organisation is it?", "ما نوع هذه المنظمة؟",
      "Що це за організація?"),
    required=NAMED, show_when=NAMED,
    options=[
        option("charitable", "Ein gemeinnütziger Verein oder eine gemeinnützige Stiftung",
               "A charitable association or foundation", "جمعية أو مؤسسة ذات منفعة عامة",
               "Суспільно корисне об'єднання або фонд"),
        option("public", "Eine öffentliche Einrichtung, zum Beispiel die Stadt", "A public body, for "
        "example the town",
               "جهة عامة، مثل البلدية", "Публічна установа, наприклад місто"),
        option("other", "Etwas anderes", "Something else", "شيء آخر", "Щось інше"),
    ],
)  # fmt: skip
PURPOSE = ask(
    "asset.purpose", "choice",
    t("Für welchen Zweck?", "For which purpose?", "لأي غرض؟", "На яку мету?"),
    required=GIVEN, show_when=GIVEN, options=PURPOSE_OPTIONS,
)  # fmt: skip

STEP: dict[str, Any] = {
    "id": "assets",
    "title": t("Vermögen am Ende", "Assets at the end", "الأموال عند النهاية", "Майно наприкінці"),
    "show_when": CHARITABLE,
    "questions": [MODE, ARTICLE, RECIPIENT, STATUS, PURPOSE],
}
