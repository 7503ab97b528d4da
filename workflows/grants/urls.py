"""Addresses of the room grants."""

from django.urls import URLPattern, URLResolver, path

from .views import (
    call_writing,
    calls,
    cases,
    consultations,
    payments,
    public,
    receipts,
    second_looks,
    starting,
    statements,
    steps,
)

app_name = "grants"
urlpatterns: list[URLPattern | URLResolver] = [
    path("calls/", calls.calls, name="calls"),
    path("calls/new/", call_writing.new_call, name="call_new"),
    path("calls/<slug:slug>/", calls.call, name="call"),
    path("calls/<slug:slug>/edit/<slug:section>/", call_writing.call_section, name="call_section"),
    path("calls/<slug:slug>/preview/", call_writing.call_preview, name="call_preview"),
    path("calls/<slug:slug>/publication/", calls.publication, name="publication"),
    path("calls/<slug:slug>/self-check/", public.self_check, name="self_check"),
    path("calls/<slug:slug>/apply/", starting.apply, name="apply"),
    path("calls/<slug:slug>/late/", second_looks.late, name="late"),
    path("late/<int:pk>/confirm/", second_looks.confirm_late, name="confirm_late"),
    path("complaints/", second_looks.open_complaints, name="complaints"),
    path("complaints/<int:pk>/", second_looks.answer, name="complaint_answer"),
    path("cases/<uuid:case_id>/complaint/", second_looks.complain, name="complain"),
    path("cases/<uuid:case_id>/undo/", second_looks.undo, name="undo"),
    path("steps/<int:pk>/", steps.step, name="step"),
    path("steps/<int:pk>/replace/", steps.replace, name="replace"),
    path("cases/<uuid:case_id>/", cases.application, name="application"),
    path("cases/<uuid:case_id>/withdraw/", cases.withdraw, name="withdraw"),
    path("cases/<uuid:case_id>/more-time/", cases.extend, name="extend"),
    path("cases/<uuid:case_id>/expire/", cases.expire, name="expire"),
    path("cases/<uuid:case_id>/signature/", cases.signature, name="signature"),
    path("cases/<uuid:case_id>/signing-code/", receipts.signing_code, name="signing_code"),
    path("cases/<uuid:case_id>/report/", receipts.report, name="report"),
    path("cases/<uuid:case_id>/receipts/", receipts.receipts, name="receipts"),
    path("cases/<uuid:case_id>/receipts/<int:pk>/remove/", receipts.remove_receipt, name="remove_receipt"),
    path("payments/", payments.payments, name="payments"),
    path("payments/list.csv", payments.booking_list, name="booking_list"),
    path("payments/<slug:reference>.xml", payments.payment_run, name="payment_run"),
    path("statements/", statements.statements, name="statements"),
    path("statements/<int:pk>/", statements.bank_entry, name="bank_entry"),
    path("consultations/", consultations.consultations, name="consultations"),
]
