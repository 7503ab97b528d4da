"""The German words of the statute for the codes of the answers."""

OFFICE_NAMES = {
    "chair": "die oder der Vorsitzende",
    "deputy": "die oder der stellvertretende Vorsitzende",
    "treasurer": "die Kassenwartin oder der Kassenwart",
    "secretary": "die Schriftführerin oder der Schriftführer",
    "assessors": "bis zu {count} Beisitzende",
}
OFFICE_TITLES = {
    "chair": "Vorsitz",
    "deputy": "Stellvertretender Vorsitz",
    "treasurer": "Kasse",
    "secretary": "Schriftführung",
    "assessors": "Beisitz",
}
FINANCIAL_YEARS = {
    "calendar": "Das Geschäftsjahr ist das Kalenderjahr.",
    "07-01": "Das Geschäftsjahr beginnt am 1. Juli und endet am 30. Juni des folgenden Jahres.",
    "08-01": "Das Geschäftsjahr beginnt am 1. August und endet am 31. Juli des folgenden Jahres.",
    "10-01": "Das Geschäftsjahr beginnt am 1. Oktober und endet am 30. September des folgenden Jahres.",
}
MEMBERS = {
    "natural": "Mitglied kann jede natürliche Person werden, die die Ziele des Vereins unterstützt.",
    "natural_legal": "Mitglied kann jede natürliche und jede juristische Person werden, die die Ziele des "
    "Vereins "
    "unterstützt.",
}
MINORS = (
    "Minderjährige brauchen für den Beitritt die Zustimmung ihrer gesetzlichen Vertreterinnen und Vertreter."
)
MINORS_VOTE = {
    "from_16": "Sie stimmen ab dem vollendeten 16. Lebensjahr selbst ab.",
    "from_7": "Sie stimmen ab dem vollendeten 7. Lebensjahr selbst ab.",
    "none": "Sie haben bis zum vollendeten 18. Lebensjahr kein Stimmrecht.",
}
PROXY = (
    "Ein Mitglied kann sein Stimmrecht durch schriftliche Vollmacht auf ein anderes Mitglied übertragen. "
    "Niemand übt mehr als ein fremdes Stimmrecht aus."
)
FORMS = {"text": "in Textform", "written": "schriftlich"}
DUES_KINDS = {
    "money": "regelmäßige Geldbeiträge",
    "entry": "eine Aufnahmegebühr",
    "work": "Arbeitsleistungen",
    "levy": "Umlagen",
}
DUES_BY = {"meeting": "die Mitgliederversammlung", "board": "der Vorstand"}
LEVY = (
    "Umlagen beschließt die Mitgliederversammlung bei besonderem Geldbedarf; sie betragen im Jahr höchstens "
    "{count} eines Jahresbeitrags."
)
TIMES = {
    1: "das Einfache", 2: "das Zweifache", 3: "das Dreifache", 4: "das Vierfache", 5: "das Fünffache",
    6: "das Sechsfache",
}  # fmt: skip
FREQUENCY = {"yearly": "einmal im Jahr", "two_years": "alle zwei Jahre"}
ONLINE = {
    "hybrid": "Der Vorstand kann vorsehen, dass Mitglieder ohne Anwesenheit am Versammlungsort "
    "elektronisch teilnehmen.",
    "virtual": "Der Vorstand kann vorsehen, dass Mitglieder ohne Anwesenheit am Versammlungsort elektronisch "
    "teilnehmen, oder zu einer rein virtuellen Versammlung einladen.",
    "none": "Eine elektronische Teilnahme an der Versammlung ist nicht vorgesehen.",
}
MAJORITIES = {
    "simple": "der Mehrheit der abgegebenen gültigen Stimmen",
    "two_thirds": "einer Mehrheit von zwei Dritteln der abgegebenen gültigen Stimmen",
    "three_quarters": "einer Mehrheit von drei Vierteln der abgegebenen gültigen Stimmen",
    "all": "der Zustimmung aller Mitglieder",
}
ADMISSION = {"board": "der Vorstand", "meeting": "die Mitgliederversammlung"}
EXIT_DATES = {"any": "jederzeit", "year_end": "zum Ende des Geschäftsjahres"}
EXCLUSION_GROUNDS = {
    "harm": "den Zielen des Vereins schwer geschadet hat",
    "breach": "schwer gegen die Satzung verstoßen hat",
    "dues": "trotz zweimaliger Mahnung seinen Beitrag nicht gezahlt hat",
}
EXCLUDED_BY = {"meeting": "die Mitgliederversammlung", "board": "der Vorstand"}
APPEAL = (
    "Gegen den Beschluss kann das Mitglied innerhalb eines Monats in Textform die Mitgliederversammlung "
    "anrufen, die endgültig entscheidet."
)
CALLED_BY = {"board": "Der Vorstand", "chair": "Die oder der Vorsitzende"}
VACANCY = {
    "co_opt": "Scheidet jemand vorzeitig aus dem Vorstand aus, bestimmt der Vorstand bis zur nächsten Wahl "
    "ein Mitglied für das freie Amt.",
    "by_election": "Scheidet jemand vorzeitig aus dem Vorstand aus, wählt die nächste Mitgliederversammlung "
    "für den Rest der Amtszeit nach.",
}
ELECTED_BY = {
    "each_office": "Die Mitglieder des Vorstands werden von der Mitgliederversammlung einzeln für ihr Amt "
    "gewählt.",
    "board_shares": "Die Mitglieder des Vorstands werden von der Mitgliederversammlung gewählt. Der "
    "Vorstand verteilt "
    "die Ämter unter seinen Mitgliedern.",
    "block": "Die Mitglieder des Vorstands werden von der Mitgliederversammlung gemeinsam in einem Wahlgang "
    "gewählt.",
}
SECRET = "Auf Antrag eines Mitglieds wird geheim gewählt."
PAY = {
    "none": "Der Vorstand arbeitet ehrenamtlich und ohne Vergütung.",
    "allowance": "Die Mitgliederversammlung kann beschließen, dass Mitgliedern des Vorstands für ihre "
    "Tätigkeit eine "
    "angemessene Vergütung bis zur Höhe der Ehrenamtspauschale nach § 3 Nr. 26a EStG gezahlt wird.",
    "paid": "Mitglieder des Vorstands können für ihre Tätigkeit eine angemessene Vergütung erhalten. Über "
    "Art und Höhe "
    "entscheidet die Mitgliederversammlung.",
}
REIMBURSEMENT = (
    "Wer für den Verein tätig ist, hat Anspruch auf Ersatz der erforderlichen und nachgewiesenen Auslagen "
    "nach § 670 BGB."
)
INVITATION = {
    "email": "in Textform per E-Mail an die dem Verein zuletzt mitgeteilte E-Mail-Adresse",
    "letter": "schriftlich durch Brief an die dem Verein zuletzt mitgeteilte Anschrift",
    "email_letter": "in Textform per E-Mail an die dem Verein zuletzt mitgeteilte E-Mail-Adresse; "
    "Mitglieder, die keine "
    "E-Mail-Adresse mitgeteilt haben, werden durch Brief eingeladen",
}
MINUTES_BY = {
    "chair_secretary": "von der Versammlungsleitung und der Protokollführung",
    "chair": "von der Versammlungsleitung",
}
NUMBERS = {1: "einem Jahr", 2: "zwei Jahren", 3: "drei Jahren", 4: "vier Jahren", 5: "fünf Jahren"}

# id, title, questions it is made from, paragraphs (id, text)
Draft = tuple[str, str, tuple[str, ...], list[tuple[str, str]]]
