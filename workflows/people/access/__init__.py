"""Who comes in: decorators, tokens, second factor, groups."""
