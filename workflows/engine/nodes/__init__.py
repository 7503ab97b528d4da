"""The nodes of our flows: Viewflow's, made safe for a public office."""

from .ends import End, Start
from .gates import Gate, Switch
from .human import HumanTask
from .panels import Join, Panel

__all__ = ["End", "Gate", "HumanTask", "Join", "Panel", "Start", "Switch"]
