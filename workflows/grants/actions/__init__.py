"""What people do in a grant: one verb per function, keyword-only, in one transaction."""

from .admitting import confirm_admission, propose_admission
from .answering import extend, resubmit
from .bouncing import correct_payment, release_again
from .call_drafts import change_call, copy_call, create_call, seal_of, start_call
from .call_exchange import CallImport, export_call, import_call
from .call_letters import word_letter
from .calls import close_call, publish_call, request_publication, return_call
from .changing import check_change, decide_change, open_change, submit_change
from .complaining import answer_complaint, complain
from .consulting import record_consultation
from .contracts import countersign, record_signature, send_signing_code, sign_with_code, sign_with_scan
from .deciding import decide
from .drafts import DraftExists, start_draft
from .easing import agree_instalments, answer_waiver, propose_waiver
from .formal import check_formally, confirm_rejection, recheck
from .guests import (
    begin_as_guest,
    drop_guest_draft,
    mail_guest_link,
    renew_guest_link,
    save_guest_answers,
    save_guest_page,
    take_over,
)
from .helping import (
    agree_to_helper,
    ask_to_help,
    distrust_partner,
    end_help,
    name_helper,
    trust_partner,
)
from .ideas import check_idea, confirm_idea_rejection
from .juries import close_item, close_meeting, open_meeting, plan_meeting, recuse, vote
from .leaving import expire, withdraw
from .more_time import give_time_to_write
from .notifying import answer_notice, tell_notice
from .panels import state_knowledge
from .paying import run_payments
from .payments import check_payment, release_payment, request_payment
from .reclaiming import receive_reclaim
from .reporting import add_receipt, open_report, remove_receipt, submit_report
from .requests import take_back_request
from .reviewers import assign_reviewers, assign_third, declare_conflict, replace_reviewer
from .reviewing import save_review, submit_review
from .settling import examine, return_report, settle
from .shelved import receive_shelved
from .spot_checks import add_receipt_file, draw_receipts
from .statements import Read, confirm_entry, read_statement, reject_entry
from .submitting import submit_application
from .undoing import undo_decision

__all__ = [
    "CallImport",
    "DraftExists",
    "Read",
    "add_receipt",
    "add_receipt_file",
    "agree_instalments",
    "agree_to_helper",
    "answer_complaint",
    "answer_notice",
    "answer_waiver",
    "ask_to_help",
    "assign_reviewers",
    "assign_third",
    "begin_as_guest",
    "change_call",
    "check_change",
    "check_formally",
    "check_idea",
    "check_payment",
    "close_call",
    "close_item",
    "close_meeting",
    "complain",
    "confirm_admission",
    "confirm_entry",
    "confirm_idea_rejection",
    "confirm_rejection",
    "copy_call",
    "correct_payment",
    "countersign",
    "create_call",
    "decide",
    "decide_change",
    "declare_conflict",
    "distrust_partner",
    "draw_receipts",
    "drop_guest_draft",
    "end_help",
    "examine",
    "expire",
    "export_call",
    "extend",
    "give_time_to_write",
    "import_call",
    "mail_guest_link",
    "name_helper",
    "open_change",
    "open_meeting",
    "open_report",
    "plan_meeting",
    "propose_admission",
    "propose_waiver",
    "publish_call",
    "read_statement",
    "receive_reclaim",
    "receive_shelved",
    "recheck",
    "record_consultation",
    "record_signature",
    "recuse",
    "reject_entry",
    "release_again",
    "release_payment",
    "remove_receipt",
    "renew_guest_link",
    "replace_reviewer",
    "request_payment",
    "request_publication",
    "resubmit",
    "return_call",
    "return_report",
    "run_payments",
    "save_guest_answers",
    "save_guest_page",
    "save_review",
    "seal_of",
    "send_signing_code",
    "settle",
    "sign_with_code",
    "sign_with_scan",
    "start_call",
    "start_draft",
    "state_knowledge",
    "submit_application",
    "submit_change",
    "submit_report",
    "submit_review",
    "take_back_request",
    "take_over",
    "tell_notice",
    "trust_partner",
    "undo_decision",
    "vote",
    "withdraw",
    "word_letter",
]
