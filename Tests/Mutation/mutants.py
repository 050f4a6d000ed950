#!/usr/bin/env python3
"""Changes the core of the program in small ways, one at a time, and asks whether the Swift tests notice.

    mutants.py [--count N] [--seed S] [--jobs N] [--seconds N] [--only NUMBER]

All mutants are compiled at once, each behind a switch, so that trying one costs a run of the tests that come by it and no
compilation. A mutant that does not compile is left out and another takes its place. To those that are chosen come the
mutants of listed.json, which somebody named. What is known of a mutant is written down in .build/mutants/results.json, and
a run that was ended goes on from there.

Printed at the end: how many were killed, and each that survived. A mutant that changes nothing that anybody could see is
named in equivalent.json, with the reason; it counts neither way.
"""
import argparse
import json
import os
import sys

import compiled
from places import HERE, ROOT, LAST_SYMBOL, FIRST_SYMBOL, candidates, digest, in_order, listed, targets
from trials import Trials, run

WRONG = compiled.COPY / "wrong.json"
WANTED = 0.95


def choose(count, seed):
    """The mutants by number, all of which compile."""
    core, swift = targets()
    named = listed(swift)
    taken = [(mutant.path, range(mutant.start, mutant.end)) for mutant in named]
    free = [mutant for mutant in candidates(core)
            if not any(mutant.path == path and mutant.start in place for path, place in taken)]
    key = [digest([ROOT / "Sources"]), [mutant.name for mutant in named], count, seed]
    written = json.loads(WRONG.read_text()) if WRONG.exists() else {}
    wrong = set(written["wrong"]) if written.get("key") == key else set()
    order = [mutant for mutant in in_order(free, seed) if mutant.name not in wrong]
    mutants = dict(enumerate(order[:count] + named))
    assert len(mutants) <= LAST_SYMBOL - FIRST_SYMBOL
    if written.get("key") != key:
        wrong = compiled.leave_out(mutants, order[count:], swift)
        WRONG.write_text(json.dumps({"key": key, "wrong": wrong}, indent=1, ensure_ascii=False))
        # In the order of a run that knows it from the beginning.
        return choose(count, seed)
    compiled.write_copy(mutants, swift)
    compiled.build("--build-tests")
    return mutants


def told(mutant):
    line = compiled.number_of_line(mutant) + mutant.text.startswith("\n")
    return f"{mutant.path.relative_to(ROOT)}:{line}: {mutant.name.split(': ', 1)[1]}"


def show(trials, number):
    """What the tests say to one mutant."""
    print(told(trials.mutants[number]))
    for suite in trials.suites_by(number):
        log = []
        end, took = run(suite, {"MUTANT": str(number)}, 600, log)
        print(f"{suite}: {end}, {took:.1f} s")
        if end != "passed":
            print("".join(log)[-6000:])
            return


def report(trials, numbers, equivalent, what):
    """Says what came of some mutants; returns whether enough of them were killed."""
    alive = [number for number in numbers if not trials.killer(number)]
    same = [number for number in alive if trials.mutants[number].name in equivalent]
    for number in [number for number in alive if number not in same]:
        print(f"{number} {fate(trials, number)}: {told(trials.mutants[number])}")
    real = len(numbers) - len(same)
    killed = len(numbers) - len(alive)
    print(f"{what}: {killed} of {real} mutants killed ({killed / max(real, 1):.3f}); {len(same)} more change nothing "
          f"that could be seen (see equivalent.json)")
    return killed / max(real, 1) >= WANTED


def fate(trials, number):
    if rest := trials.remaining(number):
        return f"is alive, {len(rest)} suites are left"
    return "survives" if trials.suites_by(number) else "survives, no test comes by"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=320)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many to try at a time")
    parser.add_argument("--seconds", type=int, help="try each with suites that take no longer, for a first look")
    parser.add_argument("--only", type=int, metavar="NUMBER", help="try this one alone, and show what the tests say")
    options = parser.parse_args()
    equivalent = json.loads((HERE / "equivalent.json").read_text(encoding="utf-8"))
    mutants = choose(options.count, options.seed)
    trials = Trials(mutants)
    trials.measure()
    if options.only is not None:
        return show(trials, options.only)
    print(f"{len(mutants)} mutants, {len(trials.times)} suites, {sum(trials.times.values()):.0f} s without a mutant", flush=True)

    def tell(number):
        if not trials.killer(number):
            print(f"{number} {fate(trials, number)}: {told(mutants[number])}", flush=True)

    # What is soon known first, and what nobody could see last.
    order = sorted(mutants, key=lambda number: (mutants[number].name in equivalent, trials.longest(number)))
    trials.try_all(order, options.jobs, options.seconds, tell)
    print()
    enough = report(trials, range(options.count), equivalent, f"seed {options.seed}")
    named = report(trials, range(options.count, len(mutants)), {}, "listed")
    sys.exit(0 if enough and named else 1)


if __name__ == "__main__":
    main()
