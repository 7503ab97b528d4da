"""What people read about organisations: safe, health check, the page for the staff, doubles."""
