"""Keeping public pages: a version stamp all processes share, and pages stored under it."""
