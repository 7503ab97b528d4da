"""What people type on the screens of a founding, as Django forms."""
