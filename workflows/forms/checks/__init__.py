"""What keeps a sheet from being submitted."""
