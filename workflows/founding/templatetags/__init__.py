"""Template tags of the room founding."""
