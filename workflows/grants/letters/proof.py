"""What the contract says about proof, things that were bought, and naming the support."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from workflows.values.money import euros

from ..models import Belongings, Call, ReceiptsAsked


def proof_terms(call: Call, language: str) -> Iterator[str]:
    """A sentence for each term of the call that asks more than usual."""
    if call.receipts_asked == ReceiptsAsked.SAMPLE:
        yield _("Keep the receipts with you. After your report we ask for some of them.")
    elif call.receipts_asked == ReceiptsAsked.ORIGINALS:
        yield _("Show us the originals of your receipts with the report.")
    if call.belongings == Belongings.PURPOSE:
        yield _("Things you buy stay yours and serve the purpose of the project; sell them only if we agree.")
    elif call.belongings == Belongings.HOUSE:
        yield _("Things you buy belong to us after the project. Bring them to us.")
    if call.inventory_from is not None:
        yield _("List what you buy for more than %(amount)s.") % {"amount": euros(call.inventory_from)}
    if credit := call.text("credit", language).strip():
        yield _("Name our support in everything you publish: %(words)s") % {"words": credit}
    if call.results_public:
        yield _("We publish the title of your project, the name of your group and the sum.")
