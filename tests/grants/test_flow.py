"""The graphs as they are: removing or renaming a node would strand running cases."""

import pytest

from workflows.engine.flow import graph_snapshot
from workflows.grants.flows import (
    FLOWS,
    MicroProjectFlow,
    MicroProjectFlowV2,
    MicroProjectFlowV3,
    StarterFlow,
    StarterFlowV2,
    StarterFlowV3,
)
from workflows.grants.process import NODES, STAGES

MICRO_EDGES = {
    "start -> formal_check",
    "formal_check -> formal_result",
    "formal_result -> assign",
    "formal_result -> decide",  # a sum below which the call asks for no reviews
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

# What both processes have had since their second version: from the contract to the closed file.
RUNNING_EDGES = {
    "decided -> contract",
    "contract -> countersign",
    "countersign -> countersigned",
    "countersigned -> running",
    "countersigned -> contract",
    "running -> asked",
    "asked -> check_payment",
    "asked -> examine",
    "asked -> settle",
    "asked -> check_change",
    "check_change -> change_checked",
    "change_checked -> decide_change",
    "change_checked -> running",
    "decide_change -> running",
    "check_payment -> payment_checked",
    "payment_checked -> release_payment",
    "payment_checked -> running",
    "release_payment -> payment_released",
    "payment_released -> running",
    "payment_released -> check_payment",
    "payment_released -> settle",
    "payment_released -> closed",
    "examine -> examined",
    "examined -> running",
    "examined -> settle",
    "settle -> settled",
    "settled -> examine",
    "settled -> release_payment",
    "settled -> reclaim",
    "settled -> closed",
    "settled -> running",
    "reclaim -> closed",
}
# What both have had since their third: an idea before the application, where the call asks for one.
FIRST_START = {"start -> formal_check"}
IDEA_EDGES = {
    "start -> idea_asked",
    "idea_asked -> check_idea",
    "idea_asked -> formal_check",
    "check_idea -> idea_checked",
    "idea_checked -> apply",
    "idea_checked -> confirm_idea_rejection",
    "confirm_idea_rejection -> idea_rejection_confirmed",
    "idea_rejection_confirmed -> idea_rejected",
    "idea_rejection_confirmed -> check_idea",
    "apply -> formal_check",
}
FIRST_END = {"decided -> approved"}
GRAPHS = [
    (MicroProjectFlow, MICRO_EDGES),
    (StarterFlow, STARTER_EDGES),
    (MicroProjectFlowV2, (MICRO_EDGES - FIRST_END) | RUNNING_EDGES),
    (StarterFlowV2, (STARTER_EDGES - FIRST_END) | RUNNING_EDGES),
    (MicroProjectFlowV3, (MICRO_EDGES - FIRST_END - FIRST_START) | RUNNING_EDGES | IDEA_EDGES),
    (StarterFlowV3, (STARTER_EDGES - FIRST_END - FIRST_START) | RUNNING_EDGES | IDEA_EDGES),
]


@pytest.mark.parametrize(("flow", "edges"), GRAPHS)
def test_the_graph_is_unchanged(flow, edges):
    assert set(graph_snapshot(flow)[1]) == edges


@pytest.mark.parametrize("flow", FLOWS.values())
def test_every_node_and_stage_has_a_name(flow):
    for node in flow.instance.nodes():
        assert node.name in NODES
        stage = getattr(node, "stage", "")
        assert not stage or stage in STAGES
