"""The sentences of a statute that speak about the members' meeting."""

from ..clauses import Clause, Statute
from ..german import pattern
from ..sentences import Sentence
from ..topics import Topic

MEETING = r"(?:(?:mitglieder|haupt|voll|general|mitgliederhaupt|mitgliedervoll|jahreshaupt|jahres|gesamt|vereins|gründungs)versammlung\w*|\bversammlung\w*|\bplen(?:um|ar)\w*|\bmv\b|\bjhv\b|\bvv\b|mitgliedertreffen|vereinstag|jahrestreffen|mitgliederkonferenz|verbandstag\w*|delegiertenversammlung|konvent\b|mitgliedsversammlung\w*|\bmgv\b)"
INVITE = (
    r"(?:einberuf\w*|ein\w{0,3}berufen|beruf\w* [^.]{0,100} ein\b|einlad\w*|eingeladen|einzuladen|ladung\w*|geladen|lad(?:en|et) [^.]{0,120}\bein\b|lädt [^.]{0,120}\bein\b|lädt\b|"
    r"bekannt ?(?:zu ?)?(?:gegeben|gemacht|geben|machen)\w*|anzukündig\w*|angekündigt|einzuberufen|bekanntgabe|bekanntmachung|benachrichtig\w*)"
)
_OTHER_MEETING = r"vorstands?(?:mitglieder)?sitzung|vorstands?versammlung|sitzung\w* (?:des|vom|der) (?:vorst|präsid|beirat|ausschuss)|abteilungsversammlung|jugendversammlung|jugendvollversammlung|beirats|delegiertenversammlung des|gründungsversammlung vom|vorstand ist beschlussfähig|vorstand (?:tritt|tagt)|kuratorium"


def meeting_sentences(statute: Statute) -> Statute:
    """Sentences in clauses about the meeting, and sentences that invite to it elsewhere; never board meetings."""
    meeting, invite, other = pattern(MEETING), pattern(INVITE), pattern(_OTHER_MEETING)

    def keep(clause: Clause, sentence: Sentence) -> bool:
        if other.search(sentence.plain) and not pattern(r"(?:mitglieder|haupt|voll)versammlung").search(
            sentence.plain
        ):
            return False
        if Topic.MEETING in clause.topics:
            return True
        if clause.topics & {Topic.OTHER_BODY, Topic.ENDING, Topic.CHANGES} and not clause.topics & {
            Topic.BOARD,
            Topic.ORGANS,
        }:
            return False
        return bool(
            meeting.search(sentence.plain)
            and (
                invite.search(sentence.plain)
                or pattern(r"statt|tagt|zusammen|mindestens|jährlich").search(sentence.plain)
            )
        )

    return statute.narrowed(keep)


def invitations(meeting: Statute) -> Statute:
    """The sentences about inviting, and the ones beside them that say more about it."""
    invite = pattern(INVITE)
    more = pattern(
        r"tagesordnung|frist|schriftlich|e-mail|textform|aushang|veröffentlich|einberufungs|absend|wochen|tage\b|postanschrift"
    )
    apply = pattern(r"^anträge|anträge (?:auf|zur|der|sind|müssen|können|von)|antrag")
    kept: set[int] = set()
    for clause in meeting.clauses:
        beside = 0
        for sentence in clause.sentences:
            if invite.search(sentence.plain):
                kept.add(id(sentence))
                beside = 3
            elif beside and more.search(sentence.plain) and not apply.search(sentence.plain):
                kept.add(id(sentence))
            beside -= 1
    found = meeting.narrowed(lambda _, sentence: id(sentence) in kept)
    # What stands in the clause about the meeting counts before a mention elsewhere.
    return Statute(tuple(sorted(found.clauses, key=lambda clause: Topic.MEETING not in clause.topics)))
