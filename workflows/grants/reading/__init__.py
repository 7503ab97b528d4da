"""What screens and endpoints show of grants."""
