"""One mail to the group about where its founding stands."""

from workflows.outbox.addressees import write_to_applicant
from workflows.people.addresses import address

from ..models import FoundingCase


def tell(case: FoundingCase, template: str, *, key: object, screen: str = "", **context: object) -> None:
    """The group reads `founding/mail/<template>`, once for each `key`, with the way to its case."""
    write_to_applicant(
        case=case,
        template=f"founding/mail/{template}",
        context=lambda person: {
            "case": case,
            "url": address(screen or "desk:case", person.language, case_id=case.pk),
            **context,
        },
        key=f"founding.{template}.{case.pk}.{key}",
    )
