"""The draws of receipts in a case, and what no draw has looked at yet."""

from ..models import Application, Receipt, SpotCheck


def of_case(case: Application) -> list[SpotCheck]:
    """Every draw, oldest first, with who drew."""
    return list(SpotCheck.objects.filter(application=case).select_related("drawn_by"))


def undrawn(case: Application) -> list[int]:
    """The receipts of the list that no draw has considered, by number."""
    draws = SpotCheck.objects.filter(application=case).values_list("considered", flat=True)
    seen = {pk for considered in draws for pk in considered}
    listed = Receipt.objects.filter(application=case).order_by("pk").values_list("pk", flat=True)
    return [pk for pk in listed if pk not in seen]
