# Carrel. `make run` and `make test` are all a newcomer needs; every target prepares what it stands on by itself.

PYTHON ?= python3
# More words for pip, for example: make run PIP_INSTALL_ARGS="--find-links ~/wheels"
PIP_INSTALL_ARGS ?=
PYTEST_ARGS ?=

BIN := .venv/bin
READY := .venv/ready
# Other programs, for comparison only.
PEERS := .venv-peers
# What Qt loads of the catalogues; English needs none.
SPOKEN := $(patsubst %.ts,%.qm,$(wildcard resources/translations/*.ts))

# The vision half of llama-cpp-python is never used. Built for any x86-64 processor with AVX2 and not for the one it is compiled
# on: pip keeps the wheel, and an image or a virtual machine that moves to an older processor would die of an illegal instruction.
export CMAKE_ARGS ?= -DLLAVA_BUILD=OFF -DGGML_NATIVE=OFF

.PHONY: run demo models translations test check format quality peers package package-test constraints clean

run: models $(SPOKEN) ## the window; with no display, the main job in the terminal
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		exec $(BIN)/carrel; \
	else \
		echo "There is no display here, so no window; this is the main job in the terminal:"; \
		exec packaging/demo; \
	fi

demo: models ## index the sample notes and ask one question, in the terminal
	@packaging/demo

models: $(READY) ## the two default models, checked
	@$(BIN)/python packaging/install_models.py

translations: $(READY) ## collect what window and engine say into the catalogues, and compile them
	@$(BIN)/python packaging/update_translations.py

%.qm: %.ts | $(READY)
	@$(BIN)/pyside6-lrelease -silent $< -qm $@

test: models $(SPOKEN) ## every test but those that print figures
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile $(PYTEST_ARGS)

check: $(READY) ## format, lint, types, the five contracts, sizes
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest tests/unit/house

format: $(READY) ## put the code into shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

quality: models ## how good the answers are, in figures
	$(BIN)/python -m pytest -s tests/quality $(PYTEST_ARGS)

peers: models ## search and answers beside txtai and LlamaIndex, which get an environment of their own
	test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/pip install --quiet --constraint constraints.txt $(PIP_INSTALL_ARGS) \
		txtai==9.14.0 llama-index-core==0.14.25 llama-index-llms-llama-cpp==0.7.0 sentence-transformers
	$(BIN)/python -m tests.quality.peers $(PEERS)/bin/python
	$(BIN)/python -m tests.quality.peer_answers $(PEERS)/bin/python

package: models $(SPOKEN) ## every installer that this system can build, in dist/
	$(BIN)/python packaging/build_installers.py

package-test: PACKAGED = $(lastword $(sort $(wildcard dist/carrel_*.deb)))
package-test: ## what `make package` has left: looked at by Debian's own tools, then installed in a bare Debian tree; as root
	packaging/debian/look_at_package.sh $(PACKAGED)
	packaging/llama/try_processors.sh
	packaging/debian/try_package.sh $(PACKAGED) build/tree dist/Carrel.AppDir

# Which processor PyTorch is built for stays open: it pins its own accelerator packages.
constraints: $(READY) ## pin what pyproject.toml asks for; UPGRADE=--upgrade takes newer releases
	$(BIN)/pip-compile $(UPGRADE) --quiet --extra full --extra development --extra packaging --allow-unsafe --strip-extras --annotation-style line \
		--no-header --no-emit-index-url --no-emit-find-links --no-emit-options pyproject.toml \
		--output-file constraints.txt
	sed -E '/^(cuda|nvidia)-|^triton=/d; s/^(torch==[0-9.]+)\+[a-z0-9.]+/\1/' constraints.txt > constraints.draft
	echo 'colorama==0.4.6           # via click, tqdm and pytest, on Windows' >> constraints.draft
	mv constraints.draft constraints.txt

clean: ## everything but the models
	rm -rf $(SPOKEN) .venv .venv-package $(PEERS) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Carrel needs Python 3.11 or newer.")'
	@echo "Installing into .venv. llama-cpp-python is compiled, which takes several minutes the first time."
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade --constraint constraints.txt pip
	$(BIN)/pip install --quiet --constraint constraints.txt $(PIP_INSTALL_ARGS) --editable '.[full,development,packaging]'
	@touch $@
