"""The menus of the demo house and the last line of its footer, once its pages are there."""

from typing import TYPE_CHECKING

from pages.models import Menu, MenuItem, Notice

from .content import frame

if TYPE_CHECKING:
    from .pages import Builder


def put_up(house: "Builder", language: str) -> None:
    """Main menu, footer and its last line."""
    locale = house.locales[language]
    menus = [(Menu.Place.MAIN, frame.MENU_TITLE, frame.MENU)]
    menus += [(Menu.Place.FOOTER, title, links) for title, links in frame.FOOTER]
    for position, (place, title, links) in enumerate(menus):
        menu = Menu(
            place=place,
            title=title[language],
            position=position,
            locale=locale,
            translation_key=house.key(f"menu{position}"),
        )
        menu.items = [
            MenuItem(
                page_id=page.pk if page else None,
                address="" if page else where,
                label=labels.get(language, ""),
                locale=locale,
                translation_key=house.key(f"menu{position}-{where}"),
                sort_order=order,
            )
            for order, (where, labels) in enumerate(links)
            for page in [house.made.get((where, language))]
        ]
        menu.save()
    Notice.objects.create(
        place=Notice.Place.FOOTER,
        text=frame.FOOTER_NOTE[language],
        locale=locale,
        translation_key=house.key("footer-note"),
    )
