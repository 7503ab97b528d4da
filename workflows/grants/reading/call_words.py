"""What a section and a field of a call mean, in plain words for the people who write calls."""

from typing import Any

from django.utils.translation import gettext_lazy as _

# Section → title and what it is about.
TITLES: dict[str, tuple[object, object]] = {
    "texts": (_("Title and texts"), _("What people read first, in every language of the house.")),
    "money": (_("Money"), _("How much there is, how much one project gets, and how it is paid.")),
    "costs": (_("Kinds of cost"), _("What the grant pays for, and limits on single kinds of cost.")),
    "who": (_("Who may apply"), _("Legal forms, region and what has to come first.")),
    "rounds": (_("Rounds"), _("When applications are taken and when their projects may run.")),
    "times": (_("Times and deadlines"), _("How long each step takes. Reminders and letters follow this.")),
    "proof": (_("Proof and publicity"), _("How spending is proven, and how the support is named.")),
    "letters": (
        _("Letters"),
        _("What the offer of a contract and a no say. As they come they fit most calls."),
    ),
    "decision": (_("How it is decided"), _("Process, form, reviewers and the score sheet.")),
}

# Letter, and part of one, as people call them.
LETTERS: dict[str, object] = {
    "award": _("Offer of a contract"),
    "rejection": _("Rejection"),
    "formal_rejection": _("Rejection for formal reasons"),
    "idea_rejection": _("No to an idea"),
}
PARTS: dict[str, object] = {
    "opening": _("First sentences"),
    "terms": _("What applies"),
    "closing": _("Last sentences"),
    "advice": _("How we can help"),
}
PARTS_HELP: dict[str, object] = {"terms": _("Each line gets a number.")}
# What is filled in for each case.
PLACES: dict[str, object] = {
    "number": _("number of the case"),
    "title": _("title of the project"),
    "group": _("name of the group"),
    "call": _("title of the call"),
    "funder": _("who gives the money"),
    "amount": _("the grant"),
    "start": _("first day of the project"),
    "end": _("last day of the project"),
    "report_days": _("days until the report"),
    "acceptance_days": _("days to sign the contract"),
    "use": _("Sentence: what the money is for, and how far single items may be exceeded."),
    "payment": _("Sentence: when and how we pay."),
    "report": _("Sentence: until when report and list of receipts are due."),
    "proof": _("Sentences: receipts, things that were bought, naming the support, publication."),
    "interest": _("Sentence: from when on money to be paid back bears interest, where it does."),
    "signing": _("Sentence: until when the offer has to be signed."),
}

HELP: dict[str, Any] = {
    "title_de": _("The German text is binding. Reviewers and letters use it where a translation is missing."),
    "summary_de": _("Two or three plain sentences: for whom, for what, up to how much."),
    "slug": _("Small letters, digits and hyphens. It can’t change after publication."),
    "prefix": _("One to six capital letters. MP gives MP-2026-0001."),
    "funder": _("Who gives the money, as the funder wants to be named."),
    "funding_period": _("For example 2026, or 2026–2028."),
    "instrument": _("In which legal form the money is passed on. Only public bodies issue a grant notice."),
    "budget": _("All the money of this call, in euros."),
    "budget_reserve": _("Kept back; decisions can’t promise it."),
    "min_grant": _("Applications for less are refused."),
    "max_grant": _("Applications for more are refused."),
    "max_total_cost": _("Leave it empty if a project may cost any amount."),
    "financing": _(
        "Fixed amount: the sum stays. Gap: the house pays what is missing. Share: a percentage of the cost. "
        "Full cost: the house pays everything."
    ),
    "share_percent": _("Only for “Share of the cost”."),
    "own_share_percent": _("What the group brings itself. 0 if nothing is needed."),
    "own_cash_percent": _("0 if all of the own share may be volunteer work. Never more than the own share."),
    "overrun_percent": _("In the report, costs beyond this need a reason (Nr. 1.2 ANBest-P)."),
    "reclaim_limit": _("Smaller sums are not asked back."),
    "reclaim_interest": _("Points above the base rate, from that day until the money arrives."),
    "in_kind_rate": _("Only if volunteer work counts."),
    "co_funding": _("Whether other funders may pay for the same project."),
    "disbursements": _("Groups that aren’t charitable get no advance (§ 58 AO)."),
    "first_instalment_percent": _("Of an advance: the part that is paid at the start."),
    "offers_from": _("From this price on the group needs several offers. Leave it empty if it never does."),
    "applicant_types": _("Groups with another legal form are told that this call isn’t for them."),
    "founded_within_months": _("Leave it empty if older groups may apply too."),
    "founding_required": _("The group has started a founding with the house."),
    "charity_proof_required": _("A valid notice of the tax office (§ 60a AO or exemption)."),
    "consultation_months": _("The group has talked to an adviser. Leave it empty if no talk is needed."),
    "postcode_prefixes": _("Beginnings of postcodes with commas, like 66, 67. Empty means everywhere."),
    "exclusions": _("Whoever ticks one of these in the form can’t hand in."),
    "lead_days": _("A project can’t start earlier than so many days after the application."),
    "application_days": _("Counted from the day on which the house says yes to the idea."),
    "formal_days": _("Working days, counted from the day the application arrives."),
    "correction_days": _("How long the group has to answer questions of the formal check."),
    "formal_rounds": _("How often an application may be sent back before the formal check is decided."),
    "decision_days": _("The public page promises an answer within so many days."),
    "acceptance_days": _("How long the group has to sign the contract. After that the offer lapses."),
    "report_days": _("Counted from the end of the project."),
    "receipts_asked": _("What a group has to hand in with its report."),
    "contract_terms_de": _(
        "An annex to the contract. {title}, {number}, {group}, {amount}, {start} and {end} are filled in."
    ),
    "credit_de": _("For example: Gefördert durch … Leave it empty if nothing has to be said."),
    "process": _("The order of the steps from application to decision."),
    "form_code": _("The questions a group answers."),
    "decision_mode": _("Two members of staff: no reviews, one checks and another decides."),
    "jury": _("The head of the house decides after a meeting of the jury."),
    "jury_quorum": _("Whoever left the room for an application does not count."),
    "partners_max_grant": _("For projects with enough partners and their letters. Empty: no difference."),
    "workshop_months": _("The group took part in a workshop on applying. Empty if none is needed."),
    "board_fees_allowed": _("Otherwise nobody of the board gets money from the project."),
    "reviewers": _("At least two where reviews are written, at most five."),
    "threshold_percent": _("Shown to the decision maker; nothing is rejected by itself."),
    "deviation_percent": _("Do two results lie further apart than this, a third person reviews."),
}
