"""Screens of the room founding; each is thin and calls the same actions as the API."""
