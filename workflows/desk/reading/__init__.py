"""What the desk shows: lists, one case, doors."""
