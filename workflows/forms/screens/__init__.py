"""What the templates of the runner draw, worked out in Python."""
