# What a checkout needs is Python 3.11 or newer, git and make. `make help` lists the targets.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# The first of the given interpreters that is Python 3.11 or newer and can make a virtual environment. Candidates are
# run, not only looked up: a version manager's shim may stand for a version that is not installed.
first_python = $(shell for candidate in $(1); do \
	"$$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
		&& echo "$$candidate" && break; \
	done)
# Not `?=`: the search runs once, and only when an environment is to be made.
python = $(or $(PYTHON),$(call first_python,python3 python3.14 python3.13 python3.12 python3.11),$(no_python))
oldest_python = $(or $(PYTHON),$(call first_python,python3.11 python3 python3.12 python3.13 python3.14),$(no_python))
no_python = $(error doclint needs Python 3.11 or newer with venv and pip; name one with PYTHON=/path/to/python3)

PIP_INSTALL := -m pip install --quiet --disable-pip-version-check
# As pip does for what it installs from a wheel: else every start compiles what it imports where Python may not write.
COMPILE = $(VENV)/bin/python -m compileall -q doclint
PYTEST_FLAGS ?= -n auto
VENV := .venv
LOWEST := .venv-lowest
LOCKING := .venv-lock
AUDIT := .venv-audit
FUZZ := .venv-fuzz
PEERS := .venv-bench
INSTALLED := $(VENV)/.installed
INSTALLED_LOWEST := $(LOWEST)/.installed
INSTALLED_PEERS := $(PEERS)/.installed

# A generator writes checked-in files; with --check it writes nothing, names what would change, and fails.
# The index of rules comes first: the others ask it which rules there are.
GENERATORS := tools/generate_rule_index.py $(filter-out tools/generate_rule_index.py,$(sort $(wildcard tools/generate_*.py)))

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: install
install: $(INSTALLED) ## make .venv with the locked development environment

$(INSTALLED): pyproject.toml requirements-dev.lock
	test -x $(VENV)/bin/python || $(python) -m venv --clear $(VENV)
	$(VENV)/bin/python $(PIP_INSTALL) -r requirements-dev.lock
	$(VENV)/bin/python $(PIP_INSTALL) --no-deps --no-build-isolation -e .
	$(COMPILE)
	touch $@

.PHONY: demo
demo: $(INSTALLED) ## check the small repository in examples/
	cd examples && $(CURDIR)/$(VENV)/bin/doclint check --exit-zero

.PHONY: screenshot
screenshot: $(INSTALLED) ## make the picture of a report in README.md, docs/report.svg
	$(VENV)/bin/python tools/screenshot.py

.PHONY: report-picture
report-picture: $(INSTALLED) ## make the picture of the report page in README.md, docs/report-page.png; needs test-browser
	$(VENV)/bin/python tools/report_picture.py

.PHONY: test
test: $(INSTALLED) ## run the tests
	$(VENV)/bin/python -m pytest $(PYTEST_FLAGS)

.PHONY: test-hostile
test-hostile: $(INSTALLED) ## run the tests of hostile pages, trees and configurations, and of faults
	$(VENV)/bin/python -m pytest $(PYTEST_FLAGS) --dist load -m hostile tests/hostile

.PHONY: golden
golden: $(INSTALLED) ## write what the golden runs in tests/cli print anew; read the difference before you commit it
	DOCLINT_REWRITE_GOLDEN=1 $(VENV)/bin/python -m pytest $(PYTEST_FLAGS) tests/cli/test_golden.py
	git status --short tests/cli/cases

.PHONY: lint
lint: $(INSTALLED) ## check style, types and generated files
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(MAKE) --no-print-directory check-generated

.PHONY: format
format: $(INSTALLED) ## format the code and mend what ruff can mend
	$(VENV)/bin/ruff check --fix-only .
	$(VENV)/bin/ruff format .

.PHONY: docs
docs: $(INSTALLED) ## write the generated files again: rule pages, tables, examples
	@for generator in $(GENERATORS); do echo "$$generator"; $(VENV)/bin/python "$$generator"; done

.PHONY: check-generated
check-generated: $(INSTALLED) ## fail if a generated file is out of date
	@for generator in $(GENERATORS); do echo "$$generator --check"; $(VENV)/bin/python "$$generator" --check; done

.PHONY: new-rule
new-rule: $(INSTALLED) ## make a rule module, ready to run: make new-rule CODE=TTU042 NAME=dim-lamp
	@$(VENV)/bin/python tools/new_rule.py $(CODE) $(NAME)

.PHONY: acceptance
acceptance: $(INSTALLED) ## run the acceptance tests on the real pages in ../shared (or DOCLINT_SHARED)
	$(VENV)/bin/python -m pytest -m acceptance -rs tests/acceptance

.PHONY: accuracy
accuracy: $(INSTALLED) ## plant known defects into real pages, and see that each is found and mended
	$(VENV)/bin/python -m benchmarks.accuracy

# Half an hour on a machine that has nothing else to do. ROUNDS, SITTINGS, CORPUS and ONLY are options of the measurement;
# with QUICK=1 or ONLY="RUN ..." it keeps nothing.
.PHONY: bench
bench: $(INSTALLED) $(INSTALLED_PEERS) ## measure doclint beside its peers and write docs/performance.md
	$(COMPILE)
	$(VENV)/bin/python -m benchmarks $(if $(QUICK),--quick) $(if $(ROUNDS),--rounds $(ROUNDS)) \
		$(if $(SITTINGS),--sittings $(SITTINGS)) $(if $(CORPUS),--corpus $(CORPUS)) $(if $(ONLY),--only $(ONLY))
	$(VENV)/bin/python tools/generate_performance.py

