"""Screens of lending."""
