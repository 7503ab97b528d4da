"""What a page is about in the words of schema.org, for search engines and other programs."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from pages.models import BasePage, EventPage, HomePage, NewsPage
from workflows.meetings.models import Meeting
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
    if isinstance(page, EventPage) and page.meeting is not None and page.is_public:
        said |= event(page.meeting) | {"organizer": house}
    return said


def event(meeting: Meeting) -> dict[str, object]:
    """When and where, whether in person or online, and whether it is called off."""
    ways = {(True, False): "Offline", (False, True): "Online", (True, True): "Mixed"}
    way = ways.get((bool(meeting.place), bool(meeting.online_link)), "Offline")
    off = meeting.stage == "called_off"
    address = f"{settings.PUBLIC_URL}{reverse('meetings:meeting', args=[meeting.pk])}"
    places = [{"@type": "Place", "name": meeting.place, "address": meeting.place}] if meeting.place else []
    online = [{"@type": "VirtualLocation", "url": address}] if meeting.online_link else []
    return {
        "@type": "Event",
        "startDate": timezone.localtime(meeting.starts_at).isoformat(),
        "endDate": timezone.localtime(meeting.ends_at).isoformat(),
        "eventAttendanceMode": f"https://schema.org/{way}EventAttendanceMode",
        "eventStatus": f"https://schema.org/Event{'Cancelled' if off else 'Scheduled'}",
        "location": [*places, *online],
    }


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
