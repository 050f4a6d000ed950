"""A short run of random edits; `make differential` is a long one."""

from pathlib import Path

import differential
import pytest

SECONDS = 8
# Also where a machine at work is slow, so many are looked at.
LEAST_STEPS = 10


@pytest.mark.parametrize(("seed", "previews"), [(7, 0.0), (8, 1.0)], ids=["build", "preview"])
def test_after_random_edits_all_is_as_if_built_from_nothing(docsite: Path, seed: int, previews: float):
    tally, failure = differential.search(
        docsite, seed, SECONDS / 60, [2, 65, 130, 512], length=10, previews=previews, least=LEAST_STEPS
    )
    assert failure is None, failure
    assert tally.sound > 1 and tally.edits > 1, tally


def test_a_difference_is_found_and_told_with_what_it_takes(docsite: Path, tmp_path: Path):
    # A program that goes by what it has written down, whatever was edited.
    forgetful = tmp_path / "docsite"
    forgetful.write_text(
        f'#!/bin/sh\ncase "$*" in\n*--no-cache*) ;;\n*) test -d public && exit 0 ;;\nesac\nexec "{docsite}" "$@"\n'
    )
    forgetful.chmod(0o755)
    steps = tuple(differential.Step(((name, seed),)) for seed, name in enumerate(["touch", "rewrite_note", "touch"]))
    run = differential.Run(1, 5, steps)
    with pytest.raises(differential.Difference) as found:
        differential.play(run, forgetful, differential.Tally())
    shorter, difference = differential.shrunken(run, found.value, forgetful, seconds=10)
    assert [step.edits for step in shorter.steps] == [(("rewrite_note", 1),)]
    assert "files differ" in difference.what
    assert differential.Run.of(str(shorter)) == shorter
