"""What an objection of the court is about: the causes that register courts name again and again."""

from collections.abc import Collection

from ..checks import RULES, Rule
from ..statute_check.german import folded, pattern

_INVITED = r"(?:einlad\w*|eingeladen|einberuf\w*|einzuberufen|berufung der)"
# Rule and words (in folded German) that give it away; whoever stands first is asked first.
_SUBJECTS = tuple(
    (rule, pattern(words))
    for rule, words in (
        ("P-04", r"(?:annahme|angenommen|annehmen|annahmeerklärung).{0,60}\b(?:wahl|amt|ämter)\b"),
        ("P-04", r"\b(?:wahl|amt|gewählten?)\b.{0,60}(?:annahme|angenommen|annehmen)"),
        ("R-05", r"beglaubig"),
        ("R-02", r"geburts(?:dat|tag)|\bwohnort|\bwohnanschrift"),
        ("R-03", r"vertretung\w*.{0,80}(?:anmeldung|angemeldet)"),
        ("R-01", r"(?:anmeldung|angemeldet).{0,80}(?:vertretungsberechtigt|erforderlicher zahl|unterzeichn)"),
        ("R-04", r"\b(?:kopie|abschrift|ablichtung)\w*\b.{0,60}\b(?:satzung|protokoll|niederschrift)"),
        ("F-01", r"\bmindestens sieben (?:mitglieder|personen)|mindestmitglieder|mindestzahl"),
        ("P-07", r"(?:protokoll|niederschrift)\w*.{0,80}(?:unterschr|unterzeichn)"),
        ("P-02", r"abstimmung\w*.{0,80}(?:gründung|satzung)|(?:gründung|satzung).{0,60}\babstimmung"),
        ("P-01", r"(?:protokoll|niederschrift)\b.{0,60}\b(?:ort|tag|datum|leitung)\b"),
        ("D-01", r"(?:datum|tag) (?:der|ihrer) (?:errichtung|satzung)"),
        ("D-01", r"errichtungs(?:datum|tag)|satzung.{0,40}datier"),
        ("D-02", r"unterschr|unterzeichn"),
        ("N-04", r"verwechs|unterscheidungskr|deutlich unterscheid"),
        ("N-06", r"irreführ|täusch"),
        ("N-03", r"(?:einzutragen|eingetragen werden|eintragung).{0,60}\b(?:soll|absicht|wille|bestimmung)"),
        ("N-03", r"\b(?:soll|absicht|wille)\b.{0,60}(?:einzutragen|eingetragen|eintragung)"),
        ("N-02", r"\bsitz(?:es)?\b.{0,60}\b(?:fehl\w*|nennen|nennt|genannt|angegeben|bestimm\w*)"),
        ("N-02", r"\b(?:fehl\w*|nennt|nennen|angabe|bestimmung)\b.{0,60}\bsitz"),
        ("A-03", _INVITED + r".{0,200}\b(?:unklar|eindeutig|ausnahme|regelfall|ortsüblich)"),
        ("A-02", r"\b(?:form|textform|schriftlich|weise)\b.{0,120}" + _INVITED),
        ("A-02", _INVITED + r".{0,120}\b(?:form|textform|schriftlich|weise)\b"),
        ("A-05", _INVITED + r".{0,120}\b(?:tagesordnung|gegenstand)"),
        ("A-01", _INVITED + r"|\bwann die mitgliederversammlung"),
        ("A-04", r"beurkund|(?:protokoll|niederschrift)\w*.{0,80}beschlüsse"),
        ("A-04", r"beschlüsse.{0,80}(?:protokoll|niederschr)"),
        ("G-05", r"\b(?:vermögen\w*|anfallberechtig\w*)\b"),
        ("G-01", r"ausschließlich und unmittelbar"),
        ("G-02", r"selbstlos"),
        ("B-03", r"\bumlage"),
        ("B-01", r"\b(?:mitglieds)?beitr(?:ag|ä)\w*|beitragspflicht"),
        ("M-05", r"\bausschl(?:uss|ü)\w*"),
        ("M-02", r"\baustritt|\baustreten|ausscheiden aus dem verein|kündigung der mitgliedschaft"),
        ("M-01", r"\b(?:eintritt|beitritt|aufnahme|erwerb der mitgliedschaft)\b"),
        ("V-10", r"§ ?181\b|insichgeschäft|selbstkontrahier"),
        ("V-13", r"erweiterte\w* vorstand|beisitz"),
        ("P-03", r"vorstand\w*.{0,80}\b(?:zahl|anzahl|weniger|mehr)\b.{0,80}\bgewählt"),
        ("P-03", r"gewählt.{0,80}vorstandsmitglieder"),
        ("V-03", r"\bvertritt|§ ?26\b|im sinne des § ?26"),
        ("V-04", r"vertret(?:ung|en|ungs\w+|ungsmacht)\b"),
        ("V-02", r"(?:bildung|zusammensetzung) des vorstands?|(?:zahl|anzahl) der vorstandsmitglieder"),
        ("V-02", r"\bvorstand besteht"),
        ("Z-02", r"wirtschaftlich\w*|geschäftsbetrieb"),
        ("Z-01", r"\b(?:vereins|satzungs)?zweck\w*"),
        ("N-01", r"\b(?:vereins)?name\w*\b"),
    )
)  # fmt: skip


def rule_about(text: str, own: str = "") -> Rule | None:
    """The rule that an objection is about; of the paragraph `own` when the text names one."""
    plain = folded(text)
    for rule_id, words in _SUBJECTS:
        rule = RULES[rule_id]
        if words.search(plain) and _fits(rule, own):
            return rule
    return None


def _fits(rule: Rule, own: str) -> bool:
    """An objection to one paragraph of the statute is not about minutes or another paragraph."""
    return not own or rule.clause == own


def clause_of(rule: Rule | None, known: Collection[str]) -> str:
    """The paragraph that a rule about the statute looks at, if this statute has it."""
    return rule.clause if rule and rule.phase == "interview" and rule.clause in known else ""
