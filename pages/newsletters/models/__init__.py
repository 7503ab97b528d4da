"""The newsletter: its pages, its readers and their consent, its campaigns."""

from .campaigns import Campaign, CampaignState, Delivery
from .editions import Edition
from .issues import NewsletterIndexPage, NewsletterIssuePage
from .subscribers import Consent, Subscriber, SubscriberState

__all__ = [
    "Campaign",
    "CampaignState",
    "Consent",
    "Delivery",
    "Edition",
    "NewsletterIndexPage",
    "NewsletterIssuePage",
    "Subscriber",
    "SubscriberState",
]
