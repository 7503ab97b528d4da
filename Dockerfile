# The house for production: one image, two commands (web, worker). Settings come from the environment only.
FROM python:3.13-slim-trixie AS build
RUN apt-get update && apt-get install -y --no-install-recommends make && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements.txt .python-version Makefile ./
COPY .ci .ci
RUN make .venv/ready && rm -rf .venv/installer
COPY site site
COPY pages pages
COPY workflows workflows
COPY locale locale
# Compiled translations and gathered static files; no database is touched.
RUN SECRET_KEY=build DATABASE_URL=postgres://build@localhost/build VAR_DIR=/app/var make image-ready

FROM python:3.13-slim-trixie
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin house \
    && install -d -o house -g house /data
WORKDIR /app
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH PYTHONPATH=/app:/app/site PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=settings VAR_DIR=/data STATIC_ROOT=/app/var/static
USER house
# The root file system may be read-only: /data holds what people upload, /tmp is for gunicorn.
VOLUME ["/data"]
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/health/live/', headers={'Host': 'localhost', 'X-Forwarded-Proto': 'https'}), timeout=4)"]
CMD ["gunicorn", "wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", "--preload", "--worker-tmp-dir", "/tmp"]
