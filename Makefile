# Each target is one line. tools/environment.py does the work, with or without make.
# The first Python that is new enough is taken; another: make PYTHON=python3.12 serve
PYTHON ?= $(shell for python in python3 python3.15 python3.14 python3.13 python3.12 python3.11 python; do $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
MISSING = No Python 3.11 or newer found: install one, or name it: make PYTHON=python3.12 $@
RUN = @command -v "$(PYTHON)" >/dev/null || { echo "$(MISSING)" >&2; exit 1; }; exec "$(PYTHON)" tools/environment.py

TARGETS = help serve test try record watch extra site zip mutants stress matrix cpython measure bench lighthouse lint format lock
# `make record futures/callback` means example=futures/callback.
ifneq ($(filter record mutants matrix, $(firstword $(MAKECMDGOALS))),)
example ?= $(filter-out $(TARGETS), $(MAKECMDGOALS))
$(example)::; @:
endif

.PHONY: $(TARGETS) $(example)
.NOTPARALLEL:

help:       ; $(RUN)
serve:      ; $(RUN) serve $(port)
test:       ; $(RUN) test $(args)
try:        ; $(RUN) try $(exercise) $(if $(watch),--watch)
record:     ; $(RUN) record $(example) $(if $(python),--python $(python))
watch:      ; $(RUN) watch $(script) $(if $(python),--python $(python)) $(if $(args),--args "$(args)")
extra:      ; $(RUN) extra $(python)
site:       ; $(RUN) site
zip:        ; $(RUN) zip
mutants:    ; $(RUN) mutants $(example) $(if $(python),--python $(python))
stress:     ; $(RUN) stress $(runs)
matrix:     ; $(RUN) matrix $(example)
cpython:    ; $(RUN) cpython $(tests)
measure:    ; $(RUN) measure
bench:      ; $(RUN) bench
lighthouse: ; $(RUN) lighthouse $(pages)
lint:       ; $(RUN) lint
format:     ; $(RUN) format
lock:       ; $(RUN) lock
