"""May I? For consultations."""
