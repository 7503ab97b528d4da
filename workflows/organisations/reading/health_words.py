"""What each item of the health check means, asks and advises, with its legal source."""

from django.utils.translation import gettext_lazy as _

from ..models import HealthItem

MEANS = {
    HealthItem.BOARD: _(
        "The register names who may sign for the association. Whoever is not entered has trouble with banks, "
        "authorities and contracts."
    ),
    HealthItem.NOTICE: _(
        "Only with a valid notice of the tax office may you write donation receipts, and many grants "
        "ask for it."
    ),
    HealthItem.CASH_BOOK: _(
        "Income and expenses are written down in order, with receipts. The board is accountable to the "
        "members and to the tax office."
    ),
    HealthItem.INSURANCE: _(
        "A liability insurance pays when somebody is hurt or something is damaged at your events."
    ),
    HealthItem.DATA_PROTECTION: _(
        "Members know which data you keep and why, and there is a list of what is done with them."
    ),
    HealthItem.TRANSPARENCY: _(
        "The Transparenzregister says who is behind an association. The entry is made by itself only when "
        "everybody on the board has German citizenship alone and lives in Germany."
    ),
}
QUESTIONS = {
    HealthItem.CASH_BOOK: _("Do you write down all income and expenses, with receipts?"),
    HealthItem.INSURANCE: _("Does your association have a liability insurance?"),
    HealthItem.DATA_PROTECTION: _(
        "Do your members know which data you keep, and do you have a list of processing?"
    ),
    HealthItem.TRANSPARENCY: _(
        "Is your entry in the Transparenzregister right: made by itself, or reported by you?"
    ),
}
BASIS = {
    HealthItem.BOARD: "§§ 26, 27, 67 BGB",
    HealthItem.NOTICE: "§ 63 Abs. 5 AO, § 60a AO",
    HealthItem.CASH_BOOK: "§ 63 Abs. 3 AO; §§ 27, 666 BGB",
    HealthItem.INSURANCE: "§ 31 BGB",
    HealthItem.DATA_PROTECTION: "Art. 13, 30 DSGVO",
    HealthItem.TRANSPARENCY: "§§ 20, 20a GwG",
}
_NOTHING = _("Nothing to do.")
_ANSWER = _("Answer the question below. It takes a minute.")
_AGAIN = _("Your answer is more than a year old. Please answer again.")
_ADVICE = _("Ask our advisers. Together you find out quickly.")
_TALK = _("Talk to our advisers about the next step.")
ADVICE = {
    (HealthItem.BOARD, "none"): _("Only registered associations have a board in the register."),
    (HealthItem.BOARD, "unknown"): _("Write down when your board was elected and entered in the register."),
    (HealthItem.BOARD, "over"): _(
        "The term of office is over. Call a members’ meeting and elect the board; then report it "
        "to the register."
    ),
    (HealthItem.BOARD, "unregistered"): _(
        "The new board is not in the register yet. Go to a notary with the minutes now and report the change."
    ),
    (HealthItem.BOARD, "to_register"): _(
        "Report the new board to the register: with the minutes, certified by a notary."
    ),
    (HealthItem.BOARD, "soon"): _(
        "The term of office ends soon. Plan the members’ meeting with the election."
    ),
    (HealthItem.BOARD, "holds"): _NOTHING,
    (HealthItem.NOTICE, "none"): _(
        "No notice is noted. If your association is charitable, add the notice to profile or safe."
    ),
    (HealthItem.NOTICE, "over"): _(
        "The notice is too old. Write no donation receipts with it. Send the tax return, or ask the "
        "tax office."
    ),
    (HealthItem.NOTICE, "soon"): _(
        "The notice ends soon. Send your tax return now; a new notice takes months."
    ),
    (HealthItem.NOTICE, "holds"): _NOTHING,
    (HealthItem.CASH_BOOK, "unknown"): _ANSWER,
    (HealthItem.CASH_BOOK, "no"): _(
        "Start a cash book today: date, what for, income, expense, receipt number. Our advisers show you how."
    ),
    (HealthItem.CASH_BOOK, "unsure"): _ADVICE,
    (HealthItem.CASH_BOOK, "old"): _AGAIN,
    (HealthItem.CASH_BOOK, "yes"): _NOTHING,
    (HealthItem.INSURANCE, "unknown"): _ANSWER,
    (HealthItem.INSURANCE, "no"): _(
        "Ask for offers of a liability insurance for associations before the next event."
    ),
    (HealthItem.INSURANCE, "unsure"): _ADVICE,
    (HealthItem.INSURANCE, "old"): _AGAIN,
    (HealthItem.INSURANCE, "yes"): _("Put the policy into the safe; then we remind you before it ends."),
    (HealthItem.INSURANCE, "over"): _("The policy in the safe has ended. Renew it, then add the new one."),
    (HealthItem.INSURANCE, "soon"): _("The policy ends soon. Renew it in time."),
    (HealthItem.INSURANCE, "holds"): _NOTHING,
    (HealthItem.DATA_PROTECTION, "unknown"): _ANSWER,
    (HealthItem.DATA_PROTECTION, "no"): _(
        "Give your members a sheet on data protection and write a list of processing. Our advisers help."
    ),
    (HealthItem.DATA_PROTECTION, "unsure"): _ADVICE,
    (HealthItem.DATA_PROTECTION, "old"): _AGAIN,
    (HealthItem.DATA_PROTECTION, "yes"): _NOTHING,
    (HealthItem.TRANSPARENCY, "none"): _("Associations without entry in a register are not listed there."),
    (HealthItem.TRANSPARENCY, "unknown"): _ANSWER,
    (HealthItem.TRANSPARENCY, "no"): _(
        "Report the people on your board at transparenzregister.de without delay. It costs charitable "
        "associations nothing."
    ),
    (HealthItem.TRANSPARENCY, "unsure"): _TALK,
    (HealthItem.TRANSPARENCY, "old"): _AGAIN,
    (HealthItem.TRANSPARENCY, "board"): _(
        "Your board has changed since. Check whether the entry is still right, then answer again."
    ),
    (HealthItem.TRANSPARENCY, "yes"): _NOTHING,
}
