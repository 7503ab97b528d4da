"""May I, and does it fit: the rules of the grant process."""
