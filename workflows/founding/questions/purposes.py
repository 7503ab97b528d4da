"""Step 2 of the interview: what the association is for, and where its assets go."""

from typing import Any

from .parts import CHARITABLE, ask, option, t, when

PURPOSE_OPTIONS = [
    option("52.4", "Jugend- und Altenhilfe (Nr. 4)", "Help for young and old people (no. 4)",
           "رعاية الشباب والمسنّين (رقم 4)", "Допомога молоді та літнім людям (№ 4)"),
    option("52.5", "Kunst und Kultur (Nr. 5)", "Art and culture (no. 5)", "الفن والثقافة (رقم 5)",
           "Мистецтво і культура (№ 5)"),
    option("52.7", "Erziehung und Bildung (Nr. 7)", "Education (no. 7)", "التربية والتعليم (رقم 7)",
           "Виховання й освіта (№ 7)"),
    option("52.9", "Wohlfahrtswesen (Nr. 9)", "Social welfare (no. 9)", "الرعاية الاجتماعية (رقم 9)",
           "Соціальна допомога (№ 9)"),
    option("52.10", "Hilfe für Geflüchtete und Verfolgte (Nr. 10)", "Help for refugees and persecuted "
    "people (no. 10)",
           "مساعدة اللاجئين والمضطهدين (رقم 10)", "Допомога біженцям і переслідуваним (№ 10)"),
    option("52.13", "Toleranz und Völkerverständigung (Nr. 13)", "Tolerance and international understanding "
    "(no. 13)",
           "التسامح والتفاهم بين الشعوب (رقم 13)", "Толерантність і взаєморозуміння народів (№ 13)"),
    option("52.15", "Entwicklungszusammenarbeit (Nr. 15)", "Development co-operation (no. 15)",
           "التعاون الإنمائي (رقم 15)", "Співпраця з розвитку (№ 15)"),
    option("52.18", "Gleichberechtigung von Frauen und Männern (Nr. 18)", "Equal rights of women and men "
    "(no. 18)",
           "المساواة بين النساء والرجال (رقم 18)", "Рівноправність жінок і чоловіків (№ 18)"),
    option("52.19", "Schutz von Ehe und Familie (Nr. 19)", "Protection of marriage and family (no. 19)",
           "حماية الزواج والأسرة (رقم 19)", "Захист шлюбу та сім'ї (№ 19)"),
    option("52.21", "Sport (Nr. 21)", "Sport (no. 21)", "الرياضة (رقم 21)", "Спорт (№ 21)"),
    option("52.22", "Heimatpflege und Heimatkunde (Nr. 22)", "Local heritage (no. 22)",
      "التراث المحلي (رقم 22)",
           "Краєзнавство і місцеві традиції (№ 22)"),
    option("52.24", "Demokratisches Staatswesen (Nr. 24)", "Democratic society (no. 24)",
           "النظام الديمقراطي (رقم 24)", "Демократичний устрій (№ 24)"),
    option("52.25", "Bürgerschaftliches Engagement (Nr. 25)", "Civic engagement (no. 25)",
           "العمل التطوعي المدني (رقم 25)", "Громадянська активність (№ 25)"),
    option("53", "Hilfe für bedürftige Menschen (§ 53)", "Help for people in need (§ 53)",
           "مساعدة المحتاجين (§ 53)", "Допомога нужденним (§ 53)"),
    option("52.2", "Religion (Nr. 2)", "Religion (no. 2)", "الدين (رقم 2)", "Релігія (№ 2)"),
    option("54", "Kirchliche Zwecke (§ 54)", "Church purposes (§ 54)", "أغراض كنسية (§ 54)",
      "Церковні цілі (§ 54)"),
]  # fmt: skip
BUSINESS = ask(
    "business_main_purpose", "yes_no",
    t("Ist ein Geschäft der Hauptzweck des Vereins?", "Is a business the main purpose of the association?",
      "هل النشاط التجاري هو الغرض الرئيسي للجمعية؟", "Чи є бізнес головною метою об'єднання?"),
    t("Zum Beispiel ein Laden oder ein Café, das Gewinn machen soll. Ein Kuchenverkauf beim Fest ist kein "
    "Geschäft.",
      "For example a shop or café meant to make a profit. Selling cake at a party is not a business.",
      "مثلاً متجر أو مقهى هدفه الربح. بيع الكعك في احتفال ليس نشاطاً تجارياً.",
      "Наприклад, крамниця чи кафе задля прибутку. Продаж випічки на святі – не бізнес."),
    required=True,
)  # fmt: skip
PURPOSES = ask(
    "purposes", "multi",
    t("Welche Zwecke hat der Verein?", "Which purposes does the association have?", "ما أغراض الجمعية؟",
      "Яку мету має об'єднання?"),
    t("Die Nummern stehen in § 52 AO. Wählt nur, was ihr wirklich macht. „Integration“ steht nicht in der "
    "Liste: "
      "Nehmt dafür Bildung, Hilfe für Geflüchtete oder Völkerverständigung.",
      "The numbers are those of § 52 AO. Choose only what you really do. “Integration” is not on the list: "
      "take education, help for refugees or international understanding.",
      "الأرقام من § 52 AO. اختاروا فقط ما تقومون به فعلاً. „الاندماج“ غير مذكور في القائمة: "
      "اختاروا التعليم أو مساعدة اللاجئين أو التفاهم بين الشعوب.",
      "Номери – з § 52 AO. Обирайте лише те, що справді робите. „Інтеграції“ в переліку немає: "
      "оберіть освіту, допомогу біженцям або взаєморозуміння народів."),
    required=CHARITABLE, show_when=CHARITABLE, options=PURPOSE_OPTIONS,
)  # fmt: skip
PURPOSE_TEXT = ask(
    "purpose_text", "long_text",
    t("Zweck in euren Worten (auf Deutsch)", "Purpose in your own words (in German)",
      "الغرض بكلماتكم (بالألمانية)", "Мета вашими словами (німецькою)"),
    t("Der Satz beginnt mit „Zweck des Vereins ist“. Leer lassen heißt: Wir nehmen die Worte des Gesetzes.",
      "The sentence starts with “Zweck des Vereins ist”. Left empty, we take the words of the law.",
      "تبدأ الجملة بـ „Zweck des Vereins ist“. إذا تُرك فارغاً نأخذ كلمات القانون.",
      "Речення починається з „Zweck des Vereins ist“. Якщо порожньо, ми візьмемо слова закону."),
    rows=3, max_chars=1500, required=when("branch.charitable", False),
)  # fmt: skip
ACTIVITIES = ask(
    "activities", "group",
    t("Was tut ihr für den Zweck? (auf Deutsch)", "What do you do for the purpose? (in German)",
      "ماذا تفعلون لتحقيق الغرض؟ (بالألمانية)", "Що ви робите для мети? (німецькою)"),
    t("Mindestens drei Beispiele. Sagt: was, für wen, wie. Zum Beispiel: "
      "„Deutschkurse für geflüchtete Frauen mit Kinderbetreuung“.",
      "At least three examples. Say: what, for whom, how. For example: "
      "“Deutschkurse für geflüchtete Frauen mit Kinderbetreuung”.",
      "ثلاثة أمثلة على الأقل: ماذا، ولمن، وكيف. مثلاً: „Deutschkurse für geflüchtete Frauen mit "
      "Kinderbetreuung“.",
      "Щонайменше три приклади: що, для кого, як. Наприклад: "
      "„Deutschkurse für geflüchtete Frauen mit Kinderbetreuung“."),
    max_rows=15,
    questions=[
        ask("text", "short_text", t("Tätigkeit", "Activity", "النشاط",
          "Діяльність"), max_chars=300, required=True),
        ask("purpose", "choice", t("Für welchen Zweck?", "For which purpose?", "لأي غرض؟", "Для якої мети?"),
            options=PURPOSE_OPTIONS),
        ask("first_year", "yes_no",
            t("Im ersten Jahr geplant?", "Planned in the first year?", "مخطّط له في السنة الأولى؟",
              "Заплановано на перший рік?")),
    ],
    row_label=t("Tätigkeit", "Activity", "النشاط", "Діяльність"),
    add_label=t("Weitere Tätigkeit", "Another activity", "نشاط آخر", "Ще одна діяльність"),
)  # fmt: skip
OPEN = ask(
    "target_circle_open", "yes_no",
    t("Sind eure Angebote für alle offen?", "Are your offers open to everyone?", "هل عروضكم مفتوحة للجميع؟",
      "Чи відкриті ваші пропозиції для всіх?"),
    t("„Nur für Mitglieder“ oder „nur für Menschen aus einem Dorf“ reicht nicht.",
      "“Only for members” or “only for people from one village” is not enough.",
      "„للأعضاء فقط“ أو „لأهل قرية واحدة فقط“ لا يكفي.",
      "„Лише для членів“ або „лише для людей з одного села“ – недостатньо."),
    required=CHARITABLE, show_when=CHARITABLE,
)  # fmt: skip
REGION = ask(
    "region", "choice",
    t("Wo seid ihr tätig?", "Where do you work?", "أين تعملون؟", "Де ви працюєте?"),
    options=[
        option("local", "In unserer Region", "In our region", "في منطقتنا", "У нашому регіоні"),
        option("germany", "In ganz Deutschland", "All over Germany", "في كل ألمانيا", "По всій Німеччині"),
        option("abroad", "Auch im Ausland", "Also abroad", "في الخارج أيضاً", "Також за кордоном"),
    ],
    show_when=CHARITABLE,
)  # fmt: skip
PARTIES = ask(
    "party_support", "yes_no",
    t("Unterstützt der Verein eine politische Partei?", "Does the association support a political party?",
      "هل تدعم الجمعية حزباً سياسياً؟", "Чи підтримує об'єднання політичну партію?"),
    required=CHARITABLE, show_when=CHARITABLE,
)  # fmt: skip
LOYAL = ask(
    "constitution_loyal", "yes_no",
    t("Steht der Verein zum Grundgesetz und zur Völkerverständigung?",
      "Does the association stand by the constitution and international understanding?",
      "هل تلتزم الجمعية بالدستور الألماني وبالتفاهم بين الشعوب؟",
      "Чи визнає об'єднання конституцію та взаєморозуміння між народами?"),
    show_when=CHARITABLE,
)  # fmt: skip
PASSES_ON = ask(
    "funds.passes_on", "yes_no",
    t("Gebt ihr vor allem Geld an andere weiter oder arbeitet ihr nach Plan mit anderen Vereinen?",
      "Do you mainly pass money on, or co-operate with other associations by plan?",
      "هل تمرّرون المال إلى آخرين أساساً أو تتعاونون مع جمعيات أخرى وفق خطة؟",
      "Чи ви переважно передаєте гроші іншим або співпрацюєте за планом з іншими об'єднаннями?"),
    show_when=CHARITABLE,
)  # fmt: skip

STEP: dict[str, Any] = {
    "id": "purpose",
    "title": t("Zweck und Tätigkeiten", "Purpose and activities", "الغرض والأنشطة", "Мета й діяльність"),
    "questions": [BUSINESS, PURPOSES, PURPOSE_TEXT, ACTIVITIES, OPEN, REGION, PARTIES, LOYAL, PASSES_ON],
}
