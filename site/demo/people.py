"""The people of the demo house: one sign-in per role."""

from typing import NamedTuple


class DemoPerson(NamedTuple):
    """A fictional person of the demo."""

    email: str
    name: str
    language: str
    roles: tuple[str, ...]


PEOPLE = (
    DemoPerson("amira@example.org", "Amira Haddad", "ar", ("applicant",)),
    DemoPerson("olena@example.org", "Olena Kovalenko", "uk", ("applicant",)),
    DemoPerson("kofi@example.org", "Kofi Mensah", "en", ("applicant",)),
    DemoPerson("dalia@example.org", "Dalia Nour", "ar", ("applicant",)),
    DemoPerson("jonas.weber@example.org", "Jonas Weber", "de", ("adviser",)),
    DemoPerson("petra.klein@example.org", "Petra Klein", "de", ("formal_officer",)),
    DemoPerson("samir.aziz@example.org", "Samir Aziz", "de", ("reviewer",)),
    DemoPerson("ina.becker@example.org", "Ina Becker", "de", ("reviewer",)),
    DemoPerson("lucia.ferrara@example.org", "Lucia Ferrara", "de", ("reviewer",)),
    DemoPerson("ruth.lang@example.org", "Ruth Lang", "de", ("decision_maker",)),
    DemoPerson("bernd.kasper@example.org", "Bernd Kasper", "de", ("cash",)),
    DemoPerson("elif.demir@example.org", "Elif Demir", "de", ("examiner",)),
    DemoPerson("clara.vogt@example.org", "Clara Vogt", "de", ("call_manager",)),
    DemoPerson("tom.berg@example.org", "Tom Berg", "de", ("editor",)),
    DemoPerson("nadia.roth@example.org", "Nadia Roth", "de", ("newsletter_approver",)),
    DemoPerson("heinz.pruefer@example.org", "Heinz Prüfer", "de", ("auditor",)),
    DemoPerson("admin@example.org", "Sabine Hausmann", "de", ("admin",)),
)
