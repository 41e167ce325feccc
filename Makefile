# make demo: set up, audit a sample statement, write report.html and say where.
# make test: set up and pass every test. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help
.PHONY: help demo test lint types layers unit check-python lock docs clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 12

demo: $(VENV)/.demo ## set up, audit the two sample statements, write report.html
	$(BIN)/counterfoil audit samples/harbor.txt samples/lantern.txt --html report.html
	@echo "The report: $(CURDIR)/report.html"

test: lint types layers unit ## set up and pass every test

lint: $(VENV)/.dev ## style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev ## strict types
	$(BIN)/mypy

layers: $(VENV)/.dev ## the import contract
	$(BIN)/lint-imports

unit: $(VENV)/.dev ## the test suite
	$(BIN)/pytest

docs: $(VENV)/.dev ## write the generated reference pages anew
	$(BIN)/python scripts/schema.py
	$(BIN)/python scripts/hedges.py
	$(BIN)/python scripts/generate.py

lock: ## resolve the locks anew (needs uv): names, versions, hashes, no addresses
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements-dev.lock

check-python:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else f"Counterfoil needs Python 3.11 or later; {sys.executable} is {v[0]}.{v[1]}. Set PYTHON=/path/to/python3.11 and run make again.")'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "This Python cannot make virtual environments. On Debian or Ubuntu: apt-get install python3-venv"; exit 2; }

$(VENV)/.demo: requirements.lock pyproject.toml | check-python
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | check-python
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

clean: ## remove the environment and what was made
	rm -rf $(VENV) report.html report-statements
