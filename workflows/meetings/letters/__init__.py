"""Papers of meetings: Typst templates and what fills them."""
