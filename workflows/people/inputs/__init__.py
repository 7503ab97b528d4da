"""Forms about accounts and organisations."""
