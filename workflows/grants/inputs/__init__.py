"""What people type on the screens of grants, as Django forms."""
