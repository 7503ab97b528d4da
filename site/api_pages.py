"""What Wagtail's API takes for pages and their blocks: another shape is a mistake of the sender, not of ours.

Wagtail 8.0 reads `{"type": …, "value": …}` without looking, and moves a page beside the root of all pages; it
answers 500 to both.
"""

from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from wagtail.actions import action_registry
from wagtail.actions.move_page import MovePageAction, MovePagePermissionError
from wagtail.api.v3 import form_data
from wagtail.blocks import ListBlock
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.blocks.struct_block import BaseStructBlock
from wagtail.models import Page

_flatten = form_data.flatten_block_value
# What the blocks of libraries raise when a value is of another kind than they expect.
UNFIT = (TypeError, ValueError, AttributeError, LookupError, ArithmeticError)


def flatten(block: object, value: object, prefix: str, data: MultiValueDict) -> None:
    """Wagtail's own, which calls this again for every block inside."""
    if not _fits(block, value):
        raise _refused(prefix)
    try:
        _flatten(block, value, prefix, data)
    except ValidationError:
        raise
    except UNFIT as error:
        raise _refused(prefix) from error


class Move(MovePageAction):
    """Beside the root of all pages there is no place."""

    def check(self, parent_after: object, skip_permission_checks: bool = False) -> None:
        """Wagtail's check asks the new parent."""
        if parent_after is None:
            raise MovePagePermissionError
        super().check(parent_after, skip_permission_checks)


def register() -> None:
    """From now on every block and every move passes here."""
    form_data.flatten_block_value = flatten
    action_registry.register(Page, Move)


def _fits(block: object, value: object) -> bool:
    if value is None:
        return True
    if isinstance(block, BaseStreamBlock):
        return isinstance(value, list) and all(_is_block(each) for each in value)
    if isinstance(block, ListBlock):
        return isinstance(value, list)
    return not isinstance(block, BaseStructBlock) or isinstance(value, dict)


def _is_block(item: object) -> bool:
    return isinstance(item, dict) and isinstance(item.get("type"), str) and "value" in item


def _refused(prefix: str) -> ValidationError:
    place = prefix.replace("-value", "").replace("-", ".")
    text = _("This is no block: write an object with “type” and “value”, as GET /api/schema/ describes it.")
    return ValidationError({place: [text]})
