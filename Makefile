# Thin doors: every recipe is a command one could type. `make` alone lists them.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	--no-emit-index-url --no-emit-find-links

.PHONY: doors demo install ocr test assets messages check bench lock clean

doors:
	@echo "make demo [PORT=8000]   a fictional county to look around in"
	@echo "make test               the whole suite; says what this machine made it leave out"
	@echo "make install            .venv with everything Huiyin runs on"
	@echo "make ocr                reading of scanned letters, with its models (170 MB)"
	@echo "make assets             copy style sheets, scripts and icons for the pages"
	@echo "make messages           compile the message catalogues"
	@echo "make check              ruff, mypy, import rules, missing migrations"
	@echo "make bench              the measurements in benchmarks/"
	@echo "make lock               write the lock files anew"

demo: install
	$(BIN)/huiyin demo --port $(PORT)

install: .venv/.runtime assets messages

test: .venv/.test assets messages
	$(BIN)/python -m tests.suite

assets: .venv/.runtime
	@$(BIN)/python -m huiyin.config.assets

messages: .venv/.runtime
	@$(BIN)/python -m huiyin.config.catalogues

check: .venv/.test messages
	$(BIN)/ruff check .
	HUIYIN_TOOLING=1 $(BIN)/mypy
	$(BIN)/lint-imports
	HUIYIN_TOOLING=1 $(BIN)/huiyin manage makemigrations --check --dry-run

bench: .venv/.test
	$(BIN)/python -m benchmarks

lock: .venv/.runtime
	$(BIN)/pip install -q uv
	$(COMPILE) pyproject.toml --extra build -o requirements.lock
	$(COMPILE) pyproject.toml --extra build --extra ocr -c requirements.lock -o requirements-ocr.lock
	$(COMPILE) pyproject.toml --extra build --extra ocr --extra test -c requirements-ocr.lock -o requirements-test.lock
	$(COMPILE) requirements-node.in -o requirements-node.lock
	$(BIN)/python -m huiyin.config.assets --lock

clean:
	rm -rf .venv node_modules var/demo src/huiyin/interfaces/ui/static/vendor tests/vendor

.venv/.runtime: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Huiyin needs Python 3.11 or newer; name one with make PYTHON=...")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

ocr: .venv/.runtime requirements-ocr.lock
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-ocr.lock

.venv/.test: .venv/.runtime requirements-test.lock
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@
