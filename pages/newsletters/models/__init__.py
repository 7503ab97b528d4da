"""The newsletter: its pages, its readers and their consent, its campaigns."""

from .campaigns import Campaign, CampaignState, Delivery
from .issues import NewsletterIndexPage, NewsletterIssuePage
from .subscribers import Consent, Subscriber, SubscriberState

__all__ = [
    "Campaign",
    "CampaignState",
    "Consent",
    "Delivery",
    "NewsletterIndexPage",
    "NewsletterIssuePage",
    "Subscriber",
    "SubscriberState",
]
