"""May I? For meetings and for registering."""
