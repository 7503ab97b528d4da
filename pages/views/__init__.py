"""Screens of the pages that aren't Wagtail pages: search, feed, sitemap, robots."""
