"""Welcome: the doors of the house, and a request for whoever does not know which one to take."""
