"""The words of the orientation: questions, answers, reasons, notes, in the reader's language."""

from django.utils.translation import gettext_lazy as _

from .law_terms import within

# The number of the law that the help of a question names as %(amount)s.
AMOUNTS = {"commitments": "founding.big_money"}
TERMS = {"abroad": "vereinsgdvo.19.days"}
QUESTIONS = {
    "purpose": (
        _("What is your group about?"),
        _("An association may earn a little money, but making money must not be its main purpose."),
        {"ideal": _("A common goal, such as culture, education, help"), "business": _("A business")},
    ),
    "commitments": (
        _("Do you want to sign contracts, rent rooms or employ people?"),
        _("Or apply for more than %(amount)s euros? Then answer yes."),
        {"yes": _("Yes"), "no": _("No")},
    ),
    "seven": (
        _("Can you find at least seven people who become members?"),
        _("A registered association needs seven members when it is entered in the register."),
        {"yes": _("Yes"), "no": _("No, or not yet")},
    ),
    "funding": (
        _("Do you want donations or public money?"),
        _("For that the association nearly always has to be charitable."),
        {"yes": _("Yes"), "no": _("No")},
    ),
    "minors": (
        _("Are people under 18 among the founders?"),
        _("They may take part. Their parents have to agree."),
        {"yes": _("Yes"), "no": _("No")},
    ),
    "abroad": (
        _("Does somebody have no EU citizenship, or live abroad?"),
        _("Everyone may found an association in Germany. Afterwards there may be one more office to tell."),
        {"yes": _("Yes"), "no": _("No")},
    ),
    "organisations": (
        _("Are organisations among the founders?"),
        _("For example another association or a company."),
        {"yes": _("Yes"), "no": _("No")},
    ),
}
FORMS = {
    "stop": (
        _("An association does not fit a business"),
        _("Our advisers tell you who can help: the chamber of commerce or a start-up centre."),
    ),
    "initiative": (
        _("You can start right away as an initiative"),
        _("You need no statute and no office. For a single event this is enough."),
    ),
    "nev": (
        _("An association without registration fits you"),
        _("You write a statute and elect a board. You need no notary and no court."),
    ),
    "ev": (
        _("A registered association (e.V.) fits you"),
        _("You write a statute, elect a board and have the association entered in the register."),
    ),
    "ev_charitable": (
        _("A charitable registered association (e.V.) fits you"),
        _(
            "You write a statute with the sentences the tax office wants, and have the association "
            "registered."
        ),
    ),
}
REASONS = {
    "business": _("You said that a business is the main purpose. The law allows that only in other forms."),
    "commitments": _("You want contracts, rooms, staff or larger sums. Then the form should protect you."),
    "funding": _("You want donations or public money. That nearly always needs charitable status."),
    "seven": _("You can be seven members. That is enough for the register."),
    "not_seven": _("You are not seven yet. You can start without registration and register later."),
    "small": _("You plan something small without contracts and without funding."),
}
NOTES = {
    "minors": _("Under 18: the parents have to agree. On the board, ask the register court first."),
    "abroad": _(
        "After the founding you may have to register with one more office within %(term)s. We remind you."
    ),
    "organisations": _("Organisations led by the same people are not counted to the seven."),
}
ACTS = {
    "stop": _("–"),
    "initiative": _("None"),
    "nev": _("Statute, founding meeting, tax office"),
    "ev": _("Statute, founding meeting, tax office, notary, register court"),
    "ev_charitable": _("Statute, founding meeting, tax office, notary, register court"),
}
FEES = {
    "court": _("Register court, first entry"),
    "signatures": _("Certified signatures, one note for all of you"),
    "draft": _("Only if the notary writes the application, at least"),
    "transparency": _("Transparenzregister, each year, free for charitable associations"),
}
LIABILITY = {
    "stop": _("–"),
    "initiative": _("Each of you is liable with your own money."),
    "nev": _("Whoever acts for the association is liable with their own money."),
    "ev": _("The association is liable. Before the entry, whoever acts for it is liable."),
    "ev_charitable": _("The association is liable. Before the entry, whoever acts for it is liable."),
}


def note_text(note: str) -> str:
    """What is to be known beside the recommendation, with the term that the law sets."""
    text = str(NOTES[note])
    return text % {"term": within(TERMS[note])} if note in TERMS else text
