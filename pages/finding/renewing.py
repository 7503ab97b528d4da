"""Pages that an older release put into the index are put in anew, a few a minute, by the worker."""

from modelsearch.index import insert_or_update_object

from pages.finding.index import not_folded

A_TICK = 200


def tick() -> None:
    """Entries of an older release have today's words; what is gone leaves the index."""
    for entry in not_folded().select_related("content_type").order_by("pk")[:A_TICK]:
        model = entry.content_type.model_class()
        found = model._default_manager.filter(pk=entry.object_id).first() if model else None
        if found is None:
            entry.delete()
        else:
            insert_or_update_object(found)
