"""The meetings of the demo house, in the languages of its people."""

from dataclasses import dataclass

from workflows.meetings.actions import Became, Facts, Person, Words


@dataclass(frozen=True)
class Told:
    """A meeting: in how many days, at which hours, on how many dates a week apart, and all else about it."""

    days: int
    hours: tuple[int, int]
    dates: int
    facts: Facts


HALL = "Lindenplatz 4, Saal im Erdgeschoss"
MEETINGS: dict[str, Told] = {
    "law": Told(
        24,
        (17, 20),
        3,
        Facts(
            dates=(),
            format="training",
            place=HALL,
            capacity=3,
            offer_hours=48,
            spoken="Deutsch",
            interpreting="Arabisch, Ukrainisch",
            is_step_free=True,
            child_care=True,
            gives_certificate=True,
            words={
                "de": Words(
                    "Vereinsrecht für Einsteiger", "Satzung, Vorstand, Haftung, Kasse: an drei Abenden."
                ),
                "en": Words(
                    "Association law for beginners", "Statute, board, liability, cash: three evenings."
                ),
                "ar": Words(
                    "قانون الجمعيات للمبتدئين", "النظام الأساسي والإدارة والمسؤولية والصندوق: ثلاث أمسيات."
                ),
                "uk": Words(
                    "Право об’єднань для початківців",
                    "Статут, правління, відповідальність, каса: три вечори.",
                ),
            },
        ),
    ),
    "network": Told(
        38,
        (16, 19),
        1,
        Facts(
            dates=(),
            format="networking",
            place=HALL,
            online_link="https://video.example.org/vernetzung",
            capacity=40,
            spoken="Deutsch, Englisch",
            is_step_free=True,
            words={
                "de": Words(
                    "Vernetzungstreffen der Initiativen", "Neues aus der Stadt, Neues von euch, ein Gast."
                ),
                "en": Words("Networking meeting of the initiatives", "News of the city, your news, a guest."),
                "ar": Words("لقاء المبادرات للتواصل", "أخبار المدينة وأخباركم وضيف."),
                "uk": Words("Зустріч ініціатив", "Новини міста, ваші новини, гість."),
            },
        ),
    ),
    "cash": Told(
        60,
        (10, 15),
        1,
        Facts(
            dates=(),
            format="training",
            place="Zimmer 5",
            capacity=12,
            spoken="Deutsch",
            words={"de": Words("Kassenbuch und Belege", "Mit euren eigenen Belegen.")},
        ),
    ),
    "taught": Told(
        20,
        (10, 15),
        1,
        Facts(
            dates=(),
            format="training",
            place=HALL,
            capacity=20,
            spoken="Deutsch",
            gives_certificate=True,
            words={
                "de": Words("Förderanträge schreiben", "Ziel, Zeitplan, Finanzplan an eurem Beispiel."),
                "en": Words("Writing grant applications", "Aim, schedule and budget with your own example."),
                "ar": Words("كتابة طلبات المنح", "الهدف والجدول الزمني والخطة المالية بمثالكم أنتم."),
                "uk": Words("Як писати заявки на гранти", "Мета, графік і кошторис на вашому прикладі."),
            },
        ),
    ),
    "held": Told(
        20,
        (16, 19),
        1,
        Facts(
            dates=(),
            format="networking",
            place=HALL,
            capacity=40,
            spoken="Deutsch",
            words={
                "de": Words("Treffen der Initiativen im Herbst", "Räume, Schulung, Öffentlichkeitsarbeit."),
                "ar": Words("لقاء المبادرات في الخريف"),
                "uk": Words("Осіння зустріч ініціатив"),
            },
        ),
    ),
}
# Who comes to the training: the first three have a place, the others wait.
COMING = (
    Person(
        name="Amira Haddad",
        language="ar",
        organisation="Frauentreff",
        interpreter="Arabisch",
        email="amira@example.org",
        consent=True,
    ),
    Person(
        name="Olena Kovalenko",
        language="uk",
        standing="volunteer",
        children=2,
        email="olena@example.org",
        consent=True,
    ),
    Person(
        name="Kofi Mensah",
        language="en",
        town="Lindenstadt",
        no_photos=True,
        email="kofi@example.org",
        consent=True,
    ),
    Person(
        name="Dalia Sabry",
        language="ar",
        access="Ein Platz nahe der Tür, bitte.",
        email="dalia@example.org",
        consent=True,
    ),
    Person(name="Mehmet Arslan", language="de", standing="paid", email="mehmet@example.org", consent=True),
)
CAME = tuple(
    Person(name=name, email=f"{name.split()[0].lower()}@example.org", language="de", consent=True)
    for name in (
        "Amira Haddad",
        "Olena Kovalenko",
        "Kofi Mensah",
        "Dalia Sabry",
        "Ana Petrović",
        "Yusuf Karim",
    )
)
# What became of the training: passed on to so many people, something new begun, somebody new to work with.
BECAME = (Became(12, started=True), Became(5, started=True), Became(3), Became(20, started=True), Became(4))
SAID = (
    (5, "Endlich kennen wir die anderen."),
    (4, ""),
    (5, "Bitte öfter."),
    (3, "Der Saal war kalt."),
    (5, ""),
    (4, ""),
)
