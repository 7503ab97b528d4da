"""The form of call C3 "Kooperationsprojekt": partners, access, and the own share worked out."""

from typing import Any

from .applicant import applicant_page, contact_page
from .closing import attachments_page, declarations_page, money_page, protection_page
from .micro import INTRO
from .project import dates_page, goals_page, idea_page, people_page
from .texts import Text, ask, option, t

MONEY = t(
    "Alle Kosten stehen auf der einen Seite, alle Einnahmen auf der anderen. Beide Summen müssen gleich sein. "
    "Die Hälfte eures Eigenanteils darf aus ehrenamtlichen Stunden bestehen.",
    "All costs are on one side, all income on the other. Both sums have to be equal. "
    "Half of your own share may be volunteer hours.",
    "جميع التكاليف في جانب وجميع الإيرادات في الجانب الآخر. يجب أن يتساوى المجموعان. "
    "يجوز أن يتكوّن نصف مساهمتكم من ساعات تطوع.",
    "Усі витрати з одного боку, усі надходження — з іншого. Суми мають збігатися. "
    "Половина вашої частки може бути годинами волонтерів.",
)


def cooperation_project() -> dict[str, Any]:
    """The definition of the form "cooperation"."""
    return {
        "code": "cooperation",
        "title": t(
            "Antrag Kooperationsprojekt",
            "Application: cooperation project",
            "طلب: مشروع تعاون",
            "Заявка: спільний проєкт",
        ),
        "intro": INTRO,
        "minutes": 60,
        "steps": [
            applicant_page(),
            contact_page(("advance", "reimbursement")),
            idea_page(),
            _partners_page(),
            goals_page(),
            _people_page(),
            _access_page(),
            dates_page(),
            _money_page(),
            protection_page(),
            attachments_page(),
            declarations_page(),
        ],
    }


def _people_page() -> dict[str, Any]:
    page = people_page()
    kept = [question for question in page["questions"] if question["id"] != "partners"]
    return {**page, "questions": kept}


def _money_page() -> dict[str, Any]:
    page = money_page(MONEY)
    share = {
        "id": "own_share_percent",
        "type": "calculated",
        "label": t(
            "Euer Eigenanteil an allen Kosten",
            "Your own share of all costs",
            "مساهمتكم من مجموع التكاليف",
            "Ваша частка в усіх витратах",
        ),
        "help": t(
            "Nötig sind mindestens 10 Prozent.",
            "At least 10 percent are needed.",
            "يلزم 10 بالمئة على الأقل.",
            "Потрібно щонайменше 10 відсотків.",
        ),
        "formula": {
            "do": "share",
            "of": [{"question": "plan", "part": "own_share"}, {"question": "plan", "part": "costs"}],
        },
        "as": "percent",
    }
    plan, *rest = page["questions"]
    return {**page, "questions": [plan, share, *rest]}


def _partners_page() -> dict[str, Any]:
    """Who carries the project together, and with what."""
    return {
        "id": "partners",
        "title": t("Eure Partner", "Your partners", "شركاؤكم", "Ваші партнери"),
        "intro": t(
            "Ein Kooperationsprojekt braucht mindestens zwei Partner, die wirklich mitarbeiten.",
            "A cooperation project needs at least two partners who really take part.",
            "يحتاج مشروع التعاون إلى شريكين على الأقل يشاركان فعليًا.",
            "Спільному проєкту потрібно щонайменше два партнери, які справді працюють разом.",
        ),
        "questions": [_partners(), *_partner_sums(), _coordination(), _letters()],
    }


def _partners() -> dict[str, Any]:
    return ask(
        "partners",
        "group",
        t("Wer macht mit?", "Who takes part?", "من يشارك؟", "Хто бере участь?"),
        min_rows=2,
        max_rows=8,
        row_label=t("Partner", "Partner", "شريك", "Партнер"),
        add_label=t("Noch ein Partner", "Another partner", "شريك آخر", "Ще один партнер"),
        questions=[
            ask(
                "name",
                "short_text",
                t("Organisation", "Organisation", "المنظمة", "Організація"),
                max_chars=120,
            ),
            ask(
                "person",
                "short_text",
                t("Ansprechperson", "Contact person", "شخص التواصل", "Контактна особа"),
                max_chars=120,
            ),
            ask(
                "email",
                "email",
                t("E-Mail", "E-mail", "البريد الإلكتروني", "Електронна пошта"),
                required=False,
            ),
            ask(
                "role",
                "short_text",
                t("Was trägt er bei?", "What do they contribute?", "بماذا يساهم؟", "Що він робить?"),
                max_chars=200,
            ),
            ask(
                "hours",
                "number",
                t("Ehrenamtliche Stunden", "Volunteer hours", "ساعات التطوع", "Години волонтерів"),
                required=False,
            ),
            ask("money", "money", t("Geld (€)", "Money (€)", "مال (€)", "Гроші (€)"), required=False),
        ],
    )


