"""Letters and lists around the founding, in German and out of the statute's own data."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from django.utils.translation import override

from workflows.values.money import euros

from .data import BoardMember, StatuteData
from .minutes import german_day
from .official import GAP
from .representation import exemption_sentence, representation_sentence
from .words import OFFICE_TITLES

BLANK = "____________________"
GUESTS = 6


@dataclass(frozen=True)
class Section:
    """A heading with paragraphs and a list below it; the heading may be empty."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paper:
    """One letter or list; `rows` are its table (number, name, town, signature)."""

    title: str
    recipient: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    signers: tuple[str, ...] = ()

    def fields(self) -> dict[str, object]:
        """What both templates show, PDF and DOCX alike."""
        return asdict(self)


AGENDA = (
    "Begrüßung und Eröffnung",
    "Wahl der Versammlungsleitung und der Protokollführung",
    "Feststellung der Anwesenheit und der Tagesordnung",
    "Aussprache über die Gründung des Vereins",
    "Beratung der Satzung",
    "Beschluss über die Gründung und die Satzung",
    "Unterzeichnung der Satzung",
    "Wahl des Vorstands",
    "Wahl der Kassenprüfung",
    "Höhe der Beiträge",
    "Ermächtigung des Vorstands zur Anmeldung und zu verlangten Änderungen der Satzung",
    "Verschiedenes und Schluss",
)


def invitation(data: StatuteData) -> Paper:
    """The invitation to the founding meeting with its agenda; day and place are written in."""
    call = (
        f"Wir laden herzlich zur Gründungsversammlung des Vereins „{data.name or GAP}“ ein.",
        f"Tag und Uhrzeit: {BLANK}",
        f"Ort, bei einer Videokonferenz der Zugang: {BLANK}",
        f"Bitte gebt uns Bescheid, ob ihr kommt: {BLANK}",
    )
    minors = (
        "Wer noch nicht 18 ist und Mitglied werden will, bringt bitte die schriftliche Zustimmung der "
        "gesetzlichen Vertreterinnen und Vertreter mit."
    )
    sections = (
        Section(paragraphs=call),
        Section("Tagesordnung", items=AGENDA),
        Section(paragraphs=("Der Entwurf der Satzung liegt bei.", minors)),
    )
    return Paper("Einladung zur Gründungsversammlung", sections=sections, signers=("Einladende Person",))


def attendance_list(data: StatuteData) -> Paper:
    """Who is there: the founders named so far, and empty lines for more."""
    people = [(person.shown, person.town) for person in data.founders]
    said = f"Gründungsversammlung des Vereins „{data.name or GAP}“ am {_held(data) or BLANK}"
    note = "Wer über eine Videokonferenz teilnimmt, wird mit „online“ statt mit Unterschrift eingetragen."
    return Paper(
        "Anwesenheitsliste",
        sections=(Section(paragraphs=(said, note)),),
        rows=_rows([*people, *[("", "")] * GUESTS]),
    )


def founders_list(data: StatuteData) -> Paper:
    """Who founded the association and is its member."""
    people = [(person.shown, person.town) for person in data.founders if person.joins]
    said = f"Gründungsmitglieder des Vereins „{data.name}“, gegründet am {_held(data)}"
    return Paper("Liste der Gründungsmitglieder", sections=(Section(paragraphs=(said,)),), rows=_rows(people))


