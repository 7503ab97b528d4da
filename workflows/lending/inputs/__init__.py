"""What people type about bookings."""
