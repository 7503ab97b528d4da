"""The design system keeps its promises: contrast, both directions, weight, nothing inline."""

import gzip
import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from workflows.people.branding.colours import contrast, dark_tokens, light_tokens, lightened, mixed
from workflows.people.models import House

ROOT = Path(__file__).resolve().parents[2]
STYLES = sorted(
    path
    for folder in ("site", "pages", "workflows")
    for path in (ROOT / folder).rglob("static/**/*.css")
    if "wagtail" not in path.parts
)
# What base.html loads on every page; rooms bring more where they need it.
LOADED = ("house", "words", "dialog")
GROUNDS = ("paper", "surface", "sunk")
# Text token → the grounds it stands on somewhere in the house.
PAIRS = {
    "ink": (*GROUNDS, "house-soft", "success-soft", "warning-soft", "error-soft", "accent-soft"),
    "ink-soft": (*GROUNDS, "house-soft"),
    "house": (*GROUNDS, "house-soft"),
    "house-strong": (*GROUNDS, "house-soft"),
    "on-house": ("house", "house-strong"),
    "on-strip": ("strip",),
    "on-accent": ("accent",),
    "accent": ("on-accent",),
    "success": (*GROUNDS, "success-soft"),
    "warning": (*GROUNDS, "warning-soft"),
    "error": (*GROUNDS, "error-soft"),
    "error-strong": GROUNDS,
    "on-error": ("error", "error-strong"),
}
# Borders of fields and the focus ring: 3 to 1 is enough (WCAG 2.2, 1.4.11).
SHAPES = {"line-strong": GROUNDS, "focus": (*GROUNDS, "focus-ring")}


def tokens(dark: bool) -> dict[str, str]:
    """The custom properties as a browser resolves them."""
    text = (ROOT / "site/static/css/tokens.css").read_text()
    light, _, night = text.partition("@media screen and (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+): (#[0-9A-Fa-f]{6});", light))
    return found | dict(re.findall(r"--([\w-]+): (#[0-9A-Fa-f]{6});", night)) if dark else found


def too_weak(colours: dict[str, str], pairs: dict[str, tuple[str, ...]], ratio: float) -> list[str]:
    return [
        f"{text} on {ground}: {contrast(colours[text], colours[ground]):.2f}"
        for text, grounds in pairs.items()
        for ground in grounds
        if contrast(colours[text], colours[ground]) < ratio
    ]


@pytest.mark.parametrize("dark", [False, True])
def test_every_text_is_readable_on_its_ground(dark: bool) -> None:
    assert too_weak(tokens(dark), PAIRS, 4.5) == []
    assert too_weak(tokens(dark), SHAPES, 3) == []


@pytest.mark.parametrize("primary", ["#0B5563", "#7A1F3D", "#1F4E79", "#3D5A1E", "#5B3A8C", "#000000"])
@pytest.mark.parametrize("accent", ["#E8833A", "#F2C230", "#8FC1A9", "#FFFFFF"])
def test_whatever_colours_a_house_may_choose_its_texts_stay_readable(primary: str, accent: str) -> None:
    House(colour_primary=primary, colour_accent=accent).clean()
    assert too_weak(tokens(dark=False) | light_tokens(primary, accent), PAIRS, 4.5) == []
    assert too_weak(tokens(dark=True) | dark_tokens(primary, accent), PAIRS, 4.5) == []


def test_the_stylesheet_starts_with_the_derived_tokens() -> None:
    """What tokens.css says by hand is what /house.css would say for the same two colours."""
    for dark, derived in ((False, light_tokens), (True, dark_tokens)):
        for name, colour in derived("#0B5563", "#E8833A").items():
            assert tokens(dark)[name] == colour, name


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast(lightened("#0B5563", "#000000", ratio=7), "#000000") >= 7
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "colour"),
    [
        ("colour_primary", "#E8833A"),
        ("colour_primary", "#777777"),
        ("colour_accent", "#0B5563"),
        ("colour_primary", "red"),
    ],
)
def test_a_house_cannot_wear_colours_nobody_can_read(field: str, colour: str) -> None:
    house = House.load()
    before = getattr(house, field)
    setattr(house, field, colour)
    with pytest.raises(ValidationError):
        house.save()
    assert getattr(House.objects.get(), field) == before


@pytest.mark.django_db
def test_house_css_carries_the_colours_and_its_address_changes_with_them(client: Client) -> None:
    house = House.load()
    page = client.get("/styleguide/").content.decode()
    address = re.search(r'href="(/house\.css\?v=\w+)"', page)[1]
    answer = client.get(address)
    assert answer["Content-Type"].startswith("text/css")
    assert "immutable" in answer["Cache-Control"]
    assert "immutable" not in client.get("/house.css")["Cache-Control"]
    house.colour_primary = "#7A1F3D"
    house.save()
    assert "--house:#7A1F3D" in client.get("/house.css").content.decode()
    assert address not in client.get("/styleguide/").content.decode()


PHYSICAL = re.compile(
    r"(?<![\w-])(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b|(?<![\w-])(?:left|right|top|bottom)\s*:"
    r"|text-align:\s*(?:left|right)|float:\s*(?:left|right)|clear:\s*(?:left|right)"
    r"|border-(?:top|bottom)-(?:left|right)-radius|(?<![\w-])(?:width|height)\s*:"
)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: str(path.relative_to(ROOT)))
def test_styles_know_start_and_end_but_not_left_and_right(path: Path) -> None:
    assert [m[0] for m in PHYSICAL.finditer(re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S))] == []


INLINE = re.compile(
    r"<style|\sstyle=|<script(?![^>]*\ssrc=)(?![^>]*type=.application/(?:ld\+)?json)|\son\w+=|javascript:"
)


@pytest.mark.parametrize(
    "path",
    [
        p
        for folder in ("site", "pages", "workflows")
        for p in sorted((ROOT / folder).rglob("templates/**/*.html"))
    ],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_templates_hold_no_inline_style_or_script(path: Path) -> None:
    if "mail" in path.parts or "wagtailadmin" in path.parts or "admin" in path.parts or path.stem == "mail":
        pytest.skip("mails need styles in the text, the editors' admin has a policy of its own")
    assert INLINE.findall(path.read_text()) == []


@pytest.mark.django_db
def test_a_first_page_weighs_at_most_60_kb(client: Client) -> None:
    page = client.get("/account/login/").content
    files = re.findall(rb'(?:href|src)="/static/([^"]+\.(?:css|js|svg))"', page)
    bodies = [page, client.get("/house.css").content]
    bodies += [
        (ROOT / "site/static" / name.decode()).read_bytes()
        for name in files
        if (ROOT / "site/static" / name.decode()).exists()
    ]
    bodies += [(ROOT / "site/static/js" / f"{name}.js").read_bytes() for name in LOADED]
    assert len(files) >= 6
    assert sum(len(gzip.compress(body)) for body in bodies) <= 60_000


@pytest.mark.parametrize("name", LOADED)
def test_scripts_stay_small(name: str) -> None:
    assert (ROOT / "site/static/js" / f"{name}.js").stat().st_size < 3000
