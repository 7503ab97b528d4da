"""What screens and endpoints of lending show."""
