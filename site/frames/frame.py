"""What every page shows around its content: the house, menus, languages, the reader's own links."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from frames.branding import version
from pages import navigation
from pages.cache.version import remembered
from workflows.desk.reading.doors import waiting_tasks, work_menu
from workflows.desk.rules import may_see_desk
from workflows.people.models import House


def link_to(name: str) -> str:
    """The address of a URL name; empty while no room serves it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@dataclass
class Frame:
    """Read by base.html; each part is fetched only when a template asks for it."""

    request: HttpRequest | None

    @cached_property
    def house(self) -> House:
        """The house's facts and colours."""
        return House.load(request_or_site=self.request)

    @cached_property
    def stylesheet(self) -> str:
        """The address of the house's colours; it changes with them, so browsers may keep it for ever."""
        return f"{reverse('house_css')}?v={version(self.house)}"

    @cached_property
    def languages(self) -> list[dict[str, object]]:
        """This page in every language."""
        return navigation.language_links(self.request)

    @cached_property
    def menu(self) -> list[dict[str, Any]]:
        """The main menu, from the editors' content."""
        return navigation.main_menu(self.request)

    @cached_property
    def footer(self) -> dict[str, Any]:
        """Columns and last line of the footer, from the editors' content."""
        return navigation.footer()

    def _drawn(self, template: str, place: str = "") -> SafeString:
        """A part of the frame as HTML; kept like menus and house, since it shows nothing else."""

        def draw() -> SafeString:
            return render_to_string(template, {"frame": self})

        if not settings.HOUSE_MEMORY:
            return draw()
        return remembered(f"{template}.{get_language()}.{place}", draw)

    @cached_property
    def head_files(self) -> SafeString:
        """Colours, pictures and files that the head of every page names."""
        return self._drawn("components/head_files.html")

    @cached_property
    def masthead_name(self) -> SafeString:
        """Logo and name, which lead home."""
        return self._drawn("components/masthead_name.html")

    @cached_property
    def menu_items(self) -> SafeString:
        """The links of the main menu; the header shows them twice, for wide and for narrow screens."""
        here = [item["href"] for item in self.menu if item["current"]]
        return self._drawn("components/menu_items.html", " ".join(here))

    @cached_property
    def masthead(self) -> SafeString:
        """Logo, name and main menu, for wide and for narrow screens."""
        here = [item["href"] for item in self.menu if item["current"]]
        return self._drawn("components/masthead.html", " ".join(here))

    @cached_property
    def personal_items(self) -> SafeString:
        """What the reader can open; the same for all who aren't signed in."""
        template = "components/personal_links.html"
        if self.person:
            return render_to_string(template, {"frame": self})
        here = [href for _code, href in self.personal_links if href == self.path]
        return self._drawn(template, " ".join(here))

    @property
    def path(self) -> str:
        """Where the reader is."""
        return self.request.path if self.request else ""

    @cached_property
    def foot(self) -> SafeString:
        """The footer."""
        return self._drawn("components/footer.html")

    @cached_property
    def slim_foot(self) -> SafeString:
        """The footer of screens for work and for one question."""
        return self._drawn("components/slim_footer.html")

    @cached_property
    def work_links(self) -> SafeString:
        """The menu of the work screens; the header shows it twice, for wide and for narrow screens."""
        return render_to_string("components/work_menu.html", {"frame": self, "request": self.request})

    @cached_property
    def notices(self) -> list[dict[str, str]]:
        """What editors say above every page."""
        return navigation.notices()

    @cached_property
    def address(self) -> str:
        """The page's own full address, without its query."""
        return f"{settings.PUBLIC_URL}{self.request.path}" if self.request else f"{settings.PUBLIC_URL}/"

    @property
    def public_url(self) -> str:
        """Scheme and host people use."""
        return str(settings.PUBLIC_URL)

    @cached_property
    def home(self) -> str:
        """The start page in the reader's language."""
        return str(translate_url("/", get_language() or settings.LANGUAGE_CODE)) or "/"

    @cached_property
    def person(self) -> Any:
        """Who is signed in; None for everyone else."""
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def work_menu(self) -> list[dict[str, object]]:
        """What people of the house may open at work; empty for everyone else. `current` is where they are."""
        doors = work_menu(self.person) if self.person else []
        here, tasks = self.request.path if self.request else "", link_to("desk:tasks")
        return [
            {
                "label": label,
                "href": href,
                "current": href == here,
                "count": waiting_tasks(self.person) if href == tasks else "",
            }
            for label, href in doors
        ]

    @cached_property
    def may_search(self) -> bool:
        """Whether the person finds cases by words."""
        return self.person is not None and may_see_desk(self.person).allowed

    @property
    def search_address(self) -> str:
        """Where cases are found."""
        return link_to("desk:cases")

    @cached_property
    def legal_links(self) -> list[dict[str, str]]:
        """The last column of the footer: what every screen has to lead to."""
        columns = self.footer["columns"]
        return list(columns[-1]["links"]) if columns else []

    @cached_property
    def personal_links(self) -> list[tuple[str, str]]:
        """Code and address of what the person who is signed in can open."""
        if not self.person:
            return [("sign_in", link_to("account_login"))]
        works_here = bool(self.person.roles - {"applicant"})
        wanted = [("tasks", "desk:tasks")] if works_here else []
        wanted += [("cases", "desk:own"), ("account", "people:profile")]
        links = [(code, address) for code, name in wanted if (address := link_to(name))]
        return [("edit", self.edit_link), *links] if works_here and self.edit_link else links

    @cached_property
    def edit_link(self) -> str:
        """Where the page shown is edited; empty for who may not, and for screens that are no pages."""
        page = getattr(self.request, "page", None)
        if page is None or not page.pk or getattr(self.request, "is_preview", False):
            return ""
        if not page.permissions_for_user(self.person).can_edit():
            return ""
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
