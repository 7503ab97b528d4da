"""The flow of a case as a BPMN 2.0 file, for every BPMN editor."""

from typing import Any
from xml.etree import ElementTree as Xml

from viewflow.workflow import chart

from workflows.engine import kinds
from workflows.engine.models import Case

from .outline import flow_of

NAMESPACES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}
for _prefix, _address in NAMESPACES.items():
    Xml.register_namespace(_prefix, _address)


def bpmn(case: Case) -> str:
    """The XML of the case's flow with labels in the reader's language and Viewflow's positions."""
    flow = flow_of(case)
    grid = chart.calc_layout_data(flow)
    definitions = Xml.Element(_tag("bpmn:definitions"), targetNamespace="http://bpmn.io/schema/bpmn")
    process = Xml.SubElement(
        definitions,
        _tag("bpmn:process"),
        id="process",
        name=str(kinds.get(case.kind).label),
        isExecutable="false",
    )
    diagram = Xml.SubElement(definitions, _tag("bpmndi:BPMNDiagram"))
    plane = Xml.SubElement(diagram, _tag("bpmndi:BPMNPlane"), bpmnElement="process")
    for cell in grid.cells:
        _add_node(process, plane, cell, case.kind)
    for edge in grid.edges:
        _add_edge(process, plane, edge)
    Xml.indent(definitions)
    return Xml.tostring(definitions, encoding="unicode", xml_declaration=True)


def _add_node(process: Xml.Element, plane: Xml.Element, cell: Any, kind: str) -> None:
    node, name = cell.node, f"id_node_{cell.node.name}"
    element = Xml.SubElement(process, _tag(f"bpmn:{node.bpmn_element}"), id=name)
    element.set("name", kinds.node_label(kind, node.name))
    for edge in node._incoming():
        Xml.SubElement(element, _tag("bpmn:incoming")).text = _edge_id(edge)
    for edge in node._outgoing():
        Xml.SubElement(element, _tag("bpmn:outgoing")).text = _edge_id(edge)
    shape = Xml.SubElement(plane, _tag("bpmndi:BPMNShape"), id=f"shape_{node.name}", bpmnElement=name)
    place = {side: str(getattr(cell.shape, side)) for side in ("x", "y", "width", "height")}
    Xml.SubElement(shape, _tag("dc:Bounds"), place)


def _add_edge(process: Xml.Element, plane: Xml.Element, edge: Any) -> None:
    ends = {"sourceRef": f"id_node_{edge.src.name}", "targetRef": f"id_node_{edge.dst.name}"}
    Xml.SubElement(process, _tag("bpmn:sequenceFlow"), {"id": _edge_id(edge), **ends})
    line = Xml.SubElement(
        plane, _tag("bpmndi:BPMNEdge"), id=f"line_{_edge_id(edge)}", bpmnElement=_edge_id(edge)
    )
    for x, y in edge.segments:
        Xml.SubElement(line, _tag("di:waypoint"), x=str(x), y=str(y))


def _edge_id(edge: Any) -> str:
    return f"id_edge_{edge.src.name}__{edge.dst.name}"


def _tag(name: str) -> str:
    prefix, _colon, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"
