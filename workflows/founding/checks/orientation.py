"""Orientation: seven questions, one recommendation; pure, nothing is stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workflows.engine import law

YES_NO = ("yes", "no")
# The questions in the order in which they are asked, with the codes of their answers.
QUESTIONS: dict[str, tuple[str, ...]] = {
    "purpose": ("ideal", "business"),
    "commitments": YES_NO,
    "seven": YES_NO,
    "funding": YES_NO,
    "minors": YES_NO,
    "abroad": YES_NO,
    "organisations": YES_NO,
}


class Form(StrEnum):
    """What the house recommends."""

    STOP = "stop"
    INITIATIVE = "initiative"
    UNREGISTERED = "nev"
    REGISTERED = "ev"
    CHARITABLE = "ev_charitable"


@dataclass(frozen=True)
class Recommendation:
    """The recommended form with reasons and notes as codes; money in whole euros, time in weeks."""

    form: Form
    charitable: bool
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    people: int
    cost_from: int
    cost_to: int
    weeks_from: int
    weeks_to: int
    fees: tuple["Fee", ...] = ()

    @property
    def legal_form(self) -> str:
        """The answer for `branch.legal_form`; empty when there is no statute to write."""
        return {Form.UNREGISTERED: "none", Form.REGISTERED: "ev", Form.CHARITABLE: "ev"}.get(self.form, "")

    @property
    def can_start(self) -> bool:
        """Whether a founding case makes sense."""
        return bool(self.legal_form)


@dataclass(frozen=True)
class Fee:
    """One cost of the way to the register, in whole euros, and where it stands in the law."""

    code: str
    low: int
    high: int
    basis: str


# What each cost is made of: the numbers of its lower and its upper end; one number when it is fixed.
FEES = {
    "court": ("gnotkg.13100",),
    "signatures": ("gnotkg.25100.min", "gnotkg.25100.max"),
    "draft": ("gnotkg.24102.min",),
    "transparency": ("gwg.24.year",),
}


def known(raw: Mapping[str, str]) -> dict[str, str]:
    """Only answers that are answers, up to the first question left open."""
    answers: dict[str, str] = {}
    for question, codes in QUESTIONS.items():
        if raw.get(question) not in codes:
            break
        answers[question] = raw[question]
        if answers[question] == "business":
            break
    return answers


def next_question(answers: Mapping[str, str]) -> str | None:
    """The first question without an answer; None when the recommendation can be given."""
    if answers.get("purpose") == "business":
        return None
    return next((question for question in QUESTIONS if question not in answers), None)


def recommend(answers: Mapping[str, str]) -> Recommendation:
    """The form that fits these answers (domain of §§ 21, 22, 54, 56 BGB and §§ 51 to 68 AO)."""
    form = _form(answers)
    wants_money = answers.get("funding") == "yes"
    registered = form in (Form.REGISTERED, Form.CHARITABLE)
    numbers = _numbers(form, registered=registered)
    return Recommendation(
        form=form,
        charitable=wants_money and form in (Form.CHARITABLE, Form.UNREGISTERED),
        reasons=_reasons(form, answers),
        notes=tuple(note for note in ("minors", "abroad", "organisations") if answers.get(note) == "yes"),
        people=numbers["bgb.56.members" if registered else "founding.people"],
        cost_from=numbers.get("founding.cost_ev.from", 0),
        cost_to=numbers.get("founding.cost_ev.to", 0),
        weeks_from=numbers.get(f"founding.weeks.{form}.from", 0),
        weeks_to=numbers.get(f"founding.weeks.{form}.to", 0),
        fees=tuple(_fees(numbers)) if registered else (),
    )


def _numbers(form: Form, *, registered: bool) -> dict[str, int]:
    """All numbers of the law that this recommendation names, read at once."""
    codes = ["bgb.56.members", "founding.people"]
    if form is not Form.STOP:
        codes += [f"founding.weeks.{form}.from", f"founding.weeks.{form}.to"]
    if registered:
        codes += ["founding.cost_ev.from", "founding.cost_ev.to"]
        codes += [code for ends in FEES.values() for code in ends]
    return {code: int(number) for code, number in law.values(*codes).items()}


def _fees(numbers: Mapping[str, int]) -> Iterator[Fee]:
    for code, ends in FEES.items():
        yield Fee(code, numbers[ends[0]], numbers[ends[-1]], law.basis(ends[0]))


def _form(answers: Mapping[str, str]) -> Form:
    if answers.get("purpose") == "business":
        return Form.STOP
    has_people = answers.get("seven") == "yes"
    wants_money = answers.get("funding") == "yes"
    if has_people and wants_money:
        return Form.CHARITABLE
    if answers.get("commitments") == "yes":
        return Form.REGISTERED if has_people else Form.UNREGISTERED
    return Form.UNREGISTERED if wants_money else Form.INITIATIVE


def _reasons(form: Form, answers: Mapping[str, str]) -> tuple[str, ...]:
    if form is Form.STOP:
        return ("business",)
    reasons = [reason for reason in ("commitments", "funding") if answers.get(reason) == "yes"]
    if form in (Form.REGISTERED, Form.CHARITABLE):
        reasons.append("seven")
    elif answers.get("seven") == "no" and reasons:
        reasons.append("not_seven")
    return tuple(reasons or ["small"])
