"""What to do for each duty, in plain words."""

from django.utils.translation import gettext_lazy as _

from ..models import DutyCode

ADVICE = {
    DutyCode.TAX_OFFICE.value: _(
        "Fill in the questionnaire in ELSTER by this day (§ 137 AO). Enclose statute and minutes. "
        "If you want to be charitable, apply for the notice under § 60a AO at the same time."
    ),
    DutyCode.FOREIGNERS_OFFICE.value: _(
        "Send statute, names and addresses of the board to the public order office by this day "
        "(§ 19 VereinsG-DVO), in German. It is free. If you are unsure whether it applies, ask that office."
    ),
    DutyCode.TAX_NOTICE.value: _(
        "Tax offices often take some months. When nothing has come by this day, ask how things stand. "
        "You may write donation receipts only when you have the notice. Note it here when it comes."
    ),
    DutyCode.OBJECTION.value: _(
        "Write to the tax office that you object (Einspruch); it has to arrive by this day "
        "(§§ 347, 355 AO). It costs nothing. Or change the statute as the office wants. "
        "Talk to your adviser first."
    ),
    DutyCode.BANK.value: _(
        "Take minutes, statute and identity documents to a bank. Before the entry the account has “i. Gr.” "
        "in its name. When a bank says no, ask another one: that happens, and it is not your fault."
    ),
    DutyCode.TRANSPARENCY.value: _(
        "Report the board at transparenzregister.de, because the register of associations does not say "
        "everything about it (§ 20a GwG). Charitable associations apply there to be free of the fee."
    ),
    DutyCode.INSURANCE.value: _(
        "Get liability insurance for the association, and think of events. Report to the "
        "Berufsgenossenschaft when somebody works for you."
    ),
    DutyCode.PRIVACY.value: _(
        "Give every member the information on data protection together with the membership form "
        "(Art. 13 DSGVO), and write down which data you keep and why (Art. 30 DSGVO)."
    ),
    DutyCode.CASH_BOOK.value: _(
        "Write down every income and expense, with a receipt. A charitable association keeps four kinds "
        "apart: ideal area, assets, purpose operation, business. Keep the receipts for ten years."
    ),
    DutyCode.WEBSITE.value: _(
        "Every website and every page in social networks needs name, address, board and register number "
        "(§ 5 DDG). No website? Then there is nothing to do."
    ),
    DutyCode.REGISTER_CHANGE.value: _(
        "A new board or a changed statute has to be reported to the register, with certified signatures. "
        "A changed statute counts only once it is entered (§ 71 BGB)."
    ),
    DutyCode.FEW_MEMBERS.value: _(
        "Find new members and count again here: then this is over. Otherwise the board asks the register "
        "court to withdraw the legal capacity (§ 73 BGB). When nobody asks in time, the court does it by "
        "itself."
    ),
    DutyCode.GENERAL_MEETING.value: _(
        "Invite all members as your statute says: form, time, agenda. Report on money and work, let the cash "
        "be audited, and write minutes."
    ),
    DutyCode.BOARD_ELECTION.value: _(
        "The board’s term ends. Elect it at a members’ meeting and report the change to the register."
    ),
    DutyCode.TAX_RETURN.value: _(
        "The tax office asks a charitable association every few years: tax return, report on your "
        "work, income and expenses. Without it the notice runs out, and with it donation receipts."
    ),
    DutyCode.HEALTH_CHECK.value: _(
        "Is the board in the register the real one? Are insurance, tax notice and members’ data up to date? "
        "Are there at least three members (§ 73 BGB)?"
    ),
}
