# Two commands do all the set-up on a fresh Debian machine with Python:
#   make post   builds the first post's page and prints where it is
#   make test   runs the tests
# Also: make atlas (all pairs of families, goes on where it was), make lint, make bench,
# make tools (every page through Hugo, pandoc, Sphinx, pdflatex …; make test takes some of them),
# make beside-sympy (the same divergences by plain SymPy, goes on where it was), make clean.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
POST := derivations/kl-divergence.md
PAGE := build/kl-divergence.html
ATLAS := build/atlas
JOBS ?= 2
SETUP := sh .ci/debian-packages
TOOLS := chromium fonts-lmodern nodejs npm ruby-kramdown texlive-latex-base

.PHONY: post test tools atlas lint bench beside-sympy verify-all clean

post: $(VENV)/.post
	@$(BIN)/symkl render $(POST)
	@mkdir -p $(dir $(PAGE))
	@$(BIN)/symkl render --format html -o $(PAGE) $(POST)
	@echo "$(abspath $(PAGE))"

test: $(VENV)/.test
	@$(SETUP) $(TOOLS)
	$(BIN)/pytest -q -n auto

tools: $(VENV)/.test
	@$(SETUP) $(TOOLS)
	SYMKL_TOOLS=full $(BIN)/pytest -q -n auto tests/test_toolchain.py

atlas: $(VENV)/.post
	@mkdir -p $(dir $(ATLAS))
	@$(BIN)/symkl atlas --jobs $(JOBS) --summary -o $(ATLAS)
	@echo "$(abspath $(ATLAS)/kl.html)"

lint: $(VENV)/.lint
	$(BIN)/ruff check
	$(BIN)/pyright

bench: $(VENV)/.test
	$(BIN)/pytest -q benchmarks

beside-sympy: $(VENV)/.test
	@mkdir -p build
	$(BIN)/python benchmarks/beside_sympy.py -o build/beside_sympy.jsonl

verify-all: $(VENV)/.test
	$(BIN)/python benchmarks/verify_all.py

clean:
	rm -rf $(VENV) build .pytest_cache .ruff_cache .hypothesis .benchmarks

# a stamp for each set of extras, renewed when pyproject.toml changes
$(VENV)/.%: pyproject.toml | $(BIN)/pip
	$(BIN)/pip install --quiet --editable '.[$*]'
	@$(BIN)/python -m compileall -q symkl  # an editable install is not compiled: half a second a start
	@touch $@

$(BIN)/pip:
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(SETUP) python3-venv
	$(PYTHON) -m venv $(VENV)
