"""Dates and times where Django would fall back to American ones."""
