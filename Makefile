# Unspasm. Start here: make run

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PACKAGE := pyproject.toml hatch_build.py
PORT ?= 8000

# Two stamps: running needs no developer tools. The developers' set holds the running set, with the same versions,
# so it counts for both and the two never install over each other.
RUN_READY := $(VENV)/.ready-to-run
DEV_READY := $(VENV)/.ready-to-develop

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run demo test check bench deep docs screenshots audit browser requirements clean

help: ## Say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 20

run: $(RUN_READY) ## Show the pages on this machine, at http://127.0.0.1:8000 (another port: PORT=8001)
	@$(BIN)/unspasm serve --port $(PORT)

demo: $(RUN_READY) ## Assess the published cases in the terminal, explain one, and offer the interview
	@$(BIN)/unspasm demo

test: $(DEV_READY) ## Run the tests; the slowest ten and the branch coverage come with it
	@$(BIN)/python -m pytest --cov --numprocesses auto --dist loadgroup

check: $(DEV_READY) ## Check format, lint, types, direction of imports, the knowledge and the languages
	@echo "format"; $(BIN)/ruff format --check --quiet .
	@echo "lint"; $(BIN)/ruff check --quiet .
	@echo "types"; $(BIN)/mypy --no-error-summary
	@echo "imports"; $(BIN)/lint-imports --no-logo --cache-dir .cache/import-linter
	@echo "knowledge"; $(BIN)/unspasm knowledge check
	@echo "languages"; $(BIN)/unspasm language check

bench: $(DEV_READY) ## Measure speed against peers on this machine, as ratios
	@$(BIN)/python -m bench

deep: $(DEV_READY) ## Run the large searches, which take minutes
	@$(BIN)/python -m pytest -m deep

docs: $(DEV_READY) ## Build the pages into site/
	@$(BIN)/python docs/generate.py
	@$(BIN)/mkdocs build --strict --quiet

screenshots: $(DEV_READY) ## Draw every page at phone and desktop size, light and dark, into .cache/screenshots
	@$(BIN)/python -m screenshots

audit: $(DEV_READY) ## Measure the pages with Lighthouse on a phone, the median of three runs (needs npm)
	@$(BIN)/python -m screenshots.audit

browser: ## Install Chromium from Debian, for the tests of the pages (asks for root)
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium >/dev/null; }

# Every version stays as it is unless pyproject.toml forbids it; `make requirements UPGRADE=--upgrade` renews all.
COMPILE = $(BIN)/uv pip compile pyproject.toml --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make requirements" $(UPGRADE)

requirements: $(DEV_READY) ## Compile requirements/*.txt anew from pyproject.toml
	@echo "compiling requirements/dev.txt and requirements/run.txt"
	@$(COMPILE) --group dev --extra table --output-file requirements/dev.txt
	@$(COMPILE) --group build --constraints requirements/dev.txt --output-file requirements/run.txt

clean: ## Remove what was made, except the virtual environment
	@rm -rf .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist site $(RUN_READY) $(DEV_READY)
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUN_READY): requirements/run.txt $(PACKAGE) | $(BIN)/python
	@echo "installing what Unspasm needs to run (into $(VENV))"
	@$(PIP) install --quiet --require-hashes -r requirements/run.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(DEV_READY): requirements/dev.txt requirements/run.txt $(PACKAGE) | $(BIN)/python
	@echo "installing what developers need (into $(VENV)); this takes a minute or two"
	@$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $(RUN_READY) $@

# What is missing on this machine and how to get it; empty when nothing is.
missing = $(shell \
	command -v "$(PYTHON)" >/dev/null \
		|| { echo "$(PYTHON) is not installed: apt-get install python3 python3-venv"; exit; }; \
	"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "$(PYTHON) is not Python 3.11 or later: apt-get install python3.11 python3.11-venv; make PYTHON=python3.11"; exit; }; \
	"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null \
		|| echo "$(PYTHON) cannot make virtual environments: apt-get install python3-venv")

$(BIN)/python:
	$(if $(missing),$(error $(missing)))
	@echo "making a virtual environment in $(VENV)"
	@"$(PYTHON)" -m venv $(VENV)
