"""How long a notice stands is one number of the house; what was edited under the other name is carried over."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# The name that goes, and the one that stays.
ONCE = {
    "ao.63.notice_years": "ao.63.60a",
    "ao.63.exemption_years": "ao.63.exemption",
}
# Nothing else ever asked for it: the law's own number says it too.
UNUSED = "founding.people_advised"


def carry_over(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rows = apps.get_model("engine", "LegalValue").objects
    for gone, stays in ONCE.items():
        for row in rows.filter(code=gone, edited=True):
            same_day = rows.filter(code=stays, valid_from=row.valid_from)
            if same_day.filter(edited=True).exists():
                continue
            same_day.delete()
            row.code = stays
            row.save()
        rows.filter(code=gone).delete()
    rows.filter(code=UNUSED).delete()


class Migration(migrations.Migration):

    dependencies = [
        ("engine", "0014_given_steps"),
        ("founding", "0008_versions_and_ready_comments"),
    ]

    operations = [
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="duty",
            name="code",
            field=models.CharField(
                choices=[
                    ("foreigners_office", "Register with the authority for associations"),
                    ("tax_office", "Tell the tax office about the founding"),
                    ("tax_notice", "Get the notice on charitable status"),
                    ("objection", "Object to the tax office’s refusal"),
                    ("bank", "Open a bank account"),
                    ("transparency", "Report to the Transparenzregister"),
                    ("insurance", "Insure the association"),
                    ("privacy", "Inform members about data protection"),
                    ("cash_book", "Start the cash book"),
                    ("website", "Write the provider’s name on your website"),
                    ("register_change", "Report the change to the register"),
                    ("few_members", "Find members, or ask the register court"),
                    ("general_meeting", "Hold the members’ meeting"),
                    ("board_election", "Elect the board again"),
                    ("tax_return", "Send the tax return"),
                    ("health_check", "Look through board, insurance, notices and data once a year"),
                ],
                max_length=30,
                verbose_name="what",
            ),
        ),
    ]
