"""The pages of the demo house in four languages, through Wagtail's own revisions and publishing."""

import uuid
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Locale, Page

from pages import foundation
from pages.models import (
    CallIndexPage,
    CallPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    ProjectIndexPage,
    ProjectPage,
    StandardPage,
    TeamPage,
)
from workflows.grants.models import Call
from workflows.people.models import House

from . import directories, drawings, events, markup, menus, press
from .content import frame, news, projects, standard

LANGUAGES = ("de", "en", "ar", "uk")


def seed() -> None:
    """The demo house has its pages, menus, pictures and facts, in four languages, published."""
    foundation.lay()
    House.objects.update_or_create(pk=1, defaults=frame.HOUSE)
    Builder().build()


class Builder:
    """Makes every page once per language; what was made is found again by its key."""

    def __init__(self) -> None:
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self.keys: dict[str, uuid.UUID] = {}
        self.made: dict[tuple[str, str], Page] = {}
        self.pictures: dict[str, object] = {}

    def build(self) -> None:
        """German first, so that every translation finds its original."""
        for home in HomePage.objects.all():
            self.made["home", home.locale.language_code] = home
        for language in LANGUAGES:
            self.standing_pages(language)
            self.lists(language)
            self.call_pages(language)
            self.project_pages(language)
            self.news_pages(language)
            self.team(language)
            directories.put_up(self, language)
            press.put_up(self, language)
            events.put_up(self, language)
            self.home(language)
            menus.put_up(self, language)

    # --- making and finding ---------------------------------------------------------------------------

    def add(self, model: type[Page], key: str, language: str, parent: str, **fields: Any) -> Page:
        """A published page of `model` below the page `parent`, linked with its translations."""
        if language == "ar":
            fields["introduction"] = markup.isolated(fields.get("introduction", ""))
        page = model(
            locale=self.locales[language],
            translation_key=self.keys.setdefault(key, uuid.uuid4()),
            live=False,
            **fields,
        )
        self.made[parent, language].add_child(instance=page)
        page.save_revision().publish()
        above = self.made[parent, language]
        above.refresh_from_db(fields=["numchild"])
        self.made[key, language] = page
        return page

    def target(self, language: str) -> markup.Target:
        """Turns a page key or an address into the two fields of an action."""

        def find(where: str) -> dict[str, object]:
            page = self.made.get((where, language))
            return (
                {"page": page.pk, "address": ""}
                if page
                else {"page": None, "address": where if "/" in where else "/"}
            )

        return find

    def body(self, text: str, language: str) -> list[dict[str, object]]:
        """The blocks of a text."""
        return markup.body(markup.isolated(text) if language == "ar" else text, self.target(language))

    def picture(self, name: str, drawing: str) -> Any:
        """The drawing as an image of the library; drawn once."""
        if name not in self.pictures:
            file = ContentFile(drawing.encode(), name=f"{name}.svg")
            image = get_image_model()(title=name, file=file)
            image.save()
            self.pictures[name] = image
        return self.pictures[name]

    # --- pages ------------------------------------------------------------------------------------------

    def standing_pages(self, language: str) -> None:
        """About, help, rooms, contact, legal pages; contact first, others link to it."""
        for page in sorted(standard.PAGES, key=lambda page: page["key"] != "kontakt"):
            text = page[language]
            self.add(
                StandardPage,
                page["key"],
                language,
                "home",
                title=text["title"],
                slug=page["slug"][language],
                introduction=text["intro"],
                search_description=text["intro"],
                body=self.body(text["body"], language),
                easy_language=text["easy"],
                legally_binding=page.get("legal", False),
                reviewed_on=timezone.localdate(),
            )

    def lists(self, language: str) -> None:
        """The lists of projects, news and calls."""
        models = {"projekte": ProjectIndexPage, "aktuelles": NewsIndexPage, "foerderung": CallIndexPage}
        for key, (slugs, texts) in frame.LISTS.items():
            title, intro = texts[language]
            self.add(
                models[key], key, language, "home", title=title, slug=slugs[language], introduction=intro
            )

    def call_pages(self, language: str) -> None:
        """A page for each call that exists."""
        calls = {call.slug: call for call in Call.objects.filter(slug__in=frame.CALLS)}
        for slug, page in frame.CALLS.items():
            if slug in calls:
                text = page[language]
                self.add(
                    CallPage,
                    f"call-{slug}",
                    language,
                    "foerderung",
                    title=text["title"],
                    slug=page["slug"],
                    introduction=text["intro"],
                    call=calls[slug],
                    body=self.body(text["body"], language),
                )

    def project_pages(self, language: str) -> None:
        """Ten projects with their facts."""
        for number, project in enumerate(projects.PROJECTS):
            text, facts = project[language], project["facts"]
            name, email, phone = frame.CONTACTS[facts["contact"]]
            self.add(
                ProjectPage,
                project["key"],
                language,
                "projekte",
                title=text["title"],
                slug=project["key"],
                introduction=text["intro"],
                body=self.body(text["body"], language),
                picture=self.picture(project["key"], drawings.scene(project["motif"], number)),
                picture_alt=text["alt"],
                term_start=facts["start"],
                term_end=facts["end"],
                carrier=frame.HOUSE["carrier"],
                contact_name=name,
                contact_email=email,
                contact_phone=phone,
                contact_address=f"{frame.HOUSE['street']}\n{frame.HOUSE['postcode']} {frame.HOUSE['town']}",
                target_groups=text["groups"],
                goals=text["goals"],
                pillars=facts["pillars"],
                funders=[self.funder(facts["funder"], language)],
                partners=[
                    _block("partner", name=name, kind=kind, website="") for name, kind in project["partners"]
                ],
                indicators=[
                    _block("indicator", label=label, target=count, at_least=True, unit="", reached=reached)
                    for label, count, reached in zip(
                        text["indicators"],
                        project["targets"],
                        _reached(project["targets"], project.get("reached")),
                        strict=True,
                    )
                ],
                results=text.get("results", ""),
                results_on=timezone.localdate() if "reached" in project else None,
            )

    def funder(self, key: str, language: str) -> dict[str, object]:
        """A funder with logo and required wording."""
        motif, texts = frame.FUNDERS[key]
        name, wording = texts[language]
        logo = self.picture(f"logo-{key}", drawings.logo(motif))
        return _block("funder", name=name, wording=wording, logo=logo.pk, website="")

    def news_pages(self, language: str) -> None:
        """Twelve articles, the oldest first."""
        for number, article in enumerate(reversed(news.NEWS), start=3):
            text = article.texts[language]
            self.add(
                NewsPage,
                f"news-{article.key}",
                language,
                "aktuelles",
                title=text.title,
                slug=article.key,
                introduction=text.intro,
                body=self.body(text.body, language),
                date=timezone.localdate() - timedelta(days=article.days_ago),
                author=article.author,
                picture=self.picture(f"news-{article.key}", drawings.scene(article.motif, number)),
                picture_alt=text.alt,
                project=self.made.get((article.project, language)),
                **self.event(article, language),
            )

    @staticmethod
    def event(article: news.Article, language: str) -> dict[str, object]:
        """What an article announces, if anything."""
        if article.event is None:
            return {}
        day = timezone.localtime() + timedelta(days=article.event.days)
        start, end = (
            day.replace(hour=hour, minute=0, second=0, microsecond=0) for hour in article.event.hours
        )
        return {"event_from": start, "event_until": end, "event_place": article.event.place[language]}

    def team(self, language: str) -> None:
        """The people of the house."""
        title, intro = frame.TEAM_TEXT[language]
        people = []
        for name, email, phone, variant, texts in frame.TEAM:
            role, languages = texts[language]
            image = self.picture(f"team-{variant}", drawings.portrait(variant))
            people.append(
                _block(
                    "person",
                    name=name,
                    role=role,
                    languages=languages,
                    email=email,
                    phone=phone,
                    picture=image.pk,
                    alt="",
                )
            )
        self.add(
            TeamPage,
            "team",
            language,
            "home",
            title=title,
            slug=frame.TEAM_SLUG,
            introduction=intro,
            people=people,
        )

    def home(self, language: str) -> None:
        """The front door."""
        text = frame.HOME[language]
        page = HomePage.objects.get(pk=self.made["home", language].pk)
        page.title, page.claim, page.introduction = text["title"], text["claim"], text["intro"]
        page.search_description, page.easy_language = text["intro"], text["easy"]
        page.doors_title = text["doors_title"]
        find = self.target(language)
        page.doors = [
            _block("door", symbol=symbol, title=title, text=words, **find(where))
            for symbol, title, words, where in text["doors"]
        ]
        page.body = self.body(text["body"], language)
        page.save_revision().publish()
        self.made["home", language] = page

    def key(self, name: str) -> uuid.UUID:
        """The translation key that all languages of a thing share."""
        return self.keys.setdefault(name, uuid.uuid4())


def _reached(targets: list[int], reached: list[int] | None) -> list[int | None]:
    """What was reached of each target; nothing yet where nobody has counted."""
    return [*reached] if reached else [None] * len(targets)


def _block(kind: str, /, **value: object) -> dict[str, object]:
    return {"type": kind, "value": value}