def _partner_sums() -> list[dict[str, Any]]:
    def worked_out(code: str, label: Text, column: str, kind: str) -> dict[str, Any]:
        formula = {"do": "sum", "of": [{"question": "partners", "column": column}]}
        return {"id": code, "type": "calculated", "label": label, "formula": formula, "as": kind}

    return [
        worked_out(
            "partner_hours",
            t(
                "Stunden aller Partner zusammen",
                "Hours of all partners together",
                "مجموع ساعات الشركاء",
                "Години всіх партнерів разом",
            ),
            "hours",
            "number",
        ),
        worked_out(
            "partner_money",
            t(
                "Geld aller Partner zusammen",
                "Money of all partners together",
                "مجموع أموال الشركاء",
                "Гроші всіх партнерів разом",
            ),
            "money",
            "money",
        ),
    ]


def _coordination() -> dict[str, Any]:
    return ask(
        "coordination",
        "long_text",
        t(
            "Wie arbeitet ihr bei „{title}“ zusammen, und wer entscheidet was?",
            "How do you work together on “{title}”, and who decides what?",
            "كيف تتعاونون في «{title}»، ومن يقرر ماذا؟",
            "Як ви співпрацюєте над «{title}» і хто що вирішує?",
        ),
        max_words=200,
    )


def _letters() -> dict[str, Any]:
    return ask(
        "partner_letters",
        "file",
        t("Zusagen der Partner", "The partners’ promises", "موافقات الشركاء", "Підтвердження партнерів"),
        required=False,
        max_files=8,
        help=t(
            "Ein Satz mit Unterschrift reicht. Ein Foto davon auch.",
            "One signed sentence is enough. A photo of it, too.",
            "تكفي جملة موقّعة، أو صورة عنها.",
            "Достатньо одного підписаного речення. Або його фото.",
        ),
    )


def _access_page() -> dict[str, Any]:
    """What people need to be able to come."""
    return {
        "id": "access",
        "title": t("Dabei sein können", "Being able to come", "إمكانية المشاركة", "Можливість узяти участь"),
        "questions": [
            ask(
                "needs",
                "multi",
                t(
                    "Was braucht ihr, damit alle kommen können?",
                    "What do you need so that everybody can come?",
                    "ما الذي تحتاجونه كي يستطيع الجميع الحضور؟",
                    "Що потрібно, щоб усі могли прийти?",
                ),
                required=False,
                options=[
                    option("interpreting", t("Dolmetschen", "Interpreting", "ترجمة فورية", "Усний переклад")),
                    option(
                        "childcare", t("Kinderbetreuung", "Childcare", "رعاية الأطفال", "Догляд за дітьми")
                    ),
                    option("travel", t("Fahrtkosten", "Travel costs", "تكاليف السفر", "Витрати на проїзд")),
                ],
            ),
            {
                "id": "interpreting",
                "type": "section",
                "title": t("Dolmetschen", "Interpreting", "الترجمة الفورية", "Усний переклад"),
                "show_when": {"question": "needs", "is": "contains", "value": "interpreting"},
                "questions": [
                    ask(
                        "interpreting_languages",
                        "short_text",
                        t("In welche Sprachen?", "Into which languages?", "إلى أي لغات؟", "Якими мовами?"),
                        max_chars=200,
                    )
                ],
            },
            {
                "id": "childcare",
                "type": "section",
                "title": t("Kinderbetreuung", "Childcare", "رعاية الأطفال", "Догляд за дітьми"),
                "show_when": {"question": "needs", "is": "contains", "value": "childcare"},
                "questions": [
                    ask(
                        "childcare_children",
                        "number",
                        t(
                            "Wie viele Kinder ungefähr?",
                            "About how many children?",
                            "كم طفلًا تقريبًا؟",
                            "Приблизно скільки дітей?",
                        ),
                        min=1,
                        max=200,
                    ),
                    ask(
                        "childcare_who",
                        "short_text",
                        t(
                            "Wer betreut sie?",
                            "Who looks after them?",
                            "من يعتني بهم؟",
                            "Хто за ними доглядає?",
                        ),
                        max_chars=200,
                    ),
                ],
            },
            ask(
                "travel_how",
                "short_text",
                t("Womit fahren die Leute?", "How do people travel?", "كيف يسافر الناس؟", "Чим їдуть люди?"),
                help=t(
                    "Fürs Auto zahlen wir 0,20 € je Kilometer.",
                    "For cars we pay €0.20 per kilometre.",
                    "ندفع للسيارة 0.20 يورو لكل كيلومتر.",
                    "За авто ми платимо 0,20 € за кілометр.",
                ),
                max_chars=200,
                show_when={"question": "needs", "is": "contains", "value": "travel"},
            ),
        ],
    }
