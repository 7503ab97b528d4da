"""The one API of the house: Wagtail's v3 object with the routers of our rooms."""

from wagtail.api.v3.urls import api

__all__ = ["api"]
