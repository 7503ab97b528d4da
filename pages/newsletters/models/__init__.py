"""The newsletter: its pages, its readers and their consent, its campaigns."""

from .campaigns import Campaign, CampaignState, Delivery
from .editions import Edition
from .hands import Hand
from .issues import NewsletterIndexPage, NewsletterIssuePage
from .patience import Patience
from .subscribers import ENDED, Consent, Subscriber, SubscriberState
from .suppressed import Suppressed, SuppressedWhy

__all__ = [
    "ENDED",
    "Campaign",
    "CampaignState",
    "Consent",
    "Delivery",
    "Edition",
    "Hand",
    "NewsletterIndexPage",
    "NewsletterIssuePage",
    "Patience",
    "Subscriber",
    "SubscriberState",
    "Suppressed",
    "SuppressedWhy",
]
