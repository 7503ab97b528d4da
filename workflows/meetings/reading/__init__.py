"""What screens and endpoints show of meetings."""
