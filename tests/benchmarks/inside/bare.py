"""A bare `wagtail start` project with Wagtail's v3 API, measured like a build of ours.

`bare.py FOLDER DATABASE_AS_JSON`: the project is made in FOLDER when it is not there yet. Beside the home
page it has twelve articles with as many words and blocks as ours have, of a page type of its own.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from meter import Action

MODELS = """
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.blocks import CharBlock, RichTextBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page


class ArticlePage(Page):
    introduction = models.TextField(blank=True)
    body = StreamField([("heading", CharBlock()), ("text", RichTextBlock())], blank=True)
    easy_language = RichTextField(blank=True)
    social_image = models.ForeignKey("wagtailimages.Image", null=True, blank=True,
                                     on_delete=models.SET_NULL, related_name="+")
    date = models.DateField()
    author = models.CharField(max_length=120, blank=True)
    picture = models.ForeignKey("wagtailimages.Image", null=True, blank=True,
                                on_delete=models.SET_NULL, related_name="+")
    picture_alt = models.CharField(max_length=250, blank=True)
    api_fields = [APIField(name) for name in ("introduction", "body", "easy_language", "social_image",
                                              "date", "author", "picture", "picture_alt")]
"""
TEXT = "<p>" + "Im Haus treffen sich Menschen, die etwas bewegen wollen. " * 12 + "</p>"
URLS = "\nfrom wagtail.api.v3.urls import api\nurlpatterns = [path('api/', api.urls)] + urlpatterns\n"


def make_project(folder: Path) -> None:
    """A fresh project with the page type and the API lies in `folder`."""
    if (folder / "manage.py").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "wagtail.bin.wagtail", "start", "bare_house", str(folder)]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    app = folder / "articles"
    app.mkdir()
    (app / "migrations").mkdir()
    for package in (app, app / "migrations"):
        (package / "__init__.py").write_text("")
    (app / "models.py").write_text(MODELS)
    with (folder / "bare_house" / "urls.py").open("a") as urls:
        urls.write(URLS)


def prepare(folder: Path, database: dict[str, Any]) -> None:
    """Django of the bare project is ready and has its pages."""
    make_project(folder)
    sys.path.insert(0, str(folder))
    os.chdir(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "bare_house.settings.base"
    import django  # noqa: PLC0415  the settings module exists only now
    from django.conf import settings  # noqa: PLC0415

    settings.SECRET_KEY = "bare"
    settings.ALLOWED_HOSTS = ["*"]
    settings.DEBUG = False
    settings.INSTALLED_APPS += ["articles", "wagtail.api.v3"]
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.DATABASES = {"default": database}
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415  after setup

    call_command("makemigrations", "articles", verbosity=0)
    call_command("migrate", verbosity=0)
    _write_articles()


def _write_articles() -> None:
    from articles.models import ArticlePage  # noqa: PLC0415  the module exists only now
    from wagtail.models import Site  # noqa: PLC0415  as above

    root = Site.objects.get(is_default_site=True).root_page
    body = [{"type": "heading", "value": "Warum"}] + [{"type": "text", "value": TEXT}] * 4
    for number in range(ArticlePage.objects.count(), 12):
        day = date(2026, 1, 1) + timedelta(number)
        page = ArticlePage(title=f"Article {number}", date=day, introduction="Short.", body=json.dumps(body))
        root.add_child(instance=page)


def _get(client: Any, address: str) -> None:
    assert client.get(address).status_code == 200, address


def _action(address: Callable[[], str]) -> Action:
    from django.test import Client  # noqa: PLC0415  after setup

    client, where = Client(), address()
    _get(client, where)
    return Action(partial(_get, client, where))


def _first() -> str:
    from articles.models import ArticlePage  # noqa: PLC0415  after setup

    return f"/api/pages/{ArticlePage.objects.order_by('date')[0].pk}/"


ROWS: dict[str, Callable[[], Action]] = {
    "bare page": partial(_action, lambda: "/"),
    "bare api page": partial(_action, _first),
    "bare api list": partial(_action, lambda: "/api/pages/?type=articles.ArticlePage&limit=12"),
}
