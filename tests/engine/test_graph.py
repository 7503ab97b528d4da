"""The way of a case as a picture and as a list."""

import re
from xml.etree import ElementTree

import pytest
from django.utils import translation

from tests.engine.factories import SampleFactory, do, started, until_review
from tests.people.factories import UserFactory
from workflows.engine import graphs, kinds
from workflows.engine.reading import graph

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


def states(case) -> dict[str, str]:
    return {item.node: item.state for item in graph(case).items}


def test_the_list_says_where_the_case_is():
    case = until_review()
    assert states(case) == {
        "check": "done",
        "fix": "ahead",
        "review": "current",
        "decide": "ahead",
        "end_yes": "ahead",
        "end_no": "ahead",
    }


def test_gates_and_joins_become_lines():
    following = {item.node: item.next for item in graph(started()).items}
    assert set(following["check"]) == {"review", "fix"}
    assert set(following["decide"]) == {"end_yes", "end_no", "review"}


def test_going_back_makes_later_steps_ahead_again():
    case = until_review()
    for step in case.steps.filter(node="review", state="open"):
        do(case, "review", step.assignee, "reviewed")
    do(case, "decide", UserFactory(roles=["decision_maker"]), "decided", outcome="again")
    assert (states(case)["review"], states(case)["decide"]) == ("current", "ahead")


def test_a_closed_case_stands_at_its_end():
    case = until_review()
    for step in case.steps.filter(node="review", state="open"):
        do(case, "review", step.assignee, "reviewed")
    do(case, "decide", UserFactory(roles=["decision_maker"]), "decided", outcome="yes")
    case.refresh_from_db()
    assert states(case)["end_yes"] == "current"


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_picture_is_accessible_and_needs_no_colour(language):
    with translation.override(language):
        drawing = graph(until_review()).svg
    root = ElementTree.fromstring(drawing)
    assert root.get("role") == "img"
    described = root.get("aria-labelledby").split()
    assert {element.get("id") for element in root if element.get("id")} >= set(described)
    assert root.find(f"{SVG}title").text
    assert "style=" not in drawing
    assert not re.search(r'(fill|stroke)="#', drawing)
    current = [node for node in root.findall(f"{SVG}g") if "--current" in node.get("class")]
    assert len(current) == 1
    assert current[0].find(f"{SVG}rect").get("stroke-width") == "4"
    assert "●" in [(text.text or "").strip() for text in current[0].findall(f"{SVG}text")]


def test_boxes_stand_inside_the_picture_and_apart():
    root = ElementTree.fromstring(graph(until_review()).svg)
    width, height = float(root.get("width")), float(root.get("height"))
    boxes = [
        [float(box.get(name)) for name in ("x", "y", "width", "height")] for box in root.iter(f"{SVG}rect")
    ]
    for x, y, w, h in boxes:
        assert 0 <= x <= width - w
        assert 0 <= y <= height - h
    assert len({(x, y) for x, y, _w, _h in boxes}) == len(boxes) == 6


def test_arabic_mirrors_the_picture():
    case = until_review()
    with translation.override("de"):
        left = [float(box.get("x")) for box in ElementTree.fromstring(graph(case).svg).iter(f"{SVG}rect")]
    with translation.override("ar"):
        right = [float(box.get("x")) for box in ElementTree.fromstring(graph(case).svg).iter(f"{SVG}rect")]
    assert left != right


def test_labels_can_not_bring_markup(monkeypatch):
    case = started()
    kind = kinds.get("sample")
    monkeypatch.setitem(kind.nodes, "check", "<b>&")
    assert "<b>" not in graph(case).svg


def test_a_draft_has_a_graph_too():
    assert set(states(SampleFactory()).values()) == {"ahead"}


def test_bpmn_is_valid_xml_with_every_node():
    root = ElementTree.fromstring(graphs.bpmn(started()))
    names = {element.get("id") for element in root.iter() if element.get("id", "").startswith("id_node_")}
    assert {"id_node_check", "id_node_panel", "id_node_joined", "id_node_end_yes"} <= names
