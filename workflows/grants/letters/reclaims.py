"""Letters about money that has to come back: the demand, instalments, reminders, the interest."""

from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from workflows.documents.letters import Letter
from workflows.people.models import House, User
from workflows.values.money import figures

from ..bank.girocode import girocode
from ..models import InterestFrom, Owed, ReclaimReminder
from ..rules.reclaims import Account, Row
from .answers import BINDING, fact, frame, section
from .sentences import interest_words

# As many codes as stand on a page with what is said.
MOST_CODES = 6


def demand(account: Account, signer: User, language: str = BINDING) -> Letter:
    """What has to come back and why, until when and to which account."""
    with override(language):
        settlement = account.reclaim.settlement
        opening = [
            _("Your report has been examined. The grant comes to less than what we have paid you."),
            _("Please pay back the difference. We thank you for your work all the same."),
        ]
        if settlement.given_back:
            opening = [_("You have given the grant back. Please pay back what we have paid you.")]
        facts = [
            fact(_("Accepted costs"), settlement.accepted_costs, "money"),
            fact(_("Final grant"), settlement.final_grant, "money"),
            fact(_("Paid so far"), settlement.paid, "money"),
            fact(_("To be paid back"), account.reclaim.principal, "money"),
        ]
        sections = [_cuts(account), *_how_to_pay(account), _trouble()]
        subject = _("Money to be paid back: %(title)s") % {"title": account.reclaim.application.title}
        return _letter(account, signer, language, subject, opening, facts, sections)


def instalments(account: Account, signer: User, language: str = BINDING) -> Letter:
    """The instalments that were agreed on, each with its day."""
    with override(language):
        opening = [
            _("We have agreed with you that you pay the money back in parts."),
            _("Each part is due on its own day. You can always pay more, or earlier."),
        ]
        facts = [fact(_("Still open"), account.open, "money")]
        subject = _("Paying back in instalments: %(title)s") % {"title": account.reclaim.application.title}
        return _letter(account, signer, language, subject, opening, facts, _how_to_pay(account))


def reminder(account: Account, sent: ReclaimReminder, signer: User, language: str = BINDING) -> Letter:
    """A part did not come in time; the third time it is the last reminder."""
    with override(language):
        opening = {
            1: [
                _("Perhaps it slipped your mind: the money below was due and is not here yet."),
                _("If you have paid in the last days, you need not do anything."),
            ],
            2: [_("We have reminded you before. The money below is still not here. Please pay it now.")],
            3: [
                _("This is our last reminder. The money below is still not here."),
                _("If it does not come, the house decides how to collect it. Please talk to us before."),
            ],
        }[sent.level]
        facts = [
            fact(_("Was due on"), sent.part.due_on.isoformat(), "date"),
            fact(_("Still open"), sent.open_amount, "money"),
            fact(_("Please pay by"), sent.pay_by.isoformat(), "date"),
        ]
        subject = _("Reminder %(level)s: %(title)s") % {
            "level": sent.level,
            "title": account.reclaim.application.title,
        }
        return _letter(
            account, signer, language, subject, opening, facts, [*_how_to_pay(account), _trouble()]
        )


def interest(account: Account, signer: User, language: str = BINDING) -> Letter:
    """The whole amount came; what is left is the interest that the contract asks for."""
    with override(language):
        opening = [
            _("All that had to be paid back has arrived. Thank you."),
            interest_words(account.reclaim.interest_from),
        ]
        facts = [fact(pgettext("reclaim", "Interest"), account.interest_open, "money")]
        subject = _("Interest: %(title)s") % {"title": account.reclaim.application.title}
        return _letter(account, signer, language, subject, opening, facts, _how_to_pay(account))


def _letter(  # noqa: PLR0913, PLR0917  one letter is described in one place
    account: Account,
    signer: User,
    language: str,
    subject: str,
    opening: list[str],
    facts: list[dict[str, object]],
    sections: list[dict[str, object]],
) -> Letter:
    rows = [row for row in account.rows if row.open]
    data = frame(account.reclaim.application, signer, language) | {
        "subject": subject,
        "opening": opening,
        "facts": facts,
        "sections": [each for each in sections if each["paragraphs"] or each["items"]],
        "sums": _table(rows) if len(rows) > 1 else {},
        "codes": _codes(account, rows[:MOST_CODES]),
    }
    return Letter("grants/letter", data, language, title=subject)


def _table(rows: list[Row]) -> dict[str, object]:
    return {
        "heads": [_("Part"), _("Due on"), _("Amount")],
        "rows": [
            [str(number), row.part.due_on.isoformat(), str(row.open)] for number, row in enumerate(rows, 1)
        ],
        "total": [_("Together"), "", str(sum((row.open for row in rows), Decimal(0)))],
    }


def _codes(account: Account, rows: list[Row]) -> list[dict[str, str]]:
    house = House.load()
    if not house.iban:
        return []
    number = account.reclaim.application.number or ""
    said = _("Code for your banking app: %(amount)s € to %(name)s, reference %(number)s")
    name = house.carrier or house.name
    return [
        {
            "svg": girocode(name=name, iban=house.iban, amount=row.open, text=number),
            "alt": said % {"amount": figures(row.open), "name": name, "number": number},
            "due": row.part.due_on.isoformat(),
            "amount": str(row.open),
        }
        for row in rows
    ]


def _cuts(account: Account) -> dict[str, object]:
    cuts = account.reclaim.settlement.cuts
    said = [f"{figures(Decimal(str(cut['amount'])))} €: {cut['reason']}" for cut in cuts]
    return section(_("What we could not accept"), [], said)


def _how_to_pay(account: Account) -> list[dict[str, object]]:
    """Account and reference, so that the money finds its case; and what being late costs."""
    house, row = House.load(), account.next
    if row is None:
        return []
    said = [_("Reference, please exactly so: %(number)s") % {"number": account.reclaim.application.number}]
    if house.iban:
        account_words = {"name": house.carrier or house.name, "iban": _spaced(house.iban)}
        said.insert(0, _("Account: %(name)s, %(iban)s") % account_words)
    if account.reclaim.interest_from != InterestFrom.NONE and row.part.kind == Owed.PRINCIPAL:
        said.append(interest_words(account.reclaim.interest_from))
    return [section(_("How to pay"), [], said), section(_("Until when"), [_until(account, row)])]


def _until(account: Account, row: Row) -> str:
    values = {"day": date_format(row.part.due_on, "DATE_FORMAT"), "amount": figures(row.open)}
    more = sum(1 for each in account.rows if each.open) - 1
    if more:
        return _("The next part of %(amount)s € is due on %(day)s.") % values
    return _("Please pay %(amount)s € by %(day)s.") % values


def _trouble() -> dict[str, object]:
    return section(
        _("If you can’t pay at once"),
        [_("Write to us or call us before the day is over: we can agree on instalments.")],
    )


def _spaced(iban: str) -> str:
    plain = iban.replace(" ", "")
    return " ".join(plain[place : place + 4] for place in range(0, len(plain), 4))
