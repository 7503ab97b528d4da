"""What runs the tests: databases, browsers, limits, sharing. No test stands here."""
