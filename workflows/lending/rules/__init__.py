"""May I? For lending."""
