"""The questions of the sample form: every type once, in four languages."""

from typing import Any


def four(de: str, en: str, ar: str, uk: str) -> dict[str, str]:
    """A text in all languages."""
    return {"de": de, "en": en, "ar": ar, "uk": uk}


def _question(identifier: str, kind: str, label: dict[str, str], **rest: Any) -> dict[str, Any]:
    return {"id": identifier, "type": kind, "label": label, **rest}


AREAS = [
    {
        "code": "culture",
        "label": four("Kultur und Kunst", "Culture and arts", "الثقافة والفنون", "Культура й мистецтво"),
    },
    {"code": "education", "label": four("Bildung", "Education", "التعليم", "Освіта")},
    {"code": "sport", "label": four("Sport und Bewegung", "Sports", "الرياضة", "Спорт")},
]
KINDS = [
    {
        "code": "new",
        "label": four("Etwas Neues", "Something new", "مشروع جديد", "Щось нове"),
        "help": four(
            "Das gab es bei euch noch nicht.",
            "You have not done it before.",
            "لم تقوموا به من قبل.",
            "Такого у вас ще не було.",
        ),
    },
    {
        "code": "again",
        "label": four("Das gab es schon", "We did it before", "قمنا به سابقًا", "Таке вже було"),
    },
]

CONTACT = {
    "id": "contact",
    "title": four("Eure Gruppe", "Your group", "مجموعتكم", "Ваша група"),
    "intro": four("Wer stellt den Antrag?", "Who is applying?", "من يقدّم الطلب؟", "Хто подає заявку?"),
    "questions": [
        _question(
            "organisation",
            "organisation",
            four(
                "Für welche Organisation?", "For which organisation?", "لأي منظمة؟", "Для якої організації?"
            ),
        ),
        _question(
            "contact_name",
            "short_text",
            four("Ansprechperson", "Contact person", "جهة الاتصال", "Контактна особа"),
            required=True,
            autocomplete="name",
        ),
        _question(
            "email", "email", four("E-Mail", "E-mail", "البريد الإلكتروني", "Електронна пошта"), required=True
        ),
        _question("phone", "phone", four("Telefon", "Phone", "الهاتف", "Телефон")),
        _question(
            "address",
            "address",
            four("Postanschrift", "Postal address", "العنوان البريدي", "Поштова адреса"),
            required=True,
            care_of=True,
        ),
        _question(
            "seat",
            "municipality",
            four("In welcher Gemeinde?", "In which municipality?", "في أي بلدية؟", "У якій громаді?"),
            options_from="places",
        ),
        _question(
            "iban",
            "iban",
            four("IBAN eures Kontos", "IBAN of your account", "رقم IBAN لحسابكم", "IBAN вашого рахунку"),
            required=True,
        ),
    ],
}
PROJECT = {
    "id": "project",
    "title": four("Euer Projekt", "Your project", "مشروعكم", "Ваш проєкт"),
    "questions": [
        _question(
            "title", "short_text", four("Titel", "Title", "العنوان", "Назва"), required=True, max_chars=80
        ),
        _question(
            "goals",
            "long_text",
            four(
                "Was wollt ihr erreichen?",
                "What do you want to achieve?",
                "ماذا تريدون أن تحققوا؟",
                "Чого ви хочете досягти?",
            ),
            help=four(
                "Ein bis drei Ziele, die man prüfen kann.",
                "One to three goals that can be checked.",
                "هدف إلى ثلاثة أهداف يمكن التحقق منها.",
                "Від однієї до трьох цілей, які можна перевірити.",
            ),
            required=True,
            max_words=20,
        ),
        _question(
            "areas",
            "multi",
            four("Worum geht es?", "What is it about?", "ما هو الموضوع؟", "Про що йдеться?"),
            options=AREAS,
            max_choices=2,
        ),
        _question(
            "kind",
            "choice",
            four("Ist es neu?", "Is it new?", "هل هو جديد؟", "Це щось нове?"),
            options=KINDS,
            required=True,
        ),
        _question(
            "before",
            "long_text",
            four(
                "Was habt ihr daraus gelernt?",
                "What did you learn from it?",
                "ماذا تعلمتم منه؟",
                "Чого це вас навчило?",
            ),
            required=True,
            show_when={"all": [{"question": "kind", "is": "equals", "value": "again"}]},
        ),
        _question(
            "participants",
            "number",
            four(
                "Wie viele Menschen macht ihr mit?",
                "How many people take part?",
                "كم شخصًا يشارك؟",
                "Скільки людей візьме участь?",
            ),
            required=True,
            min=1,
            max=5000,
            unit=four("Personen", "people", "أشخاص", "осіб"),
        ),
        _question("starts_on", "date", four("Beginn", "Start", "البداية", "Початок"), required=True),
        _question(
            "minors",
            "yes_no",
            four(
                "Machen Kinder oder Jugendliche mit?",
                "Do children or young people take part?",
                "هل يشارك أطفال أو شباب؟",
                "Чи беруть участь діти або підлітки?",
            ),
            required=True,
        ),
        _question(
            "protection",
            "file",
            four("Schutzkonzept", "Protection concept", "مفهوم الحماية", "Концепція захисту"),
            required={"all": [{"question": "participants", "is": "more_than", "value": 10}]},
            show_when={"all": [{"question": "minors", "is": "equals", "value": True}]},
            max_files=2,
        ),
    ],
}
PEOPLE = {
    "id": "people",
    "title": four("Wer macht mit?", "Who takes part?", "من يشارك؟", "Хто бере участь?"),
    "questions": [
        _question(
            "hint",
            "explanation",
            four("Gut zu wissen", "Good to know", "من المفيد معرفته", "Варто знати"),
            text=four(
                "Nennt nur Menschen, die einverstanden sind.",
                "Name only people who agree.",
                "اذكروا فقط من يوافق على ذلك.",
                "Називайте лише тих, хто погодився.",
            ),
        ),
        _question(
            "team",
            "person_list",
            four("Das Team", "The team", "الفريق", "Команда"),
            required=True,
            min_rows=1,
            max_rows=5,
            columns=[
                _question("name", "short_text", four("Name", "Name", "الاسم", "Ім’я"), required=True),
                _question(
                    "born_on", "date", four("Geboren am", "Born on", "تاريخ الميلاد", "Дата народження")
                ),
            ],
        ),
        _question(
            "partners",
            "group",
            four("Partner", "Partners", "الشركاء", "Партнери"),
            row_label=four("Partner", "Partner", "شريك", "Партнер"),
            questions=[
                _question("name", "short_text", four("Name", "Name", "الاسم", "Назва"), required=True),
                _question(
                    "active",
                    "yes_no",
                    four("Arbeitet aktiv mit", "Takes an active part", "يشارك بفعالية", "Активно співпрацює"),
                ),
                _question("gives", "money", four("Beitrag", "Contribution", "المساهمة", "Внесок")),
            ],
        ),
    ],
}
MONEY = {
    "id": "money",
    "title": four(
        "Kosten und Finanzierung", "Costs and financing", "التكاليف والتمويل", "Витрати й фінансування"
    ),
    "needs": ["project"],
    "questions": [
        _question(
            "plan",
            "finance_plan",
            four(
                "Kosten- und Finanzierungsplan",
                "Plan of costs and financing",
                "خطة التكاليف والتمويل",
                "План витрат і фінансування",
            ),
            required=True,
        )
    ],
}
DECLARATIONS = {
    "id": "declarations",
    "title": four("Erklärungen", "Declarations", "الإقرارات", "Заяви"),
    "questions": [
        _question(
            "begun",
            "yes_no",
            four("Habt ihr schon begonnen?", "Have you already begun?", "هل بدأتم بالفعل؟", "Ви вже почали?"),
            required=True,
            stop_when={
                "when": {"question": "begun", "is": "equals", "value": True},
                "advice": four(
                    "Wir können nur fördern, was noch nicht begonnen hat. Sprecht mit uns.",
                    "We can only fund what has not begun yet. Talk to us.",
                    "يمكننا فقط تمويل ما لم يبدأ بعد. تحدثوا إلينا.",
                    "Ми можемо підтримати лише те, що ще не почалося. Поговоріть з нами.",
                ),
            },
        ),
        _question(
            "correct",
            "declaration",
            four(
                "Unsere Angaben sind richtig.",
                "What we say is correct.",
                "بياناتنا صحيحة.",
                "Наші дані правильні.",
            ),
            required=True,
        ),
        _question(
            "publish",
            "declaration",
            four(
                "Ihr dürft den Titel veröffentlichen.",
                "You may publish the title.",
                "يجوز لكم نشر العنوان.",
                "Ви можете опублікувати назву.",
            ),
        ),
        _question(
            "budget_before",
            "money",
            four("Förderung bisher", "Grants so far", "التمويل حتى الآن", "Підтримка досі"),
        ),
    ],
}
