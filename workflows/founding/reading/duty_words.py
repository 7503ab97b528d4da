"""What to do for each duty, in plain words."""

from django.utils.translation import gettext_lazy as _

from ..models import DutyCode

ADVICE = {
    DutyCode.TAX_OFFICE.value: _(
        "Fill in the questionnaire in ELSTER within one month (§ 137 AO). Enclose statute and minutes. "
        "If you want to be charitable, apply for the notice under § 60a AO at the same time."
    ),
    DutyCode.FOREIGNERS_OFFICE.value: _(
        "Send statute, names and addresses of the board to the public order office within two weeks "
        "(§ 19 VereinsG-DVO), in German. It is free. If you are unsure whether it applies, ask that office."
    ),
}
