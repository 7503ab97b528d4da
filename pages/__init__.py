"""What people read: Wagtail pages, and the headless face of the house."""
