"""Addresses of the room desk."""

from django.urls import URLPattern, URLResolver, path

from workflows.desk import views

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/", views.tasks, name="tasks"),
    path("desk/cases/", views.cases, name="cases"),
    path("desk/cases/table.<slug:ending>", views.table, name="table"),
    path("desk/batches/", views.choose, name="choose"),
    path("desk/batches/<uuid:batch_id>/", views.batch, name="batch"),
    path("desk/batches/<uuid:batch_id>/undo/", views.batch_undo, name="batch_undo"),
    path("desk/packages/<uuid:package_id>/", views.package, name="package"),
    path("desk/packages/<uuid:package_id>/file/", views.package_file, name="package_file"),
    path("desk/labels/", views.labels, name="labels"),
    path("desk/labels/<int:label_id>/", views.label, name="label"),
    path("desk/labels/<int:label_id>/delete/", views.label_delete, name="label_delete"),
    path("desk/views/", views.view_save, name="view_save"),
    path("desk/views/<uuid:view_id>/", views.view, name="view"),
    path("desk/views/<uuid:view_id>/delete/", views.view_delete, name="view_delete"),
    path("desk/log/", views.log, name="log"),
    path("desk/log.csv", views.log_file, name="log_file"),
    path("desk/operation/", views.operation, name="operation"),
    path("desk/operation/mail/", views.operation_mail, name="operation_mail"),
    path("desk/operation/<int:trouble_id>/settle/", views.operation_settle, name="operation_settle"),
    path("desk/operation/<int:trouble_id>/again/", views.operation_again, name="operation_again"),
    path("desk/operation/retention/", views.retention, name="retention"),
    path("desk/operation/retention/hold/", views.retention_hold, name="retention_hold"),
    path(
        "desk/operation/retention/holds/<int:hold_id>/release/",
        views.retention_release,
        name="retention_release",
    ),
    path("desk/operation/retention/rules/<slug:code>/", views.retention_rule, name="retention_rule"),
    path("cases/", views.own_cases, name="own"),
    path("cases/<uuid:case_id>/", views.case, name="case"),
    path("cases/<uuid:case_id>/next/", views.next_case, name="next"),
    path("cases/<uuid:case_id>/previous/", views.previous_case, name="previous"),
    path("cases/<uuid:case_id>/messages/", views.write_message, name="message"),
    path("cases/<uuid:case_id>/question/", views.ask_office, name="question"),
    path("cases/<uuid:case_id>/notes/", views.write_note, name="note"),
    path("cases/<uuid:case_id>/labels/", views.put_labels, name="put_labels"),
    path("cases/<uuid:case_id>/follow/", views.follow, name="follow"),
    path("cases/<uuid:case_id>/contact/", views.take_over, name="contact"),
    path("cases/<uuid:case_id>/hand-over/", views.hand_over, name="hand_over"),
    path("cases/<uuid:case_id>/bpmn/", views.bpmn, name="bpmn"),
]
