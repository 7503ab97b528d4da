"""The entry for gunicorn; PYTHONPATH holds the repository root and site/.

All that workers share is read before they are forked from this process (`gunicorn --preload`).
"""

import gc
import os
from typing import cast

from django.apps import apps
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.urls import get_resolver
from frames.apps import FramesConfig
from frames.database_watch import be_patient_for
from frames.kept_static import keep

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
be_patient_for(float(os.environ.get("DATABASE_ANSWER_SECONDS", "3")))
keep(settings.STATIC_ROOT, settings.KEPT_STATIC_ROOT)
application = get_wsgi_application()
_ = get_resolver().url_patterns  # else the first visitor of each worker waits until all screens are imported
cast(FramesConfig, apps.get_app_config("frames")).build_schemas()
connections.close_all()  # a connection can't be shared
gc.collect()
gc.freeze()  # memory that nobody touches stays shared
