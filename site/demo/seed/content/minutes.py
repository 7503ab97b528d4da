"""What was said, decided and taken on at the meeting of the initiatives in autumn."""

from workflows.meetings.actions import Point

SPOKEN = (
    Point("Begrüßung und Vorstellung", "Sechs Gruppen stellen sich vor, zwei sind zum ersten Mal da."),
    Point(
        "Neues aus der Stadt",
        "Im Januar beginnt ein Sprachkurs am Abend. Das Förderprogramm für Mikroprojekte ist wieder offen.",
    ),
    Point(
        "Räume",
        "Am Abend fehlen Räume. Das Haus öffnet den Saal bis 21 Uhr, wenn jemand aufschließt.",
        (
            "Der Saal ist dienstags und donnerstags bis 21 Uhr offen.",
            "Jede Gruppe benennt eine Person mit Schlüssel.",
        ),
    ),
    Point(
        "Öffentlichkeitsarbeit",
        "Ein gemeinsamer Kalender soll alle Treffen zeigen.",
        ("Der Kalender kommt.",),
    ),
    Point("Termine", "Das nächste Treffen ist in drei Monaten."),
)
# What is to be done, and by whom: somebody of the house, a group, or somebody by name (that is done).
AGREED = {
    "Schlüssel für den Saal nachmachen lassen": "colleague",
    "Den Kalender einrichten und allen zeigen": "group",
    "Fotos vom Treffen schicken": "Ana Petrović",
}
