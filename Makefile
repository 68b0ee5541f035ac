# What a newcomer types. `make run` and `make test` need python3 (3.11 or newer) with venv and pip.

PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
FLASK  := $(VENV)/bin/flask --app wsgi
CASES  ?= ../shared/cases
DATA   ?= ../shared/eval
TRAIN  := build/train
EXAMPLES ?= 200
TEXTS ?= 100000
CLAIMS ?= 50000
NPX    := npx --yes

SPECTRAL := @stoplight/spectral-cli@6.16.3
REDOCLY  := @redocly/cli@2.77.0

.PHONY: help run test test-page fuzz fuzz-texts lint lint-openapi openapi sdks eval cases bench train-attribution train-similarity train-entailment lock clean
.DEFAULT_GOAL := help

help: ## Show what there is to make
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 20

run: $(VENV)/run.stamp ## Serve on http://127.0.0.1:8000 (PORT), with the examples in seeds/
	@$(FLASK) prepare
	@exec $(FLASK) serve

test: $(VENV)/dev.stamp ## Run the tests (TESTS="tests/data -k keyset" for some of them)
	@$(PY) -m pytest $(TESTS)

test-page: $(VENV)/dev.stamp $(VENV)/page.stamp ## Run the page in headless Chromium
	@$(PY) -m pytest $(or $(TESTS),tests/page)

fuzz: $(VENV)/dev.stamp ## Try the contract out with schemathesis, on both databases (EXAMPLES=200 an operation)
	@$(PY) -m tests.api.fuzz --examples $(EXAMPLES)

fuzz-texts: $(VENV)/dev.stamp ## Read 100,000 random and damaged texts and one of 1 MB (half an hour; TEXTS=)
	@$(PY) -m tests.analysis.fuzz --texts $(TEXTS)

lint: $(VENV)/dev.stamp ## Check style and imports
	@$(VENV)/bin/ruff check .

openapi: $(VENV)/run.stamp ## Write openapi.yaml from the code
	@$(FLASK) openapi

lint-openapi: $(VENV)/dev.stamp ## Check openapi.yaml with three linters (two of them need Node)
	@$(PY) -m openapi_spec_validator openapi.yaml
	@$(NPX) $(SPECTRAL) lint -F hint -r .spectral.yaml openapi.yaml
	@$(NPX) $(REDOCLY) lint --extends recommended-strict openapi.yaml

sdks: $(VENV)/dev.stamp ## Generate, compile and run client libraries (needs Node 20 and Java 17)
	@$(PY) -m tests.sdks

eval: $(VENV)/dev.stamp ## Score every component on annotated data
	@$(PY) -m analysis.evaluation

cases: $(VENV)/run.stamp ## Score whole stories against a running server (CASES=folder)
	@.ci/cases $(CASES)

bench: $(VENV)/dev.stamp $(VENV)/bench.stamp ## Measure how fast it is, beside others (50,000 claims; CLAIMS=1000000)
	@$(PY) -m tests.bench --claims $(CLAIMS)

train-attribution: $(TRAIN)/train.stamp ## Train the tagger anew (DATA=folder with attribution/*.jsonl.gz)
	@$(TRAIN)/bin/python -m analysis.training.attribution $(DATA)/attribution/train.jsonl.gz --work build/attribution
	@$(TRAIN)/bin/python -m analysis.training.attribution_export build/attribution/network.pt analysis/models/attribution
	@$(TRAIN)/bin/python -m analysis.training.attribution_calibration $(DATA)/attribution/dev.jsonl.gz analysis/models/attribution

train-similarity: $(TRAIN)/train.stamp ## Train the similarity model anew, on the project's own story events
	@$(TRAIN)/bin/python -m analysis.training.similarity train --work build/similarity
	@$(TRAIN)/bin/python -m analysis.training.similarity export --work build/similarity

train-entailment: $(TRAIN)/train.stamp ## Train the entailment model anew (DATA=folder with contradiction/train.jsonl.gz)
	@$(TRAIN)/bin/python -m analysis.training.entailment train --general $(DATA)/contradiction/train.jsonl.gz --work build/entailment
	@$(TRAIN)/bin/python -m analysis.training.entailment export --work build/entailment

lock: $(VENV)/dev.stamp ## Pin every dependency anew, with hashes
	@$(PY) -m pip install --quiet uv
	@$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	    pyproject.toml -o requirements.lock
	@$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	    --group dev pyproject.toml -o requirements-dev.lock
	@$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	    --group pyproject.toml:page -c requirements-dev.lock -o requirements-page.lock
	@$(VENV)/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	    --group pyproject.toml:bench -c requirements-dev.lock -o requirements-bench.lock

clean: ## Remove the environment and the database
	rm -rf $(VENV) var build

# An environment is made anew only where its lock has changed since. The development lock holds
# all of the other one, so that one environment serves both.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.lock | $(VENV)/bin/python
	@echo "Installing what requirements.lock pins (once; about a minute) …"
	@$(PY) -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock | $(VENV)/bin/python
	@echo "Installing what requirements-dev.lock pins (once; some minutes) …"
	@$(PY) -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes --no-deps -r requirements-dev.lock
	@touch $@

$(VENV)/page.stamp: requirements-page.lock | $(VENV)/dev.stamp
	@echo "Installing what requirements-page.lock pins (once) …"
	@$(PY) -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes --no-deps -r requirements-page.lock
	@touch $@

$(VENV)/bench.stamp: requirements-bench.lock | $(VENV)/dev.stamp
	@echo "Installing what requirements-bench.lock pins (once; some minutes) …"
	@$(PY) -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes --no-deps -r requirements-bench.lock
	@touch $@

$(TRAIN)/train.stamp: requirements-train.txt requirements.lock
	@$(PYTHON) -m venv $(TRAIN)
	@$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(TRAIN)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-train.txt
	@touch $@
