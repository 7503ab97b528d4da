"""What can be done with a founding."""

from .agenda import note_step
from .closing import close_founding
from .court import note_answer, note_remedy
from .court_points import Point, confirm_points, drop_point, finish_point, propose_points, reopen_point
from .draft_reply import note_draft_reply
from .duties import tick_duty, untick_duty
from .filing import Application, file_application
from .founder_data import FounderData
from .inviting import invite_again, invite_founder, revoke_invitation
from .joining import bring_consent, enter_founder, withdraw_founder
from .meeting import record_meeting
from .notices import note_members, note_tax_notice, report_change
from .papers import check_papers, hand_in_papers
from .review import approve_statute, return_statute
from .start import start_founding
from .submit import submit_statute
from .transparency import Noted, note_owners
from .versions import drop_ready_comment, keep_ready_comment
from .waivers import reword_paragraph, waive_rule, withdraw_waiver

__all__ = [
    "Application",
    "FounderData",
    "Noted",
    "Point",
    "approve_statute",
    "bring_consent",
    "check_papers",
    "close_founding",
    "confirm_points",
    "drop_point",
    "drop_ready_comment",
    "enter_founder",
    "file_application",
    "finish_point",
    "hand_in_papers",
    "invite_again",
    "invite_founder",
    "keep_ready_comment",
    "note_answer",
    "note_draft_reply",
    "note_members",
    "note_owners",
    "note_remedy",
    "note_step",
    "note_tax_notice",
    "propose_points",
    "record_meeting",
    "reopen_point",
    "report_change",
    "return_statute",
    "revoke_invitation",
    "reword_paragraph",
    "start_founding",
    "submit_statute",
    "tick_duty",
    "untick_duty",
    "waive_rule",
    "withdraw_founder",
    "withdraw_waiver",
]
