"""What other programs hear of pages: which answers of the API are out of date, by their tags."""

from django.apps import apps

from pages.cache.middleware import tag
from pages.cache.version import ANY, FRAME, of_page, of_type
from pages.models import MenuItem
from pages.signals import HOME
from workflows.webhooks import sorting

type Data = dict[str, object]

# Who shows other pages shows these, too: addresses may stand anywhere, and so may what is gone.
ANYWHERE = ("page.moved", "page.deleted")
SELDOM = ("page.published", "page.unpublished")


def connect() -> None:
    """Events of pages and content carry their tags."""
    for name in SELDOM:
        sorting.complete_by(name, _of_page)
    for name in ANYWHERE:
        sorting.complete_by(name, _of_page_anywhere)
    sorting.complete_by("content.changed", lambda data: {**data, "tags": _tags(FRAME)})


def _of_page(data: Data) -> Data:
    """As the kept answers are forgotten (pages.signals): all of them when a menu leads to the page."""
    stands_anywhere = int(str(data["depth"])) <= HOME or MenuItem.objects.filter(page=data["page"]).exists()
    return _tagged(data, anywhere=stands_anywhere)


def _of_page_anywhere(data: Data) -> Data:
    return _tagged(data, anywhere=True)


def _tagged(data: Data, *, anywhere: bool) -> Data:
    label = _label(str(data["type"]))
    subjects = [of_page(data["translation_key"]), of_type(label), *([FRAME] if anywhere else [])]
    told = {name: value for name, value in data.items() if name != "depth"}
    return {**told, "type": label, "tags": _tags(*subjects)}


def _tags(*subjects: str) -> list[str]:
    """What follows every change is old, too."""
    return sorted(map(tag, {ANY, *subjects}))


def _label(name: str) -> str:
    """`pages.NewsPage` for `pages.newspage`."""
    try:
        return apps.get_model(name)._meta.label
    except LookupError:
        return name
