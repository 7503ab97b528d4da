"""Keeping the house running: limits, retention, back-ups, outages. Stands below all other rooms."""
