"""What a page is about in the words of schema.org, for search engines and other programs."""

from django.conf import settings

from pages.models import BasePage, HomePage, NewsPage
from workflows.people.models import House


def describe(page: BasePage, address: str, picture: str) -> dict[str, object]:
    """The page as linked data: the house on its home page, an article for news, else a page."""
    house = organisation(House.load())
    if isinstance(page, HomePage):
        return {"@context": "https://schema.org", **house}
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle" if isinstance(page, NewsPage) else "WebPage",
        "name": page.title,
        "description": page.summary,
        "inLanguage": page.locale.language_code,
        "url": address,
        "image": picture,
        "publisher": house,
    }
    if isinstance(page, NewsPage):
        said |= {"headline": page.title, "datePublished": page.date.isoformat()}
        if page.author:
            said["author"] = {"@type": "Person", "name": page.author}
    return said


def organisation(house: House) -> dict[str, object]:
    """The house with its address, as far as it has told them."""
    place = {"streetAddress": house.street, "postalCode": house.postcode, "addressLocality": house.town}
    said = {
        "name": house.name,
        "url": f"{settings.PUBLIC_URL}/",
        "email": house.email,
        "telephone": house.phone,
    }
    found: dict[str, object] = {
        "@type": "Organization",
        **{name: value for name, value in said.items() if value},
    }
    if any(place.values()):
        known = {name: value for name, value in place.items() if value}
        found["address"] = {"@type": "PostalAddress", "addressCountry": "DE", **known}
    return found
