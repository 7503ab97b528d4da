"""What people read about themselves and their organisations."""
