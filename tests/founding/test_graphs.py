"""The order of foundings: nodes and edges stay, a change is a new class."""

from workflows.engine.flow import graph_snapshot
from workflows.founding.flows import FoundingFlow, FoundingFlowV2


def test_the_first_version_keeps_its_nodes_and_edges():
    nodes, edges = graph_snapshot(FoundingFlow)
    assert nodes == [
        "approved: EXCLUSIVE_GATEWAY",
        "end: END",
        "follow_up: HUMAN",
        "meeting: HUMAN",
        "review: HUMAN",
        "revise: HUMAN",
        "start: START",
    ]
    assert edges == [
        "approved -> meeting",
        "approved -> revise",
        "follow_up -> end",
        "meeting -> follow_up",
        "review -> approved",
        "revise -> review",
        "start -> review",
    ]


def test_the_second_version_goes_on_to_the_register():
    nodes, edges = graph_snapshot(FoundingFlowV2)
    assert [node for node in nodes if not node.endswith(": HUMAN")] == [
        "answered: SWITCH",
        "approved: EXCLUSIVE_GATEWAY",
        "end: END",
        "papers_agree: SWITCH",
        "remedied: SWITCH",
        "start: START",
    ]
    assert edges == [
        "answered -> contest",
        "answered -> cure",
        "answered -> follow_up",
        "apply -> court",
        "approved -> meeting",
        "approved -> revise",
        "check_papers -> papers_agree",
        "contest -> remedied",
        "court -> answered",
        "cure -> remedied",
        "follow_up -> end",
        "meeting -> papers",
        "papers -> check_papers",
        "papers_agree -> apply",
        "papers_agree -> follow_up",
        "papers_agree -> meeting",
        "papers_agree -> papers",
        "remedied -> apply",
        "remedied -> court",
        "remedied -> follow_up",
        "remedied -> review",
        "review -> approved",
        "revise -> review",
        "start -> review",
    ]
