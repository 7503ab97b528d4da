"""What a value that does not fit is told, in the reader's language, whatever library noticed it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext, gettext_noop, ngettext

# pydantic's types of errors, by what a person has to do.
SENTENCES: dict[str, str] = {
    "missing": gettext_noop("This is missing."),
    "none_required": gettext_noop("This must stay empty."),
    "extra_forbidden": gettext_noop("This is not known here."),
    "unknown_parameter": gettext_noop("This parameter is not known here."),
    "json_invalid": gettext_noop("This is not JSON."),
    "dict_type": gettext_noop("This must be an object."),
    "model_type": gettext_noop("This must be an object."),
    "model_attributes_type": gettext_noop("This must be an object."),
    "list_type": gettext_noop("This must be a list."),
    "string_type": gettext_noop("This must be a text."),
    "bool_type": gettext_noop("This must be true or false."),
    "bool_parsing": gettext_noop("This must be true or false."),
    "int_type": gettext_noop("This must be a whole number."),
    "int_parsing": gettext_noop("This must be a whole number."),
    "int_from_float": gettext_noop("This must be a whole number."),
    "int_parsing_size": gettext_noop("This number is too large."),
    "float_type": gettext_noop("This must be a number."),
    "float_parsing": gettext_noop("This must be a number."),
    "decimal_type": gettext_noop("This must be a number."),
    "decimal_parsing": gettext_noop("This must be a number."),
    "finite_number": gettext_noop("This must be a number."),
    "decimal_max_places": gettext_noop("This has too many digits after the point."),
    "decimal_max_digits": gettext_noop("This number is too large."),
    "decimal_whole_digits": gettext_noop("This number is too large."),
    "date_type": gettext_noop("This must be a date like 2026-11-28."),
    "date_parsing": gettext_noop("This must be a date like 2026-11-28."),
    "date_from_datetime_parsing": gettext_noop("This must be a date like 2026-11-28."),
    "datetime_type": gettext_noop("This must be a moment like 2026-11-28T09:30:00+01:00."),
    "datetime_parsing": gettext_noop("This must be a moment like 2026-11-28T09:30:00+01:00."),
    "datetime_from_date_parsing": gettext_noop("This must be a moment like 2026-11-28T09:30:00+01:00."),
    "uuid_type": gettext_noop("This must be a UUID."),
    "uuid_parsing": gettext_noop("This must be a UUID."),
    "url_parsing": gettext_noop("This must be a web address."),
}
OTHER = gettext_noop("This value does not fit here.")


def sentence(error: Mapping[str, Any]) -> str:
    """The message for one error of pydantic; our own validators' words stay as they are."""
    kind, context = str(error.get("type", "")), error.get("ctx") or {}
    if kind in SENTENCES:
        return gettext(SENTENCES[kind])
    if counted := _counted(kind, context):
        return counted
    if kind in ("literal_error", "enum"):
        return gettext("Possible values: %(values)s.") % {"values": context.get("expected", "")}
    if kind in ("value_error", "assertion_error") and context.get("error"):
        return str(context["error"])
    return str(error.get("msg", "")) if get_language() == "en" else gettext(OTHER)


def _counted(kind: str, context: Mapping[str, Any]) -> str:
    match kind:
        case "string_too_long":
            most = int(context["max_length"])
            text = ngettext("At most %(count)d character.", "At most %(count)d characters.", most)
            return text % {"count": most}
        case "string_too_short":
            least = int(context["min_length"])
            text = ngettext("At least %(count)d character.", "At least %(count)d characters.", least)
            return text % {"count": least}
        case "too_long":
            most = int(context["max_length"])
            return ngettext("At most %(count)d entry.", "At most %(count)d entries.", most) % {"count": most}
        case "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than":
            return _bounded(kind, context)
    return ""


def _bounded(kind: str, context: Mapping[str, object]) -> str:
    texts = {
        "greater_than_equal": (gettext("At least %(limit)s."), "ge"),
        "less_than_equal": (gettext("At most %(limit)s."), "le"),
        "greater_than": (gettext("More than %(limit)s."), "gt"),
        "less_than": (gettext("Less than %(limit)s."), "lt"),
    }
    text, key = texts[kind]
    return text % {"limit": context.get(key, "")}
