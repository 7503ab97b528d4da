"""Template tags of the guided forms."""
