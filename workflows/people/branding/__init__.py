"""How a house looks: its colours and pictures."""
