"""The WSGI entry for gunicorn; PYTHONPATH holds the repository root and site/."""

import os

from django.core.wsgi import get_wsgi_application

from database import be_patient_for

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
be_patient_for(float(os.environ.get("DATABASE_ANSWER_SECONDS", "15")))
application = get_wsgi_application()
