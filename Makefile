# Two commands are enough: `make demo` and `make test`. Each makes what it needs.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: demo test check lint types contract bench docs lock clean

demo: $(VENV)/.runtime
	@$(BIN)/foedus assess examples/north-korea-2024-12-10.toml
	@echo
	@$(BIN)/foedus lineage ru-kp-2024

test: $(VENV)/.dev
	@$(BIN)/python -m pytest -n 2

check: lint types contract test

lint: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.dev
	@$(BIN)/mypy

contract: $(VENV)/.dev
	@$(BIN)/lint-imports

bench: $(VENV)/.dev
	@$(BIN)/python -m bench

# What is generated and kept in the repository: vocabulary, schema, tables, coverage of the register.
docs: $(VENV)/.runtime
	@$(BIN)/foedus schema --vocabulary > docs/vocabulary.md
	@$(BIN)/foedus schema > docs/schema.json
	@$(BIN)/foedus schema --tables > docs/panel.md
	@$(BIN)/foedus audit --coverage > docs/coverage.md

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Foedus needs Python 3.11 or later; found: $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "Python cannot make a virtual environment here. On Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/.runtime: $(VENV)/bin/python requirements.txt pyproject.toml
	@$(PIP) install -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.txt
	@$(PIP) install -r requirements-dev.txt
	@touch $@

# Pin what is installed now, versions only: no addresses.
lock: $(VENV)/.dev
	@$(BIN)/python -m pip freeze --exclude-editable | grep -v ' @ ' > requirements-dev.txt

clean:
	@rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
