"""May I? For everything that can be done with a founding, and the numbers of the law it needs."""
