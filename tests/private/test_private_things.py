"""What is private, unpublished or taken back is told by no way: kinds of things × ways × people (C6)."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from pages.models import NewsIndexPage
from tests.documents.factories import upload
from tests.grants import factories as grants
from tests.newsletters import factories as newsletters
from tests.pages import factories as pages
from tests.people.factories import MembershipFactory, OrganisationFactory, UserFactory
from workflows.desk.actions import messages as desk
from workflows.documents.actions import freeze
from workflows.engine.models import Audience, Step
from workflows.grants import actions
from workflows.grants.models import Application
from workflows.organisations import actions as safes
from workflows.organisations.actions.keeping import Board, Seat
from workflows.organisations.actions.safe import Paper
from workflows.organisations.models import SafeKind

from . import ways
from .ways import WORD

OFFICE = frozenset({"officer", "auditor"})
SIDE = frozenset({"applicant", "colleague"})
REVIEWERS = frozenset({"first reviewer", "second reviewer", "idle reviewer"})
HOUSE = OFFICE | REVIEWERS | {"manager", "editor"}
EVERYBODY = HOUSE | SIDE | {"visitor", "stranger"}
# The mark that stands in each kind of thing, and who may learn of it by any way; everybody else by none.
THINGS = {
    "Entwurfstitel": SIDE,  # of an application nobody handed in
    "Antragstitel": SIDE | OFFICE | {"first reviewer", "second reviewer"},
    "Nachrichtenwort": SIDE | OFFICE,
    "Notizwort": OFFICE,
    "hausakte": OFFICE,  # a document for the house alone
    "beilage": SIDE | OFFICE,
    "safeakte": SIDE | OFFICE | {"manager"},  # a document in the safe of the organisation
    "Vorstandswort": SIDE | OFFICE | {"manager"},  # who is on its board
    "Gutachtenwort": frozenset({"first reviewer"}),  # a review while the other one is missing
    "Gutachterin": OFFICE | {"first reviewer"},  # who reviews
    "Rundentwurf": HOUSE,  # a call that is not published
    "Seitenentwurf": frozenset(),
    "Seitenaenderung": frozenset(),  # written, not published, on a page that is
    "Seitenrueckzug": frozenset(),  # was public once
    "Briefentwurf": frozenset(),  # an issue of the newsletter that nobody approved
    "Seitenoffen": EVERYBODY,
}


@pytest.fixture
def world(db: object) -> SimpleNamespace:
    """One thing of each kind, and everybody who might ask."""
    people = grants.staff()
    here = SimpleNamespace(people=people, cases=[], sheets=[], steps=[], pages=[], calls=[], organisations=[])
    _call_with_applications(here)
    _pages(here)
    return here


def _call_with_applications(here: SimpleNamespace) -> None:
    people = here.people
    people.reviewers[0].name = "Gutachterin Eins"
    people.reviewers[0].save()
    call = grants.open_call(people)
    hidden = actions.copy_call(source=call, actor=people.manager, slug="naechste")
    type(hidden).objects.filter(pk=hidden.pk).update(title={"de": f"{WORD} Rundentwurf"})
    case = grants.in_review(call, people, title=f"{WORD} Antragstitel")
    colleague = UserFactory()
    MembershipFactory(organisation=case.organisation, user=colleague)
    draft = grants.draft_for(call, people, case.applicant, case.organisation, title=f"{WORD} Entwurfstitel")
    Application.objects.filter(pk=draft.pk).update(title=f"{WORD} Entwurfstitel")
    desk.write_message(case=case, actor=case.applicant, text=f"{WORD} Nachrichtenwort")
    desk.write_note(case=case, actor=people.officer, text=f"{WORD} Notizwort")
    for name, audience in (("hausakte.txt", Audience.STAFF), ("beilage.txt", Audience.EVERYONE)):
        freeze(
            case=case, kind="note", name=name, content=name.encode(), media_type="text/plain", actor=None,
            audience=audience,
        )  # fmt: skip
    _organisation(here, case)
    for person in people.reviewers[:2]:
        seat = Step.objects.open().get(case_id=case.pk, assignee=person)
        actions.declare_conflict(step=seat, actor=person, conflict="none")
    seat = Step.objects.open().get(case_id=case.pk, assignee=people.reviewers[0])
    said = {
        code: {**row, "reason": f"Gut begründet. {WORD} Gutachtenwort"}
        for code, row in grants.scores().items()
    }
    actions.submit_review(step=seat, actor=people.reviewers[0], scores=said, recommendation="approve")
    here.cases, here.calls = [case, draft], [call, hidden]
    here.sheets = [grants.sheet_of(each) for each in here.cases]
    here.steps = list(Step.objects.filter(case_id=case.pk))
    here.asking = _asking(here, case, colleague)


def _organisation(here: SimpleNamespace, case: Application) -> None:
    """Its safe and its board."""
    assert case.organisation is not None
    paper = Paper(SafeKind.objects.get(code="other"), "safeakte")
    file = upload("safeakte.pdf")
    safes.add_document(organisation=case.organisation, actor=case.applicant, file=file, paper=paper)
    seats = [Seat("Vorsitz", f"{WORD} Vorstandswort")]
    safes.keep_record(
        organisation=case.organisation, actor=case.applicant, seat="Köln", board=Board(seats=seats)
    )
    here.organisations = [case.organisation]


def _asking(here: SimpleNamespace, case: Application, colleague: object) -> dict[str, object]:
    stranger = UserFactory()
    MembershipFactory(organisation=OrganisationFactory(), user=stranger)
    people = here.people
    return {
        "visitor": None,
        "stranger": stranger,
        "applicant": case.applicant,
        "colleague": colleague,
        "editor": UserFactory(roles=["editor"]),
        "manager": people.manager,
        "idle reviewer": people.reviewers[2],
        "first reviewer": people.reviewers[0],
        "second reviewer": people.reviewers[1],
        **{name: getattr(people, name) for name in OFFICE},
    }


def _pages(here: SimpleNamespace) -> None:
    changed = pages.article(title=f"{WORD} Seitenoffen", slug="offen")
    changed.introduction = f"{WORD} Seitenaenderung"
    changed.save_revision()
    gone = pages.article(title=f"{WORD} Seitenrueckzug", slug="rueckzug")
    gone.unpublish()
    draft = pages.article(title=f"{WORD} Seitenentwurf", slug="entwurf")
    draft.unpublish()
    issue = newsletters.issue(title=f"{WORD} Briefentwurf", slug="brief", introduction=f"{WORD} Briefentwurf")
    assert NewsIndexPage.objects.exists()
    here.pages = [changed, gone, draft, issue]


def _leaks(said: str, who: str) -> Iterator[str]:
    """Marks that this person must not meet, with the way on which they did."""
    for mark, may in THINGS.items():
        found = [part for part in said.split("\n\n") if mark.casefold() in part.casefold()]
        if found and who not in may:
            yield f"{who} meets {mark!r} at {found[0].strip()[:90]}"
        if not found and who in may:
            yield f"{who} never meets {mark!r}"


def test_nobody_learns_what_is_not_for_them(world: SimpleNamespace) -> None:
    """Nor is anything hidden from those whom it is for: then the test would say nothing."""
    wrong = []
    for who, person in world.asking.items():
        wrong += _leaks(ways.told(world, person), who)
    assert wrong == [], "\n".join(wrong)
