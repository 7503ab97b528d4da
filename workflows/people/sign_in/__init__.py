"""How allauth behaves here, and its addresses."""
