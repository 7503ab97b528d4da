"""Which columns a list of cases shows, as codes in the order of the house."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# The case itself (title, number, process) is always the first column.
LABELS = {
    "organisation": _("Organisation"),
    "stage": _("Stage"),
    "due": _("Due"),
    "contact": _("Contact person"),
    "received": pgettext_lazy("date", "Received"),
    "waiting": _("In this stage since"),
    "language": _("Language"),
}
USUAL = ("organisation", "stage", "due", "contact")


@dataclass(frozen=True)
class Columns:
    """The chosen columns; unknown codes are left out, none at all means the usual ones."""

    codes: tuple[str, ...] = USUAL

    @classmethod
    def read(cls, data: Mapping[str, object]) -> "Columns":
        """The columns in a query string: `columns` once with commas, or once for each."""
        many = getattr(data, "getlist", None)
        given = many("columns") if many else [data.get("columns", "")]
        wanted = {code for text in given for code in str(text)[:200].split(",")}
        codes = tuple(code for code in LABELS if code in wanted)
        return cls(codes or USUAL)

    @property
    def heads(self) -> list[tuple[str, str]]:
        """Code and heading of each column, in the reader's language."""
        return [(code, str(LABELS[code])) for code in self.codes]

    def values(self) -> dict[str, str]:
        """As they stand in an address; the usual ones need not."""
        return {} if self.codes == USUAL else {"columns": ",".join(self.codes)}
