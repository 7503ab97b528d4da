"""Pages about the project: idea, goals, people, dates."""

from typing import Any

from .texts import ask, option, t

TITLE = ask(
    "title",
    "short_text",
    t(
        "Wie heißt euer Projekt?",
        "What is your project called?",
        "ما اسم مشروعكم؟",
        "Як називається ваш проєкт?",
    ),
    max_chars=80,
)
EXCLUDED = [
    option("party", t("Werbung für eine Partei", "Promoting a party", "الترويج لحزب", "Агітація за партію")),
    option(
        "worship",
        t(
            "Gottesdienst oder religiöse Unterweisung",
            "Worship or religious teaching",
            "العبادة أو التعليم الديني",
            "Богослужіння чи релігійне навчання",
        ),
    ),
    option(
        "language_course",
        t(
            "Sprach- oder Integrationskurs",
            "Language or integration course",
            "دورة لغة أو اندماج",
            "Мовний чи інтеграційний курс",
        ),
    ),
    option(
        "internal",
        t("Feier nur für Mitglieder", "Party for members only", "حفل للأعضاء فقط", "Свято лише для членів"),
    ),
    option("profit", t("Gewinn machen", "Making a profit", "تحقيق الربح", "Отримання прибутку")),
    option("none", t("Nichts davon", "None of these", "لا شيء من ذلك", "Нічого з цього")),
]
GROUPS = [
    option(
        "newcomers", t("Neu angekommene Menschen", "Newly arrived people", "القادمون الجدد", "Новоприбулі")
    ),
    option("women", t("Frauen", "Women", "النساء", "Жінки")),
    option("families", t("Familien", "Families", "العائلات", "Родини")),
    option(
        "youth", t("Kinder und Jugendliche", "Children and young people", "الأطفال والشباب", "Діти та молодь")
    ),
    option("elderly", t("Ältere Menschen", "Older people", "كبار السن", "Літні люди")),
    option(
        "neighbours",
        t("Nachbarschaft, alle", "The neighbourhood, everybody", "الجيران، الجميع", "Сусіди, усі"),
    ),
    option("volunteers", t("Ehrenamtliche", "Volunteers", "المتطوعون", "Волонтери")),
]


def idea_page() -> dict[str, Any]:
    """What you want to do, and why."""
    return {
        "id": "idea",
        "title": t("Eure Idee", "Your idea", "فكرتكم", "Ваша ідея"),
        "questions": [TITLE, *_idea()],
    }


def _idea() -> list[dict[str, Any]]:
    return [
        ask(
            "short_text",
            "long_text",
            t(
                "Was habt ihr vor? Erzählt es in drei Sätzen.",
                "What do you want to do? Tell us in three sentences.",
                "ماذا تنوون فعله؟ احكوا لنا في ثلاث جمل.",
                "Що ви плануєте? Розкажіть трьома реченнями.",
            ),
            help=t(
                "Diesen Text können wir auf unserer Seite zeigen.",
                "We may show this text on our website.",
                "قد نعرض هذا النص على موقعنا.",
                "Цей текст ми можемо показати на нашому сайті.",
            ),
            max_chars=300,
            rows=4,
        ),
        ask(
            "need",
            "long_text",
            t(
                "Warum ist das Projekt nötig?",
                "Why is the project needed?",
                "لماذا هناك حاجة إلى المشروع؟",
                "Чому потрібен цей проєкт?",
            ),
            help=t(
                "Was fehlt bei euch vor Ort? Wer hat euch das gesagt?",
                "What is missing where you live? Who told you so?",
                "ما الذي ينقص في مكانكم؟ من أخبركم بذلك؟",
                "Чого бракує у вас на місці? Хто вам про це сказав?",
            ),
            max_words=150,
        ),
        ask(
            "is_new",
            "choice",
            t(
                "Ist das Projekt neu für euch?",
                "Is the project new for you?",
                "هل المشروع جديد بالنسبة لكم؟",
                "Чи цей проєкт для вас новий?",
            ),
            options=[
                option("new", t("Ja, es ist neu", "Yes, it is new", "نعم، جديد", "Так, новий")),
                option(
                    "changed",
                    t(
                        "Es gab etwas Ähnliches, das machen wir jetzt anders",
                        "There was something similar, now we do it differently",
                        "كان هناك شيء مشابه ونغيّره الآن",
                        "Було щось схоже, тепер робимо інакше",
                    ),
                ),
                option(
                    "regular",
                    t(
                        "Nein, wir machen das regelmäßig",
                        "No, we do it regularly",
                        "لا، نقوم به بانتظام",
                        "Ні, ми робимо це регулярно",
                    ),
                ),
            ],
        ),
        ask(
            "exclusions",
            "multi",
            t(
                "Gehört etwas davon zu eurem Projekt?",
                "Is any of this part of your project?",
                "هل يتضمن مشروعكم شيئًا من هذا؟",
                "Чи є щось із цього у вашому проєкті?",
            ),
            help=t(
                "Das dürfen wir nicht fördern.",
                "We may not fund these.",
                "لا يجوز لنا دعم ذلك.",
                "Це ми не маємо права фінансувати.",
            ),
            options=EXCLUDED,
        ),
    ]


