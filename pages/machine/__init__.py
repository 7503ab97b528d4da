"""Machine translation, for a house that sets it up: drafts that a person compares before they count."""
