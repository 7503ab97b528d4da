"""The purposes an association may choose, in the words of §§ 52 to 54 AO."""

# Code → the words of the law, as they follow "Zweck des Vereins ist …".
PURPOSES: dict[str, str] = {
    "52.2": "die Förderung der Religion",
    "52.4": "die Förderung der Jugend- und Altenhilfe",
    "52.5": "die Förderung von Kunst und Kultur",
    "52.7": "die Förderung der Erziehung, Volks- und Berufsbildung einschließlich der Studentenhilfe",
    "52.9": "die Förderung des Wohlfahrtswesens",
    "52.10": "die Förderung der Hilfe für politisch, rassistisch oder religiös Verfolgte, für Flüchtlinge, "
    "Vertriebene, Aussiedler und Spätaussiedler",
    "52.13": "die Förderung internationaler Gesinnung, der Toleranz auf allen Gebieten der Kultur und des "
    "Völkerverständigungsgedankens",
    "52.15": "die Förderung der Entwicklungszusammenarbeit",
    "52.18": "die Förderung der Gleichberechtigung von Frauen und Männern",
    "52.19": "die Förderung des Schutzes von Ehe und Familie",
    "52.21": "die Förderung des Sports",
    "52.22": "die Förderung der Heimatpflege, Heimatkunde und der Ortsverschönerung",
    "52.24": "die allgemeine Förderung des demokratischen Staatswesens",
    "52.25": "die Förderung des bürgerschaftlichen Engagements zugunsten gemeinnütziger, mildtätiger und "
    "kirchlicher Zwecke",
    "53": "die selbstlose Unterstützung von Personen, die im Sinne des § 53 der Abgabenordnung "
    "hilfsbedürftig sind",
    "54": "die selbstlose Förderung einer Religionsgemeinschaft, die Körperschaft des öffentlichen Rechts "
    "ist",
}
CIVIC_ENGAGEMENT = "52.25"
_KINDS = (("52", "gemeinnützige"), ("53", "mildtätige"), ("54", "kirchliche"))


def join_words(words: list[str]) -> str:
    """'a, b und c'."""
    return " und ".join(filter(None, [", ".join(words[:-1]), words[-1] if words else ""]))


def purpose_phrase(codes: tuple[str, ...]) -> str:
    """The purposes as one German phrase; empty when none was chosen."""
    return join_words([PURPOSES[code] for code in codes if code in PURPOSES])


def kinds_phrase(codes: tuple[str, ...]) -> str:
    """'gemeinnützige und mildtätige'; charitable when nothing was chosen yet (§§ 52 to 54 AO)."""
    chosen = {code.partition(".")[0] for code in codes if code in PURPOSES}
    return join_words([word for section, word in _KINDS if section in chosen]) or "gemeinnützige"
