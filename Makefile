# Interview Coach. `make help` lists what there is; everything sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000
SPEECH ?= 1
RUN_LOCK := $(if $(filter 0,$(SPEECH)),requirements.lock,requirements-speech.lock)

.DEFAULT_GOAL := help
.PHONY: help run test test-quick check bench evals lock format screenshots clean

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.ready ## set up, migrate the database and serve the app on 127.0.0.1:8000 (PORT=… HOST=… SPEECH=0)
	@$(BIN)/coach serve --host $(HOST) --port $(PORT)

test: $(VENV)/.ready-dev browser ## set up and run every test, the journeys in a real browser too
	@$(BIN)/python -m pytest

test-quick: $(VENV)/.ready-dev ## the tests without the journeys, under two minutes
	@$(BIN)/python -m tools.run_tests -m "not slow"

check: $(VENV)/.ready-dev ## style, types, import directions, file sizes, lock files
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check -q .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python tools/check_tree.py

bench: $(VENV)/.ready-dev ## start-up, marking, model adapter, cost and progress pages, vault and transcription, as times and ratios
	@$(BIN)/python benchmarks/start_and_mark.py
	@$(BIN)/python benchmarks/model_adapter.py
	@$(BIN)/python benchmarks/cost_page.py
	@$(BIN)/python benchmarks/dashboard.py
	@$(BIN)/python benchmarks/vault.py
	@$(BIN)/python benchmarks/transcribe.py

ENGINE ?= gemini
evals: $(VENV)/.ready-dev ## how a model marks labelled answers, with your key (ENGINE=gemini|openai|builtin)
	@$(BIN)/python -m tools.evals --engine $(ENGINE) $(EVALS)

screenshots: $(VENV)/.ready-dev browser ## pictures of every page in build/screenshots
	@$(BIN)/python -m tools.screenshots

format: $(VENV)/.ready-dev ## put the code into the house style
	@$(BIN)/ruff check --fix -q . && $(BIN)/ruff format -q .

PIP_COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile -q --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options
lock: $(VENV)/.ready-dev ## resolve requirements*.in again into the hashed lock files
	@$(PIP_COMPILE) --upgrade -o requirements-dev.lock requirements-dev.in
	@$(PIP_COMPILE) -c requirements-dev.lock -o requirements-speech.lock requirements-speech.in
	@$(PIP_COMPILE) -c requirements-dev.lock -o requirements.lock requirements.in

clean: ## take away the environment and what was built (never your data)
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

# ---- set-up ---------------------------------------------------------------------------------
.PHONY: browser
browser:
	@sh tools/set_up.sh browser

$(VENV)/.ready: $(RUN_LOCK) pyproject.toml tools/set_up.sh
	@sh tools/set_up.sh environment $(PYTHON) $(VENV) $(RUN_LOCK)
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock requirements-speech.lock requirements.lock pyproject.toml tools/set_up.sh
	@sh tools/set_up.sh environment $(PYTHON) $(VENV) requirements-dev.lock
	@touch $@ $(VENV)/.ready
