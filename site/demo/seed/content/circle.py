"""The circle of those who co-ordinate volunteers: every three months, as in the district of Northeim."""

from workflows.meetings.actions import Answer, Facts, Line, Words

from .meetings import HALL, Told

CIRCLE = Told(
    19,
    (16, 19),
    1,
    Facts(
        dates=(),
        format="networking",
        place=HALL,
        online_link="https://video.example.org/ehrenamt",
        capacity=15,
        child_care=True,
        spoken="Deutsch",
        interpreting="Arabisch, Ukrainisch",
        is_step_free=True,
        words={
            "de": Words(
                "Treffen der Ehrenamtskoordination",
                "Alle, die Ehrenamtliche begleiten, kommen alle drei Monate zusammen. Über einzelne Menschen "
                "sprechen wir nicht, gemeinsame Fragen lösen wir zusammen.",
                "Begrüßung und Vorstellung\nNeues aus der Stadt: Sprachkurse, Förderung\n"
                "Neues aus den Initiativen\nEin Gast: das Wohnungsamt\nTermine",
            ),
            "en": Words(
                "Meeting of those who co-ordinate volunteers",
                "Everybody who supports volunteers comes together every three months. We don't talk about "
                "single people, we solve common questions together.",
                "Welcome\nNews of the city: language courses, funding\nNews of the initiatives\n"
                "A guest: the housing office\nDates",
            ),
            "ar": Words(
                "لقاء منسّقي العمل التطوعي",
                "يجتمع كل من يرافق المتطوعين مرة كل ثلاثة أشهر. لا نتحدث عن أشخاص بعينهم، "
                "بل نحل الأسئلة المشتركة معًا.",
                "ترحيب وتعارف\nأخبار المدينة: دورات اللغة والتمويل\nأخبار المبادرات\n"
                "ضيف: دائرة الإسكان\nمواعيد",
            ),
            "uk": Words(
                "Зустріч координаторів волонтерів",
                "Усі, хто супроводжує волонтерів, збираються раз на три місяці. Про окремих людей не "
                "говоримо, спільні питання розв’язуємо разом.",
                "Привітання та знайомство\nНовини міста: мовні курси, фінансування\nНовини ініціатив\n"
                "Гість: житлове відомство\nДати",
            ),
        },
    ),
)
INVITED = tuple(
    Line(number, email, name, language, organisation)
    for number, (name, email, language, organisation) in enumerate(
        (
            ("Amira Haddad", "amira@example.org", "ar", "Frauentreff"),
            ("Olena Kovalenko", "olena@example.org", "uk", "Ukrainischer Kreis"),
            ("Kofi Mensah", "kofi@example.org", "en", "Sahel e. V."),
            ("Dalia Sabry", "dalia@example.org", "ar", ""),
            ("Mehmet Arslan", "mehmet@example.org", "de", "Stadtteilbüro"),
            ("Ana Petrović", "ana@example.org", "de", "Nähwerkstatt"),
            ("Yusuf Karim", "yusuf@example.org", "ar", "Sprachcafé"),
            ("", "kontakt@begegnung.example.org", "de", "Begegnungscafé"),
        ),
        1,
    )
)
# What was answered; somebody takes part online, somebody sends a colleague.
ANSWERED = {
    "amira@example.org": Answer(
        "yes", 2, "كيف نجد غرفة للقاءاتنا المسائية؟", interpreter="العربية", food="حلال", children=2
    ),
    "mehmet@example.org": Answer(
        "yes", 1, "Wie gewinnen wir Dolmetschende für Elternabende?", food="vegetarisch"
    ),
    "yusuf@example.org": Answer("online", interpreter="العربية"),
    "ana@example.org": Answer("deputy", deputy_name="Milan Jovanović", deputy_email="milan@example.org"),
    "olena@example.org": Answer("maybe", 1, "Шукаємо волонтерів для мовного кафе."),
    "kofi@example.org": Answer("no"),
}
# News for the agenda: what is new, more about it, a page; staff have taken over those of these people.
SENT = {
    "mehmet@example.org": (
        "Das Stadtteilbüro öffnet auch samstags",
        "Ab Januar von 10 bis 13 Uhr, mit Beratung auf Türkisch und Arabisch.",
        "https://stadtteil.example.org/samstag",
    ),
    "amira@example.org": ("دورة خياطة للنساء تبدأ في يناير", "كل ثلاثاء صباحًا، مع رعاية الأطفال.", ""),
    "olena@example.org": ("Мовне кафе переїжджає", "З лютого ми зустрічаємося в бібліотеці.", ""),
}
TAKEN = ("mehmet@example.org", "amira@example.org")
