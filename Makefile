# The only task runner; CI calls the same targets. `make demo` and `make test` work on a fresh machine.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TELLINGS_DATA ?= ../shared
export TELLINGS_DATA
# The libraries' own threads fight over few cores and change nothing in the results.
export OMP_NUM_THREADS ?= 1

.PHONY: demo test lint types imports unit browser bench bench-quick soak debian clean

$(BIN)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[documents,dev]'
	touch $@

# What the browser tests need: installed when run as root, else named.
debian:
	@command -v chromium >/dev/null 2>&1 || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	  else echo "The browser tests need chromium and will be skipped: sudo apt-get install chromium"; fi; }

demo: $(BIN)/.installed
	@mkdir -p out
	$(BIN)/tellings demo --html out/demo.html

test: lint types imports unit bench-quick

lint: $(BIN)/.installed
	$(BIN)/ruff check src tests tools
	$(BIN)/ruff format --check src tests tools

types: $(BIN)/.installed
	$(BIN)/mypy

imports: $(BIN)/.installed
	$(BIN)/lint-imports --no-cache

unit: $(BIN)/.installed debian
	$(BIN)/pytest

# The floors that are measured in minutes.
bench-quick: $(BIN)/.installed
	@if [ -d "$(TELLINGS_DATA)/data" ]; then set -e; \
	  for set in seeds clusters; do $(BIN)/tellings bench $$set --data "$(TELLINGS_DATA)/$$set" --check; done; \
	  for set in timex maverick article_extraction; do $(BIN)/tellings bench $$set --data "$(TELLINGS_DATA)/data/$$set" --check; done; \
	else echo "No benchmark data in $(TELLINGS_DATA): the floors were not checked (set TELLINGS_DATA)."; fi

# Everything that is measured; takes an hour on two cores.
bench: bench-quick
	set -e; for set in geo attribution ecb reuse gva; do $(BIN)/tellings bench $$set --data "$(TELLINGS_DATA)/data/$$set" --check; done
	$(BIN)/tellings bench speed --data "$(TELLINGS_DATA)/data/gva" --check
	$(BIN)/tellings bench scale --check

# Memory over 5,000 articles in one process: flat, or it fails.
soak: $(BIN)/.installed
	$(BIN)/python tools/soak.py 5000

clean:
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache
