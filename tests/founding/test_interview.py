"""The interview asks everything the papers need, one thing a page, and says why."""

from workflows.founding.questions import definition
from workflows.founding.questions.reading_aids import reading_aids

FIELDS = (
    "branch.legal_form", "branch.charitable", "name", "name_short", "seat", "postal_address", "tax_office",
    "financial_year", "purposes", "purpose_text", "activities", "region", "target_circle_open",
    "asset.mode", "asset.recipient_name", "asset.recipient_status", "asset.recipient_notice",
    "asset.purpose", "member.who", "member.min_age", "member.types", "member.admission_organ",
    "member.admission_form", "member.exit_form", "member.exit_notice_months", "member.exit_date",
    "member.exclusion.grounds", "member.exclusion.organ", "member.exclusion.hearing",
    "member.exclusion.appeal", "dues.has", "dues.kinds", "dues.fixed_by", "dues.initial_amount",
    "board.roles", "board.paragraph26", "board.representation", "board.s181", "board.term_years",
    "board.stay_in_office", "board.elected_by", "board.secret", "board.vacancy", "board.pay",
    "board.min_age", "meeting.frequency", "meeting.called_by", "meeting.form", "meeting.notice_days",
    "meeting.minority_share", "meeting.quorum", "meeting.second_call", "majority.statute",
    "majority.purpose", "majority.dissolution", "meeting.online", "meeting.minutes_by", "auditors.count",
    "editorial_authorisation", "data_protection_clause", "founders", "contact.name", "contact.phone",
    "contact.email", "fa.income_estimate", "fa.bank",
)  # fmt: skip


def test_every_field_of_the_interview_is_asked():
    """The keys of the field's own list (domain 2.5) that a group can answer before its meeting."""
    asked = {each["id"] for step in definition()["steps"] for each in step["questions"]}
    assert set(FIELDS) <= asked
    assert "register_intent" not in asked  # an e.V. has no choice (§ 57 BGB)


def test_a_page_of_the_interview_is_about_one_thing():
    pages = {step["id"]: [each["id"] for each in step["questions"]] for step in definition()["steps"]}
    assert max(map(len, pages.values())) <= 6
    assert pages["form"] == ["branch.legal_form", "branch.charitable"]


def test_every_question_says_why_it_is_asked():
    aids = reading_aids().questions
    asked = [each for step in definition()["steps"] for each in step["questions"]]
    assert not [each["id"] for each in asked if not each.get("help") and each["id"] not in aids]
