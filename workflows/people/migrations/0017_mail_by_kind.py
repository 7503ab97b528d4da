"""Which mails people of the house want and when, kind by kind; what they had chosen for new tasks counts on."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0016_looks'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='mail_deadline',
            field=models.CharField(choices=[('at_once', 'At once'), ('daily', 'Once a day'), ('never', 'Never')], db_default='at_once', default='at_once', max_length=10, verbose_name='A deadline of mine is near or over'),
        ),
        migrations.AddField(
            model_name='user',
            name='mail_followed',
            field=models.CharField(choices=[('at_once', 'At once'), ('daily', 'Once a day'), ('never', 'Never')], db_default='at_once', default='at_once', max_length=10, verbose_name='A case that I follow has moved on'),
        ),
        migrations.AddField(
            model_name='user',
            name='mail_given',
            field=models.CharField(choices=[('at_once', 'At once'), ('daily', 'Once a day'), ('never', 'Never')], db_default='at_once', default='at_once', max_length=10, verbose_name='A task or a case is given to me'),
        ),
        migrations.AddField(
            model_name='user',
            name='mail_message',
            field=models.CharField(choices=[('at_once', 'At once'), ('daily', 'Once a day'), ('never', 'Never')], db_default='at_once', default='at_once', max_length=10, verbose_name='There is a message, a question or news in a case that I look after'),
        ),
        migrations.AddField(
            model_name='user',
            name='mail_role',
            field=models.CharField(choices=[('at_once', 'At once'), ('daily', 'Once a day'), ('never', 'Never')], db_default='daily', default='daily', max_length=10, verbose_name='There is a new task that my role may take'),
        ),
        AddConstraintNotValid(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('mail_given__in', ['at_once', 'daily', 'never']), ('mail_role__in', ['at_once', 'daily', 'never']), ('mail_deadline__in', ['at_once', 'daily', 'never']), ('mail_message__in', ['at_once', 'daily', 'never']), ('mail_followed__in', ['at_once', 'daily', 'never'])), name='user_mail_ways_known'),
        ),
        migrations.RunSQL(
            """
            UPDATE people_user SET mail_role = 'at_once' WHERE task_mail = 'at_once';
            UPDATE people_user SET mail_given = task_mail, mail_role = task_mail, mail_followed = task_mail
            WHERE task_mail IN ('daily', 'never');
            """,
            migrations.RunSQL.noop,
        ),
        # The last release still reads and writes the old column; this one leaves it to its default.
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE people_user ALTER COLUMN task_mail SET DEFAULT 'usual'",
                    "ALTER TABLE people_user ALTER COLUMN task_mail DROP DEFAULT",
                ),
            ],
            state_operations=[
                migrations.RemoveConstraint(model_name='user', name='user_task_mail_known'),
                migrations.RemoveField(model_name='user', name='task_mail'),
            ],
        ),
    ]
