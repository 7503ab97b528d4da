"""Nine papers of a founding: the set of today, and the three of the first release made three times."""

from collections.abc import Callable

from meter import Action

from tests.founding import factories
from workflows.documents import letters
from workflows.founding.actions import documents

SET = 9


def _of_the_set() -> Callable[[], object]:
    """Statute, minutes and the letters and lists around them, as the worker prints them."""
    from workflows.founding.checks.origin import Counts  # noqa: PLC0415  after django.setup()
    from workflows.founding.reading import cases as reading  # noqa: PLC0415  only this build has it

    counts = Counts(members_total=7, members_noneu=5, board_total=3, board_noneu=2)
    case = factories.founded(counts=counts)
    data = reading.data_for(case)
    papers = documents.papers_before(data) | documents.papers_after(case, data)
    made = [letters.Letter("founding/paper", each.fields(), title=each.title) for each in papers.values()]
    chosen = [documents.statute(data), documents.minutes(data), *made][:SET]
    return lambda: [letter.printed() for letter in chosen]


def _of_three() -> Callable[[], object]:
    """Statute, minutes and check sheet, one after another, three times."""
    from workflows.founding import reading  # noqa: PLC0415  a module in the older build

    case = factories.founded()
    data = reading.data_for(case)
    made = (
        lambda: documents.statute_pdf(data),
        lambda: documents.minutes_pdf(data),
        lambda: documents.checks_pdf(case),
    )
    return lambda: [make() for _turn in range(SET // len(made)) for make in made]


class Papers:
    """Nine papers, of a founding that was held just now."""

    def before(self) -> None:
        """The data are read; what is measured is the making."""
        self.make = _of_three() if hasattr(documents, "statute_pdf") else _of_the_set()

    def do(self) -> None:
        """Nine files."""
        self.make()


def _action() -> Action:
    papers = Papers()
    return Action(papers.do, before=papers.before, undone=True)


ROWS = {"nine papers": _action}
