"""The newsletter: its pages, its readers and their consent, its campaigns."""

from .campaigns import Campaign, CampaignState, Delivery
from .editions import Edition
from .hands import Hand
from .issues import NewsletterIndexPage, NewsletterIssuePage
from .subscribers import Consent, Subscriber, SubscriberState
from .suppressed import Suppressed, SuppressedWhy

__all__ = [
    "Campaign",
    "CampaignState",
    "Consent",
    "Delivery",
    "Edition",
    "Hand",
    "NewsletterIndexPage",
    "NewsletterIssuePage",
    "Subscriber",
    "SubscriberState",
    "Suppressed",
    "SuppressedWhy",
]
