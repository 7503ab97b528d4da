"""Commands of the founding room."""
