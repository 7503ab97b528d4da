"""Step 5 of the interview: the board."""

from typing import Any

from .parts import ask, option, t, when

OFFICES = [
    option("chair", "Vorsitz", "Chair", "الرئاسة", "Голова"),
    option("deputy", "Stellvertretung", "Deputy chair", "نيابة الرئاسة", "Заступник голови"),
    option("treasurer", "Kasse", "Treasurer", "أمانة الصندوق", "Скарбник"),
    option("secretary", "Schriftführung", "Secretary", "أمانة السر", "Секретар"),
    option("assessors", "Beisitz", "Assessors", "أعضاء مساعدون", "Члени правління без портфеля"),
]
ASSESSORS = when("board.roles", "assessors", "contains")
ROLES = ask(
    "board.roles", "multi",
    t("Welche Ämter hat der Vorstand?", "Which offices does the board have?", "ما مناصب مجلس الإدارة؟",
      "Які посади має правління?"),
    t("Üblich sind Vorsitz, Stellvertretung und Kasse.", "Usual are chair, deputy and treasurer.",
      "المعتاد: الرئاسة والنيابة وأمانة الصندوق.", "Зазвичай: голова, заступник, скарбник."),
    required=True, options=OFFICES,
)  # fmt: skip
COUNT = ask(
    "board.assessors_max", "number",
    t("Wie viele Beisitzende höchstens?", "How many assessors at most?", "كم عضواً مساعداً على الأكثر؟",
      "Скільки щонайбільше членів без портфеля?"),
    required=ASSESSORS, show_when=ASSESSORS, min=1, max=20,
)  # fmt: skip
P26 = ask(
    "board.paragraph26", "multi",
    t("Wer vertritt den Verein nach außen?", "Who represents the association?",
      "من يمثّل الجمعية أمام الآخرين؟",
      "Хто представляє об'єднання?"),
    t("Das ist der Vorstand im Sinne des § 26 BGB. Diese Personen stehen im Register.",
      "This is the board in the sense of § 26 BGB. These people are in the register.",
      "هذا هو مجلس الإدارة بمعنى § 26 BGB. هؤلاء الأشخاص يُذكرون في السجل.",
      "Це правління в розумінні § 26 BGB. Ці люди внесені до реєстру."),
    required=True, options=OFFICES[:4],
)  # fmt: skip
REPRESENTATION = ask(
    "board.representation", "choice",
    t("Wie viele müssen zusammen unterschreiben?", "How many have to sign together?",
      "كم شخصاً يجب أن يوقّع معاً؟",
      "Скільки людей мають підписувати разом?"),
    t("Ohne Regel sagt das Gesetz: die Mehrheit des Vorstands (§ 26 Abs. 2 BGB).",
      "Without a rule the law says: the majority of the board (§ 26 (2) BGB).",
      "من دون قاعدة يقول القانون: أغلبية مجلس الإدارة (§ 26 Abs. 2 BGB).",
      "Без правила закон каже: більшість правління (§ 26 Abs. 2 BGB)."),
    options=[
        option("two_jointly", "Immer zwei zusammen", "Always two together", "دائماً اثنان معاً",
          "Завжди двоє разом"),
        option("chair_or_two", "Der Vorsitz allein oder zwei andere zusammen",
          "The chair alone, or two others together",
               "الرئاسة وحدها أو اثنان آخران معاً", "Голова сам або двоє інших разом"),
        option("sole", "Jede Person allein", "Each person alone", "كل شخص وحده", "Кожна особа сама"),
        option("majority", "Die Mehrheit", "The majority", "الأغلبية", "Більшість"),
    ],
)  # fmt: skip
S181 = ask(
    "board.s181", "choice",
    t("Darf der Vorstand Verträge mit sich selbst schließen?", "May board members make contracts with "
    "themselves?",
      "هل يجوز لعضو المجلس أن يعقد عقوداً مع نفسه؟", "Чи може правління укладати договори із самим собою?"),
    t("Ohne Regel sagt das Gesetz: nein (§ 181 BGB).", "Without a rule the law says: no (§ 181 BGB).",
      "من دون قاعدة يقول القانون: لا (§ 181 BGB).", "Без правила закон каже: ні (§ 181 BGB)."),
    options=[
        option("none", "Nein", "No", "لا", "Ні"),
        option("exempt_charitable", "Nur mit anderen gemeinnützigen Organisationen",
               "Only with other charitable organisations", "فقط مع منظمات أخرى ذات منفعة عامة",
               "Лише з іншими суспільно корисними організаціями"),
        option("exempt", "Ja", "Yes", "نعم", "Так"),
    ],
)  # fmt: skip
ELECTED_BY = ask(
    "board.elected_by", "choice",
    t("Wie wird der Vorstand gewählt?", "How is the board elected?", "كيف يُنتخب مجلس الإدارة؟",
      "Як обирають правління?"),
    t("Ohne Regel wählt die Mitgliederversammlung (§ 27 BGB).", "Without a rule the members' meeting elects "
    "(§ 27 BGB).",
      "من دون قاعدة تنتخب الجمعية العمومية (§ 27 BGB).", "Без правила обирають загальні збори (§ 27 BGB)."),
    options=[
        option("each_office", "Die Versammlung wählt jedes Amt einzeln", "The meeting elects each office",
               "تنتخب الجمعية العمومية كل منصب على حدة", "Збори обирають кожну посаду окремо"),
        option("board_shares", "Die Versammlung wählt den Vorstand; er verteilt die Ämter",
               "The meeting elects the board, which shares out the offices",
               "تنتخب الجمعية العمومية المجلس، وهو يوزّع المناصب", "Збори обирають правління, воно "
               "розподіляє посади"),
    ],
)  # fmt: skip
TERM = ask(
    "board.term_years", "number",
    t("Für wie viele Jahre wird der Vorstand gewählt?", "For how many years is the board elected?",
      "لكم سنة يُنتخب مجلس الإدارة؟", "На скільки років обирають правління?"),
    t("Üblich sind 2 oder 3 Jahre.", "2 or 3 years are usual.", "المعتاد سنتان أو ثلاث.",
      "Зазвичай 2 або 3 роки."),
    min=1, max=10,
)  # fmt: skip
STAY = ask(
    "board.stay_in_office", "yes_no",
    t("Bleibt der Vorstand bis zur nächsten Wahl im Amt?", "Does the board stay in office until the next "
    "election?",
      "هل يبقى مجلس الإدارة حتى الانتخاب التالي؟", "Чи працює правління до наступних виборів?"),
    t("Ohne diese Regel kann der Verein plötzlich keinen Vorstand haben.",
      "Without this rule the association may suddenly have no board.",
      "من دون هذه القاعدة قد تبقى الجمعية فجأة بلا مجلس إدارة.",
      "Без цього правила об'єднання може раптом лишитися без правління."),
)  # fmt: skip
PAY = ask(
    "board.pay", "choice",
    t("Bekommt der Vorstand Geld für seine Arbeit?", "Is the board paid?", "هل يتقاضى مجلس الإدارة أجراً؟",
      "Чи отримує правління плату?"),
    t("Ohne Regel sagt das Gesetz: nein (§ 27 Abs. 3 BGB).", "Without a rule the law says: no (§ 27 (3) "
    "BGB).",
      "من دون قاعدة يقول القانون: لا (§ 27 Abs. 3 BGB).", "Без правила закон каже: ні (§ 27 Abs. 3 BGB)."),
    options=[
        option("none", "Nein", "No", "لا", "Ні"),
        option("allowance", "Eine kleine Pauschale (Ehrenamtspauschale)", "A small allowance "
        "(Ehrenamtspauschale)",
               "مبلغ مقطوع صغير (Ehrenamtspauschale)", "Невелика фіксована виплата (Ehrenamtspauschale)"),
        option("paid", "Ja, eine Vergütung", "Yes, a payment", "نعم، أجراً", "Так, оплату"),
    ],
)  # fmt: skip
EXPENSES = ask(
    "expenses.reimbursed", "yes_no",
    t("Bekommen Helfende ihre Auslagen zurück?", "Do helpers get their expenses back?",
      "هل يستردّ المساعدون نفقاتهم؟", "Чи повертають помічникам їхні витрати?"),
)  # fmt: skip

STEP: dict[str, Any] = {
    "id": "board",
    "title": t("Vorstand", "Board", "مجلس الإدارة", "Правління"),
    "questions": [ROLES, COUNT, P26, REPRESENTATION, S181, ELECTED_BY, TERM, STAY, PAY, EXPENSES],
}
