"""What screens and endpoints show of consultations."""
