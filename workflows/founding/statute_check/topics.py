"""What a clause is about: from its title, or from its words when it has none."""

import re
from enum import StrEnum

from .german import pattern


class Topic(StrEnum):
    """The subjects of the clauses of a statute."""

    NAME = "name"
    PURPOSE = "purpose"
    CHARITY = "charity"
    MEMBERS = "members"
    DUES = "dues"
    ORGANS = "organs"
    BOARD = "board"
    MEETING = "meeting"
    MINUTES = "minutes"
    AUDIT = "audit"
    ENDING = "ending"
    CHANGES = "changes"
    OTHER_BODY = "other_body"
    OTHER = "other"


_TITLES: tuple[tuple[Topic, str], ...] = (
    (Topic.NAME, r"\bname|\bsitz\b|geschäftsjahr|eintragung|rechtsform|vereinsname|vereinssitz|wer wir sind"),
    (Topic.PURPOSE, r"zweck|\bziele?\b|aufgaben? (des|der) (verein|verband|gesellschaft|club|klub|initiative)|^aufgaben?$"
                    r"|vereinszweck|tätigkeit des|gegenstand|was wir (wollen|tun)|ziel(e|setzung) und aufgaben|^ziel(e|setzung)?"),
    (Topic.CHARITY, r"gemeinnützig|selbstlos|steuerbegünstig|mittel(verwendung| des)|verwendung der mittel|vermögensbindung"),
    (Topic.MEMBERS, r"mitgliedschaft|\bmitglieder?\b(?!versammlung)|aufnahme|beitritt|austritt|ausschlu(ss|ß)|eintritt"
                    r"|rechte und pflichten|wer mitmachen|mitmachen|streichung"),
    (Topic.DUES, r"beitr[aä]g|beitraege|finanzierung|finanzen|umlage|gebühren|mitgliedsbeitr|aufbringung|geld\b|finanzielle mittel"),
    (Topic.ORGANS, r"^organe|vereinsorgane|organe (des|der)|organe$"),
    (Topic.BOARD, r"vorstand|präsidium|vertretung|geschäftsführ|vorsitz(?!ende[nr]? der mitgl)|leitung des vereins|wahlen?$|amtszeit"),
    (Topic.MEETING, r"mitgliederversammlung|hauptversammlung|vollversammlung|generalversammlung|plenum|versammlung"
                    r"|einberufung|beschlussfassung|beschlussfähig|stimmrecht|abstimmung|^beschlüsse|tagesordnung"),
    (Topic.MINUTES, r"beurkund|protokoll|niederschrift"),
    (Topic.AUDIT, r"kassenpr|rechnungspr|revis|kassenwesen|kassenführung|rechnungslegung|prüfung"),
    (Topic.ENDING, r"auflösung|vermögensanfall|liquidation|anfall(berechtig|klausel)?|vermögen|ende des vereins|beendigung des vereins"),
    (Topic.CHANGES, r"satzungsänderung|änderung(en)? (der|dieser) satzung|zweckänderung|änderung des zwecks"),
    (Topic.OTHER_BODY, r"beirat|kuratorium|schiedsg|schlichtung|jugend(ordnung|versammlung|vorstand|abteilung|leitung|ausschuss)|abteilung"
                       r"|ältestenrat|ehrenrat|ausschüss|arbeitsgruppen|arbeitskreis|sektion|fachgruppe|regionalgruppe|ortsgruppe|landesverb"
                       r"|schirmherr|vereinsjugend|aufsichtsrat|delegierten"),
    (Topic.OTHER, r"datenschutz|haftung|inkrafttreten|inkraft|schlussbestimm|salvator|ordnungen|gerichtsstand|ehrung|"
                  r"gleichstellung|sprachregelung|wappen|farben|verbandszugehörig|präambel|praeambel|gültigkeit|übergangs"),
)  # fmt: skip
_WORDS: tuple[tuple[Topic, str], ...] = (
    (Topic.NAME, r"(führt|trägt) (den|künftig) namen|heißt\b|seinen sitz|geschäftsjahr|vereinsregister"),
    (Topic.PURPOSE, r"zweck (des|der)|satzungszweck|vereinszweck|ziel des vereins|verwirklicht"),
    (Topic.CHARITY, r"selbstlos|steuerbegünstigte zwecke|mittel des vereins|eigenwirtschaftlich|zuwendungen"),
    (Topic.MEMBERS, r"mitglied (kann|können|werden|ist)|mitgliedschaft (endet|erlischt|beginnt)|austritt|ausgeschlossen werden|aufnahmeantrag"),
    (Topic.DUES, r"beiträge|mitgliedsbeitr|beitragsordnung"),
    (Topic.BOARD, r"vorstand (besteht|wird|ist|bleibt|führt|beschließt)|gerichtlich und außergerichtlich|vorstandssitzung|vorstandsmitglieder"),
    (Topic.MEETING, r"mitgliederversammlung|vollversammlung|hauptversammlung|plenum|versammlungsleit|tagesordnung"),
    (Topic.MINUTES, r"niederschrift|protokoll"),
    (Topic.AUDIT, r"kassenpr|rechnungspr|revisor"),
    (Topic.ENDING, r"auflösung des vereins|vermögen des vereins|fällt das vermögen"),
    (Topic.OTHER_BODY, r"beirat|kuratorium|schiedsgericht|jugendversammlung|abteilungsversammlung"),
)  # fmt: skip
_UNCLEAR_TITLE = re.compile(r"^(allgemein|grundsätz|sonstig|weitere|verschieden)")


def topics_of_title(title: str) -> frozenset[Topic]:
    """The subjects a title names, e.g. name for "Name, Sitz, Geschäftsjahr"; empty when it names none."""
    found = {topic for topic, words in _TITLES if pattern(words).search(title)}
    if Topic.MEETING in found and pattern(r"vorstands?sitzung|des vorstand(e?s)?\b|im vorstand").search(
        title
    ):
        found -= {Topic.MEETING}  # "Beschlussfassung des Vorstands"
    if Topic.OTHER_BODY in found:
        found -= {Topic.MEETING}
        if not pattern(r"\bvorstand(?!s)").search(title):
            found -= {Topic.BOARD}
    if Topic.ENDING in found and pattern(r"mitgliedschaft").search(title):
        found -= {Topic.ENDING}
    if (
        Topic.MEETING in found
        and "mitglieder" in title
        and not pattern(r"\bmitglieder?\b|mitgliedschaft").search(title)
    ):
        found -= {Topic.MEMBERS}
    if Topic.AUDIT in found and Topic.BOARD in found and pattern(r"geschäftsführung").search(title):
        found -= {Topic.BOARD}
    return frozenset(found)


def topics_of_text(plain: str) -> frozenset[Topic]:
    """The subjects the words speak of, the ones spoken of most."""
    counts = {topic: len(pattern(words).findall(plain)) for topic, words in _WORDS}
    most = max(counts.values(), default=0)
    return frozenset(topic for topic, count in counts.items() if count and count * 2 >= most)
