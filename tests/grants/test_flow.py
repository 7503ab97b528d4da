"""The graphs as they are: removing or renaming a node would strand running cases."""

import pytest

from workflows.engine.flow import graph_snapshot
from workflows.grants.flows import FLOWS, MicroProjectFlow, StarterFlow
from workflows.grants.process import NODES, STAGES

MICRO_EDGES = {
    "start -> formal_check",
    "formal_check -> formal_result",
    "formal_result -> assign",
    "formal_result -> correct",
    "formal_result -> confirm_rejection",
    "correct -> formal_check",
    "confirm_rejection -> rejection_confirmed",
    "rejection_confirmed -> rejected_formally",
    "rejection_confirmed -> formal_check",
    "assign -> panel",
    "panel -> review",
    "review -> panel_done",
    "panel_done -> reviews_agree",
    "reviews_agree -> assign_third",
    "reviews_agree -> decide",
    "assign_third -> third_review",
    "third_review -> decide",
    "decide -> decided",
    "decided -> approved",
    "decided -> rejected",
    "decided -> revise",
    "revise -> recheck",
    "recheck -> decide",
}
STARTER_EDGES = {
    "start -> formal_check",
    "formal_check -> formal_result",
    "formal_result -> decide",
    "formal_result -> correct",
    "formal_result -> confirm_rejection",
    "correct -> formal_check",
    "confirm_rejection -> rejection_confirmed",
    "rejection_confirmed -> rejected_formally",
    "rejection_confirmed -> formal_check",
    "decide -> decided",
    "decided -> approved",
    "decided -> rejected",
    "decided -> revise",
    "revise -> recheck",
    "recheck -> decide",
}


@pytest.mark.parametrize(("flow", "edges"), [(MicroProjectFlow, MICRO_EDGES), (StarterFlow, STARTER_EDGES)])
def test_the_graph_is_unchanged(flow, edges):
    assert set(graph_snapshot(flow)[1]) == edges


@pytest.mark.parametrize("flow", FLOWS.values())
def test_every_node_and_stage_has_a_name(flow):
    for node in flow.instance.nodes():
        assert node.name in NODES
        stage = getattr(node, "stage", "")
        assert not stage or stage in STAGES
