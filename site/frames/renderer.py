"""How every Django form looks: labels, help and errors tied to their fields.

Set as FORM_RENDERER. Only `{{ form }}`, `{{ field.as_field_group }}` and formsets change; widgets drawn one
by one, as Wagtail's admin does, keep their own templates.
"""

from django.forms.renderers import TemplatesSetting


class HouseRenderer(TemplatesSetting):
    """Renders forms through templates/form/."""

    form_template_name = "form/form.html"
    formset_template_name = "form/formset.html"
    field_template_name = "form/field.html"
