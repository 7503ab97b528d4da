# The two commands of the house: `make demo` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
PORT ?= 8000
BROWSER ?= 1
PYTEST ?=

BIN := .venv/bin
PYTHON := $(BIN)/python
RUN := $(PYTHON) site/manage.py
PREPARE := PYTHONPATH=.:site DJANGO_SETTINGS_MODULE=settings $(PYTHON) -m tests.harness.prepare

.PHONY: help demo demo-reset test test-clock quick mutants faults check bench profile lock sbom pictures messages static image-ready clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

# --- environments ----------------------------------------------------------------------------------------
.venv/ready: requirements.txt .python-version
	@bin=$$(.ci/python) && $$bin .ci/environment requirements.txt "Packages of the house, $$($$bin --version)" \
	  && touch $@

.venv/tests-ready: .venv/ready tests/requirements.txt
	@$$(.ci/python) .ci/environment tests/requirements.txt "Tools for tests" && touch $@

# --- the demo --------------------------------------------------------------------------------------------
demo: .venv/ready ## start the demo house: web, worker, database; prints addresses and sign-ins
	@$(PYTHON) site/demo/house.py --port $(PORT)

demo-reset: .venv/ready ## forget the demo's data; the next `make demo` starts afresh
	@$(PYTHON) site/demo/house.py --reset

# --- checks ----------------------------------------------------------------------------------------------
test: .venv/tests-ready ## run everything: checks, tests, browser
	@BROWSER=$(BROWSER) .ci/browser
	@.ci/debian redis-server redis-server || true  # its tests say that they are left out
	@echo "› Programs of other makers (JavaScript)" && { .ci/site && .ci/node tests/outside; } > /dev/null \
	  || true  # their tests fail with this sentence
	@mkdir -p var && { BROWSER=$(BROWSER) $(PREPARE) > var/prepare.log 2>&1 & prepared=$$!; \
	  $(MAKE) --no-print-directory check || { kill $$prepared; exit 1; }; \
	  echo "› Database and demo house of the tests"; wait $$prepared || { cat var/prepare.log; exit 1; }; }
	@BROWSER=$(BROWSER) $(BIN)/pytest -n $${WORKERS:-2} --dist load --maxschedchunk 1 \
	  --durations 15 --durations-min 2 -rR $(PYTEST)

# Tests whose file speaks of time, at each of eight odd moments (tests/harness/clock.py).
TIMED = $(shell grep -lE "timezone|time_machine|deadlines|localdate|date\(" $$(find tests -name "test_*.py" \
  -not -path "tests/browser/*" -not -path "tests/benchmarks/*" -not -path "tests/workshop/*"))
MOMENTS := after-midnight spring autumn leap-day new-years-eve before-holiday end-of-month other-date-in-utc
test-clock: .venv/tests-ready ## run what touches dates at eight odd moments
	@for moment in $(MOMENTS); do echo "› $$moment"; \
	  TEST_MOMENT=$$moment $(BIN)/pytest -q -n $${WORKERS:-2} -m "not browser and not benchmark" $(TIMED) || exit 1; done

quick: .venv/tests-ready ## within a minute: lint, contracts, types and tests near what you changed
	@$(PYTHON) -m tests.harness.quick

mutants: .venv/tests-ready ## change 60 places at random and list what no test notices: NUMBER=10 ONLY=grants SEED=1
	@$$(.ci/python) .ci/environment tests/mutants.txt "Cosmic Ray"
	@$(PYTHON) -m tests.harness.mutants --number $${NUMBER:-60} --only "$${ONLY:-}" $${SEED:+--seed $$SEED}

faults: .venv/tests-ready ## kill, freeze and fill what the house stands on, under load: SECONDS=200 SEED=7 (not in CI)
	@$(PYTHON) -m tests.faults --seconds $${SECONDS:-200} $${SEED:+--seed $$SEED}

check: .venv/tests-ready ## lint, types, import contracts, migrations, translations
	@echo "› Lint" && $(BIN)/ruff check . && $(BIN)/ruff format --check -q .
	@echo "› Templates" && $(BIN)/djangofmt --check -q pages site tests workflows
	@echo "› Import contracts" && $(BIN)/lint-imports --no-cache > /dev/null || $(BIN)/lint-imports --no-cache
	@echo "› Translations" && $(PYTHON) site/catalogs.py check && $(PYTHON) site/catalogs.py compile
	@echo "› Migrations" && said=$$(DEMO=1 $(RUN) makemigrations --check --dry-run 2>&1) || { echo "$$said"; exit 1; }
	@echo "› Types" && DEMO=1 $(BIN)/mypy workflows pages site

bench: .venv/tests-ready ## measure against the build of 22 November and others; writes docs/benchmarks.md: ROWS="desk"
	@$(PYTHON) -m tests.benchmarks $(ROWS)
	@[ -n "$(ROWS)" ] || $(BIN)/pytest tests/benchmarks -m benchmark -s -q

profile: .venv/tests-ready ## the dearest functions and repeated statements of a row: ROW="cold page"
	@$(PYTHON) -m tests.benchmarks --profile "$(ROW)"

# --- upkeep ----------------------------------------------------------------------------------------------
lock: .venv/tests-ready ## compile the hash-pinned requirements from pyproject.toml
	@$(BIN)/uv pip compile -q pyproject.toml --python-version 3.12 --universal --generate-hashes \
	  --no-emit-index-url --no-header -o requirements.txt
	@$(BIN)/uv pip compile -q pyproject.toml --group test --python-version 3.12 --universal --generate-hashes \
	  --no-emit-index-url --no-header -c requirements.txt -o tests/requirements.txt
	@$(BIN)/uv pip compile -q --group mutants --python-version 3.12 --universal --generate-hashes \
	  --no-emit-index-url --no-header -c tests/requirements.txt -o tests/mutants.txt
	@{ echo "# The installer, hash-pinned as in tests/requirements.txt; \`make lock\` writes this file."; \
	  sed -n '/^uv==/,/# via/p' tests/requirements.txt | grep -v '# via' | sed '$$ s/ \\$$//'; } > .ci/installer.txt

messages: .venv/ready ## bring the translation catalogues up to the code
	@$(PYTHON) site/catalogs.py update && $(PYTHON) site/catalogs.py check

sbom: .venv/tests-ready ## write what the house consists of: var/sbom.cdx.json (CycloneDX) and docs/licences.md
	@$(PYTHON) docs/licences.py

pictures: .venv/tests-ready ## take the pictures of the README and the guides from a fresh demo house
	@$(PYTHON) docs/pictures.py

image-ready: ## what the Dockerfile does after installing: compile translations and byte-code, gather static files
	@$(PYTHON) site/catalogs.py compile
	@$(RUN) collectstatic --noinput -v 0
	@$(PYTHON) -m compileall -q site pages workflows

clean: ## remove environment and data
	rm -rf .venv var

openapi: .venv/tests-ready ## write the agreed OpenAPI document anew after a meant change of the API
	@$(PYTHON) -c "import sys; sys.path[:0] = ['site', '.']; import os; os.environ['DEMO'] = '1'; \
	  os.environ['DJANGO_SETTINGS_MODULE'] = 'settings'; import django; django.setup(); \
	  from tests.openapi.test_document import AGREED, current; AGREED.write_text(current())"