def _rows(people: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    return tuple((str(number), name, town, "") for number, (name, town) in enumerate(people, start=1))


def draft_check(data: StatuteData) -> Paper:
    """Before the meeting: would the tax office accept this statute?"""
    text = (
        f"wir bereiten die Gründung des Vereins „{data.name or GAP}“ mit Sitz in {data.seat or GAP} vor. Der "
        "Verein soll steuerbegünstigte Zwecke verfolgen. Der Entwurf der Satzung liegt bei.",
        "Bitte teilen Sie uns unverbindlich mit, ob der Entwurf die satzungsmäßigen Voraussetzungen der "
        "§§ 51, 59, 60 und 61 AO erfüllt und was wir gegebenenfalls ändern sollten.",
    )
    return Paper(
        "Bitte um Durchsicht eines Satzungsentwurfs",
        (_tax_office(data),),
        (
            Section(paragraphs=("Sehr geehrte Damen und Herren,", *text)),
            *contact_section(data),
            _activities(data),
            *_recipient(data),
        ),
        signers=("Für die Gründungsgruppe",),
    )


def court_inquiry(data: StatuteData, court: str) -> Paper:
    """Before the meeting: would the register court enter an association with this statute?"""
    text = (
        f"wir bereiten die Gründung des Vereins „{data.name or GAP}“ mit Sitz in {data.seat or GAP} vor. Er "
        "soll in das Vereinsregister eingetragen werden. Der Entwurf der Satzung liegt bei.",
        "Bitte teilen Sie uns, wenn es Ihnen möglich ist, unverbindlich mit, ob gegen Name oder Satzung "
        "Bedenken bestehen (§§ 57, 58, 60 BGB) und was wir gegebenenfalls ändern sollten. Die Satzung "
        "beschließen wir erst danach.",
    )
    return Paper(
        "Voranfrage zu einem Satzungsentwurf",
        (court or "Amtsgericht " + BLANK, "Registergericht"),
        (
            Section(paragraphs=("Sehr geehrte Damen und Herren,", *text)),
            *contact_section(data),
            Section("Anlage", items=("Entwurf der Satzung",)),
        ),
        signers=("Für die Gründungsgruppe",),
    )


def tax_letter(data: StatuteData) -> Paper:
    """The notice of the founding (§ 137 AO), with the application after § 60a AO when it is charitable."""
    founded = (
        f"am {_held(data)} wurde der Verein „{data.name}“ mit Sitz in {data.seat} gegründet. Wir zeigen die "
        "Gründung nach § 137 AO an. Den Fragebogen zur steuerlichen Erfassung senden wir über ELSTER."
    )
    application = (
        "Der Verein verfolgt steuerbegünstigte Zwecke. Wir beantragen, die Einhaltung der satzungsmäßigen "
        "Voraussetzungen nach § 60a AO gesondert festzustellen."
    )
    title = "Anzeige der Gründung eines Vereins (§ 137 AO)"
    if data.charitable:
        title += " und Antrag auf Feststellung nach § 60a AO"
    sections = (
        Section(
            paragraphs=(
                "Sehr geehrte Damen und Herren,",
                founded,
                *((application,) if data.charitable else ()),
            )
        ),
        _activities(data),
        *_money(data),
        *_recipient(data),
        Section("Vorstand", items=tuple(_person(each) for each in _elected(data))),
        *contact_section(data),
        Section("Anlagen", items=("Satzung", "Protokoll der Gründungsversammlung")),
    )
    return Paper(title, (_tax_office(data),), sections, signers=represented_by(data))


def foreigners_notice(data: StatuteData) -> Paper:
    """The registration of an Ausländerverein (§ 19 VereinsG-DVO), in German and free of charge."""
    said = (
        f"wir melden nach § 19 der Verordnung zur Durchführung des Vereinsgesetzes den Verein „{data.name}“ "
        f"mit Sitz in {data.seat} an. Er wurde am {_held(data)} gegründet.",
        f"Zweck des Vereins ist {data.purpose_text.rstrip('.')}.",
        "Teilorganisationen hat der Verein nicht.",
    )
    homes = {person.name: person.address for person in data.founders}
    board = tuple(f"{_person(each)}, Anschrift: {homes.get(each.name) or BLANK}" for each in _elected(data))
    return Paper(
        "Anmeldung eines Vereins nach § 19 VereinsG-DVO",
        ("Zuständige Vereinsbehörde", BLANK),
        (
            Section(paragraphs=("Sehr geehrte Damen und Herren,", *said)),
            Section("Vorstand", items=board),
            *contact_section(data),
            Section("Anlagen", items=("Satzung",)),
        ),
        signers=represented_by(data),
    )


def register_application(data: StatuteData, court: str) -> Paper:
    """The application to the register court; it is signed only before the notary (§ 77 BGB)."""
    asked = (
        f"Wir melden den Verein „{data.name}“ mit Sitz in {data.seat} zur Eintragung in das Vereinsregister "
        "an.",
        f"Die Satzung wurde am {_held(data)} errichtet.",
    )
    ruled = tuple(filter(None, (representation_sentence(data), exemption_sentence(data))))
    enclosed = (
        f"Kopie der Satzung vom {_held(data)}",
        f"Kopie des Protokolls der Gründungsversammlung vom {_held(data)}",
    )
    fee = (
        "Der Verein verfolgt steuerbegünstigte Zwecke. Den Bescheid nach § 60a AO reichen wir nach. Wir "
        "bitten zu prüfen, ob nach Landesrecht keine Gebühr erhoben wird."
    )
    sections = (
        Section(paragraphs=asked),
        Section("Vorstand im Sinne des § 26 BGB", items=tuple(map(_registered, _representatives(data)))),
        Section("Vertretung", ruled),
        Section("Anlagen", items=enclosed),
        *((Section(paragraphs=(fee,)),) if data.charitable else ()),
        *contact_section(data),
        Section(
            paragraphs=("Unterschriften erst beim Termin zur öffentlichen Beglaubigung leisten (§ 77 BGB).",)
        ),
    )
    recipient = (court or "Amtsgericht " + BLANK, "Registergericht")
    title = "Anmeldung eines Vereins zur Eintragung in das Vereinsregister"
    return Paper(title, recipient, sections, signers=represented_by(data))


def _held(data: StatuteData) -> str:
    return german_day(data.meeting.held_on) if data.meeting else ""


def _elected(data: StatuteData) -> tuple[BoardMember, ...]:
    return data.meeting.elected if data.meeting else ()


def _representatives(data: StatuteData) -> tuple[BoardMember, ...]:
    return tuple(each for each in _elected(data) if each.office in data.paragraph26)


def represented_by(data: StatuteData) -> tuple[str, ...]:
    """Who signs for the association, each with the office."""
    return tuple(f"{each.name}, {OFFICE_TITLES[each.office]}" for each in _representatives(data))


def _person(each: BoardMember) -> str:
    town = f", wohnhaft in {each.town}" if each.town else ""
    return f"{OFFICE_TITLES[each.office]}: {each.name}{town}"


def _registered(each: BoardMember) -> str:
    """With the date of birth: the court alone enters it (§ 3 VRV)."""
    born = f", geboren am {german_day(each.birthdate)}" if each.birthdate else ""
    town = f", wohnhaft in {each.town}" if each.town else ""
    return f"{OFFICE_TITLES[each.office]}: {each.name}{born}{town}"


def _activities(data: StatuteData) -> Section:
    said = tuple(activity.text for activity in data.activities)
    return Section("Geplante Tätigkeiten", items=said) if said else Section()


def _tax_office(data: StatuteData) -> str:
    return f"Finanzamt {data.contact.tax_office.removeprefix('Finanzamt ') or BLANK}"


def _money(data: StatuteData) -> tuple[Section, ...]:
    """What the office asks about money, as far as the group has said it."""
    known = data.contact
    with override("de"):  # the paper is German, whoever asks for it
        amount = "" if known.income is None else euros(known.income)
    income = f"Erwartete Einnahmen im ersten Jahr: {amount}" if amount else ""
    bank = f"Bank: {known.bank}" if known.bank else ""
    said = tuple(filter(None, (income, bank)))
    return (Section("Geld", items=said),) if said else ()


def _recipient(data: StatuteData) -> tuple[Section, ...]:
    """Who gets the assets, and the notice that shows its charitable status (§ 61 AO)."""
    dated = data.contact.recipient_notice
    if data.asset_mode != "named" or data.asset_recipient_status != "charitable" or dated is None:
        return ()
    said = f"{data.asset_recipient} ist steuerbegünstigt; letzter Bescheid vom {german_day(dated)}."
    return (Section("Empfang des Vermögens", (said,)),)


def contact_section(data: StatuteData) -> tuple[Section, ...]:
    """Where the office writes and whom it may ask."""
    known = data.contact
    person = ", ".join(filter(None, (known.name, known.phone, known.email)))
    said = (f"Anschrift: {known.address or BLANK}", f"Ansprechperson, Telefon, E-Mail: {person or BLANK}")
    return (Section("Anschrift und Rückfragen", said),)
