"""The way of a case as an accessible picture and, beside it, as a list; and as BPMN for other tools."""

from .bpmn import bpmn
from .picture import Graph, GraphItem, graph

__all__ = ["Graph", "GraphItem", "bpmn", "graph"]
