"""What screens and endpoints show of a founding."""