.PHONY: bench-check
bench-check: $(INSTALLED) ## fail if what `make bench` measured last breaks a budget
	$(VENV)/bin/python -m benchmarks --check

.PHONY: bench-scaling
bench-scaling: $(INSTALLED) ## see that twice as many locales take twice as long
	$(VENV)/bin/python -m benchmarks.scaling

$(INSTALLED_PEERS): requirements-bench.lock
	test -x $(PEERS)/bin/python || $(python) -m venv --clear $(PEERS)
	$(PEERS)/bin/python $(PIP_INSTALL) -r requirements-bench.lock
	touch $@

.PHONY: bench-bodies
bench-bodies: $(INSTALLED) ## measure the rules about bodies against the bare loop over Markdown events
	$(VENV)/bin/python -m benchmarks.bodies

.PHONY: bench-schema
bench-schema: $(INSTALLED) ## measure the schema phase against jsonschema alone
	$(VENV)/bin/python -m benchmarks.schema

# Debian's chromium; where another browser is, or none may be installed, CHROMIUM names it.
.PHONY: test-browser
test-browser: $(INSTALLED) ## run the tests of the report page in a real browser, which this installs where it can
	$(VENV)/bin/python $(PIP_INSTALL) -r requirements-browser.lock
	@if [ -z "$${CHROMIUM:-}" ] && ! command -v chromium chromium-browser google-chrome >/dev/null; then \
		if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
			apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; \
		else echo "test-browser: install chromium, or name a browser with CHROMIUM=/path/to/it"; fi; fi
	$(VENV)/bin/python -m pytest -rs -n 0 tests/browser

# tests/real installs environments of its own, which are the same here. check-jsonschema, which only these use, needs a
# newer click than doclint does.
.PHONY: test-lowest
test-lowest: $(INSTALLED_LOWEST) ## run the tests with the lowest versions of the run-time dependencies
	$(LOWEST)/bin/python -m pytest $(PYTEST_FLAGS) --ignore tests/real

$(INSTALLED_LOWEST): pyproject.toml requirements-dev.lock requirements-lowest.txt
	test -x $(LOWEST)/bin/python || $(oldest_python) -m venv --clear $(LOWEST)
	$(LOWEST)/bin/python $(PIP_INSTALL) -r <(grep -v '^check-jsonschema==' requirements-dev.lock)
	$(LOWEST)/bin/python $(PIP_INSTALL) -r requirements-lowest.txt
	$(LOWEST)/bin/python $(PIP_INSTALL) --no-deps --no-build-isolation -e .
	$(LOWEST)/bin/python -m pip check
	touch $@

# The oldest Python makes the lock: a newer one needs fewer packages, never more. pip reads dependency groups from 25.1.
.PHONY: lock
lock: ## pin the newest versions that pyproject.toml allows in requirements-dev.lock
	$(oldest_python) -m venv --clear $(LOCKING)
	$(LOCKING)/bin/python $(PIP_INSTALL) 'pip>=25.1'
	$(LOCKING)/bin/python $(PIP_INSTALL) --group dev .
	{ echo '# The development environment, made by `make lock`. Do not edit.'; \
		$(LOCKING)/bin/python -m pip freeze --exclude doclint; } > requirements-dev.lock.new
	mv requirements-dev.lock.new requirements-dev.lock
	rm -rf $(LOCKING)

# FUZZ_FLAGS: --inputs, --seconds, --seed, or the names of harnesses. atheris knows which code an input reaches; where it
# cannot be installed, inputs are made by chance alone.
.PHONY: fuzz
fuzz: $(INSTALLED) ## feed what reads pages and configurations with a million inputs made to break it, and edit 2,000 pages
	@if { test -e $(FUZZ)/.installed || { $(python) -m venv --clear $(FUZZ) && \
		$(FUZZ)/bin/python $(PIP_INSTALL) -r requirements-dev.lock -r requirements-fuzz.txt && \
		$(FUZZ)/bin/python $(PIP_INSTALL) --no-deps --no-build-isolation -e . && \
		touch $(FUZZ)/.installed; }; }; then \
		$(FUZZ)/bin/python -m tests.fuzz.run --inputs 125000 $(FUZZ_FLAGS); \
	else echo "fuzz: atheris cannot be installed here"; \
		$(VENV)/bin/python -m tests.fuzz.run --random --inputs 125000 $(FUZZ_FLAGS); fi
	$(VENV)/bin/python -m tests.fuzz.edits --pages 2000

.PHONY: audit
audit: ## look for known weaknesses in what the locks pin; says so where nobody can be asked
	@if { test -x $(AUDIT)/bin/pip-audit || { $(python) -m venv --clear $(AUDIT) && \
		$(AUDIT)/bin/python $(PIP_INSTALL) -r requirements-audit.lock; }; }; then \
		$(AUDIT)/bin/python tools/audit.py requirements-dev.lock requirements-browser.lock requirements-audit.lock; \
	else echo "audit: skipped, pip-audit cannot be installed here"; fi

.PHONY: clean
clean: ## remove everything that make, Python and the tools made
	rm -rf $(VENV) $(LOWEST) $(LOCKING) $(AUDIT) $(FUZZ) $(PEERS) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find benchmarks doclint tests tools -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