def goals_page() -> dict[str, Any]:
    """What shall be different afterwards, and what you do for it."""
    return {
        "id": "goals",
        "title": t("Ziele und Aktivitäten", "Goals and activities", "الأهداف والأنشطة", "Цілі та заходи"),
        "questions": [
            ask(
                "goals",
                "group",
                t(
                    "Was wollt ihr erreichen?",
                    "What do you want to achieve?",
                    "ماذا تريدون أن تحققوا؟",
                    "Чого ви хочете досягти?",
                ),
                help=t(
                    "Ein bis drei Ziele.",
                    "One to three goals.",
                    "من هدف إلى ثلاثة أهداف.",
                    "Від однієї до трьох цілей.",
                ),
                min_rows=1,
                max_rows=3,
                row_label=t("Ziel", "Goal", "هدف", "Ціль"),
                add_label=t("Noch ein Ziel", "Another goal", "هدف آخر", "Ще одна ціль"),
                questions=[
                    ask("goal", "short_text", t("Ziel", "Goal", "الهدف", "Ціль"), max_chars=200),
                    ask(
                        "measure",
                        "short_text",
                        t(
                            "Woran merken wir, dass es geklappt hat?",
                            "How will we know that it worked?",
                            "كيف نعرف أنه نجح؟",
                            "Як ми зрозуміємо, що вдалося?",
                        ),
                        help=t(
                            "Zum Beispiel: 20 Frauen haben teilgenommen.",
                            "For example: 20 women took part.",
                            "مثلًا: شاركت 20 امرأة.",
                            "Наприклад: взяли участь 20 жінок.",
                        ),
                        max_chars=200,
                    ),
                ],
            ),
            ask(
                "activities",
                "group",
                t(
                    "Was macht ihr dafür?",
                    "What will you do?",
                    "ماذا ستفعلون من أجل ذلك؟",
                    "Що ви для цього робите?",
                ),
                min_rows=1,
                max_rows=12,
                row_label=t("Aktivität", "Activity", "نشاط", "Захід"),
                add_label=t("Noch eine Aktivität", "Another activity", "نشاط آخر", "Ще один захід"),
                questions=[
                    ask("what", "short_text", t("Was?", "What?", "ماذا؟", "Що?"), max_chars=200),
                    ask(
                        "when",
                        "short_text",
                        t("Wann?", "When?", "متى؟", "Коли?"),
                        required=False,
                        max_chars=80,
                    ),
                    ask(
                        "where",
                        "short_text",
                        t("Wo?", "Where?", "أين؟", "Де?"),
                        required=False,
                        max_chars=120,
                    ),
                ],
            ),
        ],
    }


def people_page() -> dict[str, Any]:
    """Who takes part, who plans, who helps."""
    return {
        "id": "people",
        "title": t(
            "Menschen und Beteiligung", "People and participation", "الناس والمشاركة", "Люди й участь"
        ),
        "questions": [
            ask(
                "target_groups",
                "multi",
                t(
                    "Für wen ist das Projekt?",
                    "Who is the project for?",
                    "لمن هذا المشروع؟",
                    "Для кого проєкт?",
                ),
                options=GROUPS,
            ),
            ask(
                "participants",
                "number",
                t(
                    "Wie viele Menschen machen mit?",
                    "How many people take part?",
                    "كم شخصًا يشارك؟",
                    "Скільки людей братиме участь?",
                ),
                min=1,
                max=100000,
            ),
            ask(
                "volunteers",
                "number",
                t(
                    "Wie viele davon helfen ehrenamtlich?",
                    "How many of them are volunteers?",
                    "كم منهم متطوعون؟",
                    "Скільки з них волонтери?",
                ),
                min=0,
                max=100000,
            ),
            ask(
                "participation",
                "long_text",
                t(
                    "Wie planen und entscheiden Menschen mit Migrationsgeschichte mit?",
                    "How do people with a migration history plan and decide?",
                    "كيف يشارك المهاجرون في التخطيط واتخاذ القرار؟",
                    "Як люди з досвідом міграції планують і вирішують?",
                ),
                max_words=120,
            ),
            ask(
                "partners",
                "group",
                t(
                    "Mit wem arbeitet ihr zusammen?",
                    "Who do you work with?",
                    "مع من تتعاونون؟",
                    "З ким ви співпрацюєте?",
                ),
                required=False,
                max_rows=6,
                row_label=t("Partner", "Partner", "شريك", "Партнер"),
                add_label=t("Noch ein Partner", "Another partner", "شريك آخر", "Ще один партнер"),
                questions=[
                    ask("name", "short_text", t("Name", "Name", "الاسم", "Назва"), max_chars=120),
                    ask(
                        "role",
                        "short_text",
                        t("Was trägt er bei?", "What do they contribute?", "بماذا يساهم؟", "Що він робить?"),
                        required=False,
                        max_chars=200,
                    ),
                ],
            ),
        ],
    }


def dates_page() -> dict[str, Any]:
    """When and where."""
    return {
        "id": "dates",
        "title": t("Zeit und Ort", "Dates and place", "الوقت والمكان", "Час і місце"),
        "questions": [
            ask(
                "start",
                "date",
                t(
                    "Wann beginnt das Projekt?",
                    "When does the project start?",
                    "متى يبدأ المشروع؟",
                    "Коли починається проєкт?",
                ),
            ),
            ask(
                "end",
                "date",
                t("Wann endet es?", "When does it end?", "متى ينتهي؟", "Коли він закінчується?"),
            ),
            ask(
                "postcode",
                "short_text",
                t(
                    "Postleitzahl des Projekts",
                    "Postcode of the project",
                    "الرمز البريدي للمشروع",
                    "Поштовий індекс проєкту",
                ),
                max_chars=5,
                min_chars=5,
            ),
            ask(
                "place",
                "short_text",
                t("Ort oder Raum", "Town or room", "المكان أو القاعة", "Місто чи приміщення"),
                max_chars=120,
            ),
            ask(
                "begun",
                "yes_no",
                t(
                    "Habt ihr schon etwas bestellt, gemietet oder unterschrieben?",
                    "Have you already ordered, rented or signed anything?",
                    "هل طلبتم أو استأجرتم أو وقّعتم شيئًا بالفعل؟",
                    "Чи ви вже щось замовили, орендували або підписали?",
                ),
                help=t(
                    "Wartet damit bis zu unserer Zusage. Vorher dürfen wir es nicht bezahlen.",
                    "Please wait for our answer. We may not pay for what came before.",
                    "انتظروا موافقتنا. لا يجوز لنا دفع ما سبقها.",
                    "Зачекайте на нашу відповідь. Те, що було раніше, ми не можемо оплатити.",
                ),
            ),
        ],
    }
