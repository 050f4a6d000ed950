"""Every block of code in our notes and pages is what its language allows."""

import http.client
import io
import json
import re
import subprocess
from collections.abc import Callable

import pytest
from fences import FENCES, Fence
from playwright_node import NODE

CHECKS = {
    "sh": (["bash", "-n"], "example.sh"),
    "js": ([NODE, "--check"], "example.mjs"),
    "php": (["php", "-l"], "example.php"),
    "ruby": (["ruby", "-wc"], "example.rb"),
    "swift": (["swiftc", "-parse"], "main.swift"),
}
"""What reads each language, and the name that a file of it has."""


class Answer:
    """The text of an answer, as a socket would hand it out."""

    def __init__(self, text: str):
        self._bytes = text.replace("\n", "\r\n").encode()

    def makefile(self, _: str) -> io.BytesIO:
        return io.BytesIO(self._bytes)


def check_http(code: str) -> None:
    head, _, body = code.partition("\n\n")
    answer = http.client.HTTPResponse(Answer(f"{head}\nContent-Length: {len(body)}\n\n{body}"))
    answer.begin()
    assert answer.reason == http.HTTPStatus(answer.status).phrase
    assert answer.getheader("Content-Type") == "application/json"
    json.loads(body)


def check_diff(code: str) -> None:
    kinds = {line[:1] for line in code.splitlines()}
    assert {"-", "+"} <= kinds <= {"-", "+", " "}, "a change takes something away and puts something in its place"


@pytest.mark.parametrize("fence", FENCES, ids=lambda fence: fence.name)
def test_a_block_is_what_its_language_allows(
    fence: Fence, run: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    if fence.language == "python":
        compile(fence.code, fence.name, "exec")
    elif fence.language == "http":
        check_http(fence.code)
    elif fence.language == "diff":
        check_diff(fence.code)
    else:
        assert fence.language in CHECKS, "no test reads this language"
        command, name = CHECKS[fence.language]
        result = run(command, name, fence.code)
        assert result.returncode == 0, result.stdout + result.stderr
        assert "warning" not in (result.stdout + result.stderr).lower()


def test_a_block_that_is_wrong_is_noticed(run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    for language, wrong in [
        ("sh", 'curl "a'), ("js", "const = 1;"), ("php", "<?php echo match (true) {"), ("ruby", "def a(\n"),
        ("swift", "func f( {"),
    ]:  # fmt: skip
        command, name = CHECKS[language]
        assert run(command, name, wrong).returncode != 0, language
    for check, wrong in [(check_http, "HTTP/1.1 401 Forbidden\nContent-Type: a\n\n{}\n"), (check_diff, "a\n+b\n")]:
        with pytest.raises(AssertionError):
            check(wrong)


def test_a_command_takes_its_key_from_a_variable() -> None:
    users = [user for fence in FENCES if fence.language == "sh" for user in re.findall(r"-u (\S+)", fence.code)]
    assert len(users) > 30
    assert set(users) == {'"$OMISE_SECRET_KEY:"', '"$OMISE_PUBLIC_KEY:"'}


def test_code_is_narrow_enough_to_be_read_beside_the_text() -> None:
    assert len(FENCES) > 50
    wide = [f"{fence.name}: {line}" for fence in FENCES for line in fence.code.splitlines() if len(line) > 80]
    assert wide == []
