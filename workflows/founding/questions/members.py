"""Step 4 of the interview: members, dues, meetings."""

from typing import Any

from .parts import ask, option, t

WHO = ask(
    "member.who", "choice",
    t("Wer kann Mitglied werden?", "Who can become a member?", "من يمكنه أن يصبح عضواً؟",
      "Хто може стати членом?"),
    required=True,
    options=[
        option("natural", "Menschen", "People", "أشخاص", "Люди"),
        option("natural_legal", "Menschen und Organisationen", "People and organisations", "أشخاص ومنظمات",
               "Люди та організації"),
    ],
)  # fmt: skip
ADMISSION = ask(
    "member.admission_organ", "choice",
    t("Wer entscheidet, ob jemand Mitglied wird?", "Who decides whether somebody becomes a member?",
      "من يقرّر قبول الأعضاء؟", "Хто вирішує, чи стане хтось членом?"),
    required=True,
    options=[
        option("board", "Der Vorstand", "The board", "مجلس الإدارة", "Правління"),
        option("meeting", "Die Mitgliederversammlung", "The members' meeting", "الجمعية العمومية",
          "Загальні збори"),
    ],
)  # fmt: skip
NOTICE = ask(
    "member.exit_notice_months", "number",
    t("Wie viele Monate vorher muss man den Austritt sagen?", "How many months' notice must a member give "
    "to leave?",
      "قبل كم شهر يجب الإبلاغ عن الانسحاب؟", "За скільки місяців треба повідомити про вихід?"),
    t("0 heißt: sofort. Ohne Regel sagt das Gesetz: jederzeit. Höchstens 24 Monate (§ 39 BGB).",
      "0 means: at once. Without a rule the law says: at any time. At most 24 months (§ 39 BGB).",
      "0 تعني: فوراً. من دون قاعدة يقول القانون: في أي وقت. 24 شهراً على الأكثر (§ 39 BGB).",
      "0 означає: одразу. Без правила закон каже: будь-коли. Щонайбільше 24 місяці (§ 39 BGB)."),
    required=True, min=0, max=24,
)  # fmt: skip
DUES = ask(
    "dues.has", "yes_no",
    t("Zahlen die Mitglieder einen Beitrag?", "Do the members pay dues?", "هل يدفع الأعضاء اشتراكاً؟",
      "Чи платять члени внесок?"),
    t("Die Höhe steht nicht in der Satzung. Die Mitgliederversammlung beschließt sie.",
      "The amount is not in the statute. The members' meeting decides it.",
      "لا يُذكر المبلغ في النظام الأساسي. تقرّره الجمعية العمومية.",
      "Суми в статуті немає. Її визначають загальні збори."),
    required=True,
)  # fmt: skip
FORM = ask(
    "meeting.form", "choice",
    t("Wie ladet ihr zur Mitgliederversammlung ein?", "How do you invite to the members' meeting?",
      "كيف تدعون إلى الجمعية العمومية؟", "Як ви запрошуєте на загальні збори?"),
    required=True,
    options=[
        option("email", "Per E-Mail", "By e-mail", "بالبريد الإلكتروني", "Електронною поштою"),
        option("email_letter", "Per E-Mail; wer keine hat, bekommt einen Brief",
               "By e-mail; those without get a letter", "بالبريد الإلكتروني، ومن لا يملكه يتلقى رسالة",
               "Електронною поштою; хто її не має, отримує лист"),
        option("letter", "Per Brief", "By letter", "برسالة", "Листом"),
    ],
)  # fmt: skip
DAYS = ask(
    "meeting.notice_days", "number",
    t("Wie viele Tage vorher?", "How many days before?", "قبل كم يوماً؟", "За скільки днів?"),
    t("Üblich sind mindestens 14 Tage.", "At least 14 days are usual.", "المعتاد 14 يوماً على الأقل.",
      "Зазвичай щонайменше 14 днів."),
    required=True, min=1, max=90,
)  # fmt: skip
MINUTES = ask(
    "meeting.minutes_by", "choice",
    t("Wer unterschreibt das Protokoll?", "Who signs the minutes?", "من يوقّع المحضر؟",
      "Хто підписує протокол?"),
    required=True,
    options=[
        option("chair_secretary", "Leitung und Protokollführung", "Chair of the meeting and minute taker",
               "رئيس الجلسة وكاتب المحضر", "Головуючий і секретар"),
        option("chair", "Nur die Leitung", "Only the chair of the meeting", "رئيس الجلسة فقط",
          "Лише головуючий"),
    ],
)  # fmt: skip

STEP: dict[str, Any] = {
    "id": "members",
    "title": t("Mitglieder und Versammlung", "Members and meetings", "الأعضاء والاجتماعات", "Члени та збори"),
    "questions": [WHO, ADMISSION, NOTICE, DUES, FORM, DAYS, MINUTES],
}
