"""What screens and endpoints show of the doors and of requests."""
