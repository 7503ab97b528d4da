"""Letters of a register court for tests."""

from workflows.founding.models import FoundingCase
from workflows.founding.reading import cases as reading

# A Zwischenverfügung with three objections; `clause` is the number of a paragraph of the statute.
ZWISCHENVERFUEGUNG = """Amtsgericht Lindenstadt
Registergericht
Geschäftszeichen: 12 AR 345/26

Sehr geehrte Damen und Herren,

der Eintragung stehen folgende Hindernisse entgegen:

1. In § {clause} der Satzung fehlt, in welcher Form zur Mitgliederversammlung
   eingeladen wird (§ 58 Nr. 4 BGB).
2. Im Protokoll fehlt, dass die Gewählten die Wahl angenommen haben.
3. Bitte reichen Sie die Geburtsdaten der Vorstands-
mitglieder bis zum 15. Dezember 2026 nach.

Zur Behebung wird Ihnen eine Frist bis zum 08.01.2027 gesetzt. Andernfalls wird der Antrag zurückgewiesen.
Gegen diese Zwischenverfügung ist die Beschwerde binnen eines Monats zulässig.

Mit freundlichen Grüßen
Müller, Rechtspfleger
4. Die Anlage fehlt.
"""


def zwischenverfuegung(case: FoundingCase) -> str:
    """The court's letter about this statute: form of invitation, acceptance, dates of birth."""
    numbers = {clause.id: clause.number for clause in reading.clauses_for(case)}
    return ZWISCHENVERFUEGUNG.format(clause=numbers["meeting"])
