"""Step 1 of the interview: form, name, seat."""

from typing import Any

from .parts import EV, ask, option, t

FORM = ask(
    "branch.legal_form", "choice",
    t("Welche Form soll der Verein haben?", "Which form should the association have?",
      "ما الشكل الذي ستتخذه الجمعية؟", "Яку форму матиме об'єднання?"),
    t("e.V. heißt: eingetragen ins Vereinsregister. Dafür braucht ihr sieben Mitglieder.",
      "e.V. means: entered in the register of associations. You need seven members for it.",
      "e.V. تعني: جمعية مسجّلة في سجل الجمعيات. تحتاجون لذلك إلى سبعة أعضاء.",
      "e.V. означає: внесене до реєстру об'єднань. Для цього потрібно сім членів."),
    required=True,
    options=[
        option("ev", "Eingetragener Verein (e.V.)", "Registered association (e.V.)", "جمعية مسجّلة (e.V.)",
               "Зареєстроване об'єднання (e.V.)"),
        option("none", "Verein ohne Eintragung", "Association without registration", "جمعية غير مسجّلة",
               "Об'єднання без реєстрації"),
    ],
)  # fmt: skip
CHARITY = ask(
    "branch.charitable", "yes_no",
    t("Soll der Verein gemeinnützig sein?", "Should the association be charitable?",
      "هل ستكون الجمعية ذات منفعة عامة؟", "Чи має об'єднання бути суспільно корисним (gemeinnützig)?"),
    t("Das braucht ihr fast immer für Fördergeld und für Spendenquittungen.",
      "You nearly always need this for grants and donation receipts.",
      "تحتاجون إلى ذلك غالباً للحصول على الدعم المالي ولإيصالات التبرعات.",
      "Це майже завжди потрібно для грантів і квитанцій про пожертви."),
    required=True,
)  # fmt: skip
NAME = ask(
    "name", "short_text",
    t("Wie heißt der Verein?", "What is the association called?", "ما اسم الجمعية؟",
      "Як називається об'єднання?"),
    t("Schreibt den Namen ohne „e.V.“. Das ergänzen wir.", "Write the name without “e.V.”. We add that.",
      "اكتبوا الاسم من دون „e.V.“. نحن نضيفها.", "Пишіть назву без „e.V.“. Ми додамо це самі."),
    required=True, max_chars=120,
)  # fmt: skip
SEAT = ask(
    "seat", "short_text",
    t("In welchem Ort hat der Verein seinen Sitz?", "In which town is the association's seat?",
      "في أي مدينة أو بلدة مقرّ الجمعية؟", "У якому населеному пункті осідок об'єднання?"),
    t("Nur der Ort, keine Straße. Zum Beispiel: Lindenstadt.", "Only the town, no street. For example: "
    "Lindenstadt.",
      "المدينة أو البلدة فقط، من دون شارع. مثلاً: Lindenstadt.", "Лише місто, без вулиці. Наприклад: "
      "Lindenstadt."),
    required=True, max_chars=100,
)  # fmt: skip
REGISTER = ask(
    "register_intent", "yes_no",
    t("Soll in der Satzung stehen, dass der Verein eingetragen wird?",
      "Should the statute say that the association will be registered?",
      "هل يُذكر في النظام الأساسي أنّ الجمعية ستُسجَّل؟", "Чи записати в статуті, що об'єднання буде "
      "зареєстроване?"),
    t("Für einen e.V. ist dieser Satz Pflicht (§ 57 BGB).", "For an e.V. this sentence is required (§ 57 "
    "BGB).",
      "هذه الجملة إلزامية للجمعية المسجّلة e.V. (§ 57 BGB).", "Для e.V. це речення обов'язкове (§ 57 BGB)."),
    required=EV, show_when=EV,
)  # fmt: skip
CHECK_DATE = ask(
    "name_check.date", "date",
    t("Wann habt ihr den Namen im Registerportal gesucht?", "When did you look up the name in the register "
    "portal?",
      "متى بحثتم عن الاسم في بوابة السجل؟", "Коли ви перевіряли назву на порталі реєстру?"),
    t("Sucht auf handelsregister.de nach ähnlichen Namen in eurem Ort. Das ist kostenlos.",
      "Search handelsregister.de for similar names in your town. It is free.",
      "ابحثوا في handelsregister.de عن أسماء مشابهة في مدينتكم. هذا مجاني.",
      "Пошукайте на handelsregister.de схожі назви у вашому місті. Це безкоштовно."),
)  # fmt: skip
SIMILAR = ask(
    "name_check.similar", "long_text",
    t("Welche ähnlichen Namen habt ihr gefunden?", "Which similar names did you find?",
      "ما الأسماء المشابهة التي وجدتموها؟", "Які схожі назви ви знайшли?"),
    t("Ein Name in jeder Zeile. Nichts gefunden? Dann lasst das Feld leer.",
      "One name on each line. Nothing found? Leave this empty.",
      "اسم واحد في كل سطر. لم تجدوا شيئاً؟ اتركوا الحقل فارغاً.",
      "Одна назва в рядку. Нічого не знайшли? Залиште порожнім."),
    rows=3, max_chars=2000,
)  # fmt: skip
YEAR = ask(
    "financial_year", "choice",
    t("Wann beginnt das Geschäftsjahr?", "When does the financial year start?", "متى تبدأ السنة المالية؟",
      "Коли починається фінансовий рік?"),
    t("Fast alle Vereine nehmen das Kalenderjahr.", "Nearly all associations take the calendar year.",
      "تختار معظم الجمعيات السنة الميلادية.", "Майже всі об'єднання беруть календарний рік."),
    options=[
        option("calendar", "Am 1. Januar (Kalenderjahr)", "1 January (calendar year)",
          "في 1 يناير (السنة الميلادية)",
               "1 січня (календарний рік)"),
        option("07-01", "Am 1. Juli", "1 July", "في 1 يوليو", "1 липня"),
        option("08-01", "Am 1. August", "1 August", "في 1 أغسطس", "1 серпня"),
        option("10-01", "Am 1. Oktober", "1 October", "في 1 أكتوبر", "1 жовтня"),
    ],
)  # fmt: skip

STEP: dict[str, Any] = {
    "id": "basics",
    "title": t("Form, Name und Sitz", "Form, name and seat", "الشكل والاسم والمقرّ", "Форма, назва й осідок"),
    "intro": t(
        "Rechtlich gilt nur der deutsche Text der Satzung. Andere Sprachen sind eine Lesehilfe. "
        "Schreibt Name, Zweck und Tätigkeiten bitte auf Deutsch; eure Beratung hilft dabei.",
        "Only the German text of the statute is legally binding. Other languages are a reading aid. "
        "Please write name, purpose and activities in German; your adviser will help.",
        "النص الألماني للنظام الأساسي وحده ملزم قانونياً. اللغات الأخرى تساعد على القراءة فقط. "
        "يُرجى كتابة الاسم والغرض والأنشطة بالألمانية؛ مستشاركم يساعدكم في ذلك.",
        "Юридично діє лише німецький текст статуту. Інші мови лише допомагають читати. "
        "Пишіть назву, мету й діяльність німецькою; ваш консультант допоможе.",
    ),
    "questions": [FORM, CHARITY, NAME, SEAT, CHECK_DATE, SIMILAR, REGISTER, YEAR],
}
