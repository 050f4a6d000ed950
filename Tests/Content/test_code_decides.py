"""What the code in our notes and pages does with the answers that they name."""

import base64
import json
import random
import re
import subprocess
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fences import FENCES, Fence, code_of
from playwright_node import NODE
from stub_api import PUBLIC_KEY, REST_OF_ID, SECRET_KEY, Answer, Request, StubAPI, answer, error

Run = Callable[..., subprocess.CompletedProcess[str]]

CHARGE = f"/charges/chrg_test_{REST_OF_ID}"
PROXY = (502, "<html>Bad Gateway</html>")
UNKNOWN = (404, error("not_found"))


def charge(**values: Any) -> Answer:
    """A charge that is pending, but for what is said."""
    states = {"paid": False, "capturable": False, "reversed": False, "reversible": False, "status": "pending"}
    return 200, {"object": "charge", "metadata": {}, **states, **values}


def listed(*charges: Answer, total: int | None = None) -> Answer:
    """A page of a list."""
    data = [body for _, body in charges]
    return 200, {"object": "list", "data": data, "total": len(data) if total is None else total}


# MARK: Commands


@pytest.mark.parametrize(
    "fence", [fence for fence in FENCES if fence.language == "sh"], ids=lambda fence: fence.name
)
def test_a_command_is_taken_by_the_api(fence: Fence, stub: StubAPI, run: Run, tmp_path: Path) -> None:
    (tmp_path / "receipt.pdf").write_bytes(b"%PDF-1.7\n")
    hold = 'set -eu\ncurl() { command curl --silent --show-error --fail-with-body "$@"; }\n'
    result = run(["bash"], "example.sh", hold + stub.adapted(fence.code))
    assert result.returncode == 0, result.stdout + result.stderr
    assert len(stub.requests) == len(re.findall(r"^curl ", fence.code, re.MULTILINE))


def test_a_change_goes_from_what_is_refused_to_what_is_taken() -> None:
    def send(host: str, path: str, key: str, parameters: dict[str, Any]) -> Answer:
        credentials = {"authorization": "Basic " + base64.b64encode(f"{key}:".encode()).decode()}
        return answer(Request(host, "POST", path, parameters, credentials))

    lines = code_of("invalid_card_token", "diff").splitlines()
    sides = ["".join(line[1:] for line in lines if line[0] in (" ", sign)) for sign in "-+"]
    answers = [send("api", "/charges", SECRET_KEY, json.loads(side)) for side in sides]
    assert [answers[0][1]["code"], answers[1][0]] == ["invalid_card_token", 200]

    card = {"card": dict.fromkeys(["name", "number", "expiration_month", "expiration_year", "security_code"], "1")}
    found = []
    for line in code_of("invalid_domain", "diff").splitlines():
        host, path, kind = re.fullmatch(r".POST https://(\w+)\.omise\.co(/\w+) +# (\w+) key, .key_…", line).groups()
        found.append(send(host, path, SECRET_KEY if kind == "secret" else PUBLIC_KEY, card))
    assert [found[0][1]["code"], found[1][0]] == ["invalid_domain", 200]


def test_the_answer_that_the_guide_shows_is_the_one_to_a_wrong_key() -> None:
    head, _, body = code_of("handling-errors", "http").partition("\n\n")
    told = answer(Request("api", "GET", "/account", {}, {}))
    assert (head.split()[1], json.loads(body)) == (str(told[0]), told[1])


# MARK: Charges that can't be captured or reversed


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (charge(paid=True, status="successful"), "already captured: nothing to do"),
        (charge(capturable=True), "capture it now"),
        (charge(), "not authorized yet: wait for the customer"),
        (charge(status="failed"), "too late to capture: failed"),
        (charge(status="expired"), "too late to capture: expired"),
        (charge(status="reversed", reversed=True), "too late to capture: reversed"),
    ],
)
def test_the_state_of_a_charge_decides_about_its_capture(stub: StubAPI, told: Answer, said: str) -> None:
    stub.tell(CHARGE, told)
    with redirect_stdout(StringIO()) as printed:
        exec(stub.adapted(code_of("failed_capture", "python")), {})
    assert printed.getvalue() == f"{said}\n"
    assert stub.requests[0].headers["omise-version"] == "2019-05-29"


@pytest.mark.parametrize("told", [UNKNOWN, (401, error("authentication_failure")), PROXY])
def test_no_charge_is_nothing_to_decide_about_a_capture(stub: StubAPI, told: Answer) -> None:
    stub.tell(CHARGE, told)
    with redirect_stdout(StringIO()) as printed, pytest.raises(RuntimeError, match=str(told[0])):
        exec(stub.adapted(code_of("failed_capture", "python")), {})
    assert printed.getvalue() == ""


def test_the_state_of_a_charge_decides_about_its_reversal(stub: StubAPI, run: Run) -> None:
    code = stub.adapted(code_of("failed_reverse", "php"))
    for told, said in [
        (charge(reversed=True, status="reversed"), "already reversed: nothing to do\n"),
        (charge(paid=True, status="successful"), "captured: refund it\n"),
        (charge(reversible=True), "reverse it\n"),
        (charge(status="expired"), "nothing to reverse: expired\n"),
    ]:
        stub.tell(CHARGE, told)
        assert run(["php"], "example.php", code).stdout == said
    for told in [UNKNOWN, PROXY, (200, "no JSON")]:
        stub.tell(CHARGE, told)
        result = run(["php"], "example.php", code)
        assert result.returncode == 255
        assert "Exception" in result.stdout + result.stderr
        assert "to do" not in result.stdout


# MARK: Amounts and numbers


def evaluate(run: Run, code: str, expression: str) -> Any:
    """What an expression in JavaScript is once the code has run; `why` is the text of what is thrown."""
    hold = "const why = async (f) => { try { return await f(); } catch (e) { return String(e); } };\n"
    result = run([NODE], "example.mjs", f"{code}\n{hold}console.log(JSON.stringify(await ({expression})()));\n")
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout.splitlines()[-1])


def test_a_price_becomes_an_amount_or_nothing(run: Run) -> None:
    taken = [
        ("100.50", "THB", 10050), ("100.5", "THB", 10050), ("20.00", "USD", 2000), ("500", "JPY", 500),
        ("1.15", "USD", 115), ("4.35", "SGD", 435), ("0.07", "THB", 7), ("1005", "THB", 100500), (19.99, "USD", 1999),
        ("70368744177664.15", "USD", 7036874417766415),
    ]  # fmt: skip
    refused = [
        ("", "THB"), (" ", "THB"), (None, "THB"), ("abc", "JPY"), ("1,000", "THB"), ("฿100", "THB"), ("-5", "THB"),
        ("1e3", "THB"), ("100.505", "THB"), ("500.5", "JPY"), ("100.", "THB"), (".5", "THB"), ("100", "XXX"),
        ("100", ""), ("100.50", "thb"), (1005.0000000000001, "THB"), (1e21, "THB"), ("99999999999999999", "JPY"),
        (True, "THB"), ([], "THB"),
    ]  # fmt: skip
    calls = [[price, currency] for price, currency, *_ in [*taken, *refused]]
    expression = f"async () => Promise.all({json.dumps(calls)}.map((call) => why(() => smallestUnit(...call))))"
    found = evaluate(run, code_of("invalid_amount", "js"), expression)
    assert found[: len(taken)] == [amount for *_, amount in taken]
    assert all(str(text).startswith("Error: not an amount in") for text in found[len(taken) :]), found


def test_a_page_size_is_a_positive_integer() -> None:
    names: dict[str, Any] = {}
    exec(code_of("invalid_per_page", "python"), names)
    sizes = [names["page_size"](text) for text in ("1", "100", "0", "-1", "1.5", "all", "", None)]
    assert sizes == [1, 100, 20, 20, 20, 20, 20, 20]


# MARK: Tokens, uploads and searches


def test_a_token_is_submitted_and_a_refusal_is_shown(run: Run) -> None:
    code = code_of("invalid_token", "js")
    for status, told, said in [(200, {"id": "tokn_test_1"}, ["order", "tokn_test_1"]),
                               (400, {"code": "invalid_card"}, ["error", "invalid_card"])]:  # fmt: skip
        hold = f"""
            let said, card = {{}};
            const submitOrder = (id) => {{ said = ["order", id]; }}, showError = (code) => {{ said = ["error", code]; }};
            const Omise = {{ setPublicKey() {{}}, createToken(kind, card, done) {{ done({status}, {json.dumps(told)}); }} }};
        """
        assert evaluate(run, hold + code, "async () => said") == said


def test_only_the_identifier_of_a_token_is_charged(stub: StubAPI, run: Run) -> None:
    calls = """
        puts charge("tokn_test_1", amount: 10_000, currency: "THB").code
        [{ "id" => "tokn_test_1" }, nil, "card_test_1"].each do |token|
          charge(token, amount: 10_000, currency: "THB")
        rescue ArgumentError => e
          puts e.message
        end
    """
    result = run(["ruby"], "example.rb", stub.adapted(code_of("invalid_card_token", "ruby")) + calls)
    assert result.stdout.splitlines() == ["200", *[f"no identifier: {kind}" for kind in ("Hash", "NilClass", "String")]]
    assert [request.parameters["card"] for request in stub.requests] == ["tokn_test_1"]


def test_content_from_memory_is_uploaded_with_a_name(stub: StubAPI) -> None:
    names: dict[str, Any] = {}
    exec(stub.adapted(code_of("missing_file", "python")), names)
    assert names["upload"]("dspt_test_1", b"%PDF-1.7\n")["object"] == "document"
    with pytest.raises(names["requests"].HTTPError):
        names["upload"]("dspt_test_1", b"")


def test_a_search_goes_through_every_page(stub: StubAPI, run: Run) -> None:
    def page(*names: str) -> Answer:
        return 200, {"data": list(names), "total_pages": 3}

    code = stub.adapted(code_of("invalid_page", "js"))
    walk = 'async () => { const all = []; for await (const one of search({ scope: "charge" })) all.push(one); return all; }'
    stub.tell("/search", page("a", "b"), page("c"), page("d"))
    assert evaluate(run, code, walk) == ["a", "b", "c", "d"]
    assert [request.parameters["page"] for request in stub.requests] == ["1", "2", "3"]
    assert {request.key for request in stub.requests} == {SECRET_KEY}
    stub.tell("/search", page("a"), (422, error("invalid_page")))
    assert evaluate(run, code, f"async () => why({walk})").startswith("Error: 422: ")
    stub.tell("/search", PROXY)
    assert evaluate(run, code, f"async () => why({walk})").startswith("Error: 502: <html>")


def test_a_search_is_repeated_while_it_is_unavailable(stub: StubAPI, run: Run) -> None:
    away = (503, error("search_unavailable"))
    hold = "def rand = 1\n$pauses = []\ndef sleep(pause) = $pauses << pause\n"
    call = 'begin; puts search({ scope: "charge" }); rescue => e; puts e.message; end\np $pauses\n'
    code = hold + stub.adapted(code_of("search_unavailable", "ruby")) + call
    for told, said, pauses, count in [
        ([away, away, (200, "found")], "found", "[2, 4]", 3),
        ([away], "search is still unavailable", "[2, 4, 8, 16]", 5),
        ([(422, "a scope")], "422: a scope", "[]", 1),
    ]:
        stub.begin()
        stub.tell("/search", *told)
        result = run(["ruby"], "example.rb", code)
        assert result.stdout.splitlines() == [said, pauses], result.stderr
        assert len(stub.requests) == count


# MARK: The handler of the guide

ORDER = SimpleNamespace(id="8841", amount=10_000, currency="THB")


@pytest.fixture
def guide(stub: StubAPI, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the Python of both guides defines; pauses take no time, and are as long as they may be."""
    names: dict[str, Any] = {"pauses": []}
    monkeypatch.setattr(time, "sleep", names["pauses"].append)
    monkeypatch.setattr(random, "uniform", lambda _, longest: longest)
    exec(stub.adapted(code_of("handling-errors", "python")), names)
    exec(stub.adapted(code_of("retrying", "python")), names)
    return names


def test_an_answer_becomes_a_result_or_an_error_with_a_code(stub: StubAPI, guide: dict[str, Any]) -> None:
    address = f"{stub.addresses['api']}/account"
    assert guide["call"]("GET", address, SECRET_KEY)["object"] == "account"
    for told, status, code in [
        ((401, error("authentication_failure")), 401, "authentication_failure"), (PROXY, 502, "unknown"),
        ((200, "<html>"), 200, "unknown"), ((500, ["a"]), 500, "unknown"), ((404, "null"), 404, "unknown"),
    ]:  # fmt: skip
        stub.tell("/account", told)
        with pytest.raises(guide["APIError"]) as caught:
            guide["call"]("GET", address, SECRET_KEY)
        assert (caught.value.status, caught.value.code) == (status, code)


def test_a_payment_is_a_charge_or_a_reason(stub: StubAPI, guide: dict[str, Any]) -> None:
    def pay(*told: Answer) -> Any:
        stub.begin()
        stub.tell("/charges", *told)
        return guide["pay"](SECRET_KEY, ORDER, "tokn_test_1")

    assert pay(charge(status="successful"))["status"] == "successful"
    assert stub.requests[0].parameters == {
        "amount": 10_000, "currency": "THB", "card": "tokn_test_1", "metadata": {"order_id": "8841"},
    }  # fmt: skip
    for told, text in [
        (charge(status="failed"), "Your bank declined"),
        ((400, error("invalid_token")), "enter your card again"),
        ((400, error("brand_not_supported")), "another card"),
    ]:
        with pytest.raises(guide["Declined"], match=text):
            pay(told)
    for told in [(400, error("a_new_code")), (500, error("internal_error")), PROXY]:
        with pytest.raises(guide["APIError"]):
            pay(told)
        assert len(stub.requests) == 1


def test_a_used_token_leads_to_the_first_charge(stub: StubAPI, guide: dict[str, Any]) -> None:
    first = charge(id="chrg_test_1", status="successful", metadata={"order_id": "8841"})
    stub.tell("/charges", (400, error("used_token")), listed(charge(), first))
    assert guide["pay"](SECRET_KEY, ORDER, "tokn_test_1")["id"] == "chrg_test_1"
    assert [request.method for request in stub.requests] == ["POST", "GET"]
    stub.tell("/charges", (400, error("used_token")), listed(charge(), charge()))
    with pytest.raises(guide["APIError"], match="used_token"):
        guide["pay"](SECRET_KEY, ORDER, "tokn_test_1")
    declined = charge(status="failed", metadata={"order_id": "8841"})
    stub.tell("/charges", (400, error("used_token")), listed(declined))
    with pytest.raises(guide["Declined"]):
        guide["pay"](SECRET_KEY, ORDER, "tokn_test_1")


def test_the_handler_in_javascript_does_the_same(stub: StubAPI, run: Run) -> None:
    code = code_of("handling-errors", "js")
    call = f"call('GET', '{stub.addresses['api']}/account', '{SECRET_KEY}')"
    expression = f"async () => {call}.catch((e) => [e.status, e.code])"
    assert evaluate(run, code, expression)["object"] == "account"
    for told, found in [((403, error("key_expired_error")), [403, "key_expired_error"]), (PROXY, [502, "unknown"]),
                        ((200, "<html>"), [200, "unknown"])]:  # fmt: skip
        stub.tell("/account", told)
        assert evaluate(run, code, expression) == found
    stub.begin()
    sent = f"async () => call('POST', '{stub.addresses['vault']}/tokens', '{PUBLIC_KEY}', {{ card: {{}} }}).catch((e) => e.code)"
    assert evaluate(run, code, sent) == "invalid_card"


def test_the_handler_in_swift_does_the_same(stub: StubAPI, run: Run, tmp_path: Path) -> None:
    calls = """
        for path in CommandLine.arguments.dropFirst() {
            do {
                print(String(decoding: try await call("GET", URL(string: path)!, key: "KEY"), as: UTF8.self))
            } catch let error as APIError {
                print(error.status ?? 0, error.code)
            }
        }
    """
    code = stub.adapted(code_of("handling-errors", "swift")) + calls.replace("KEY", SECRET_KEY)
    built = run(["swiftc", "-swift-version", "6", "-warnings-as-errors", "-o", "example"], "main.swift", code)
    assert built.returncode == 0, built.stdout + built.stderr
    stub.tell("/locked", (403, error("locked_account_error")))
    stub.tell("/proxy", PROXY)
    addresses = [stub.addresses["api"] + path for path in ("/account", "/locked", "/proxy")]
    said = subprocess.run([tmp_path / "example", *addresses], capture_output=True, text=True, timeout=60, check=True)
    assert said.stdout.splitlines() == ['{"object": "account"}', "403 locked_account_error", "502 unknown"]
    assert {request.key for request in stub.requests} == {SECRET_KEY}


# MARK: Retries of the guide

AWAY = (503, error("search_unavailable"))


def test_what_can_succeed_later_is_retried_with_growing_pauses(stub: StubAPI, guide: dict[str, Any]) -> None:
    def attempt(*told: Answer) -> str:
        stub.begin()
        guide["pauses"].clear()
        stub.tell("/search", *told)
        try:
            return guide["get"](f"{stub.addresses['api']}/search", SECRET_KEY)["object"]
        except guide["APIError"] as caught:
            return caught.code

    assert attempt(AWAY, (429, error("too_many_requests")), (200, {"object": "search"})) == "search"
    assert guide["pauses"] == [1.0, 2.0]
    assert (attempt(AWAY), len(stub.requests), guide["pauses"]) == ("search_unavailable", 5, [1.0, 2.0, 4.0, 8.0])
    for code in ("not_found", "used_token", "authentication_failure", "failed_refund"):
        assert (attempt((400, error(code))), len(stub.requests), guide["pauses"]) == (code, 1, [])


def test_retries_in_javascript_are_the_same(stub: StubAPI, run: Run) -> None:
    hold = """
        const pauses = [];
        Math.random = () => 1;
        const setTimeout = (resume, pause) => { pauses.push(pause); resume(); };
    """
    code = hold + code_of("handling-errors", "js") + code_of("retrying", "js")
    attempt = f"get('{stub.addresses['api']}/search', '{SECRET_KEY}')"
    expression = f"async () => [await {attempt}.then((body) => body.object, (e) => e.code), pauses]"
    stub.tell("/search", AWAY, (429, error("too_many_requests")), (200, {"object": "search"}))
    assert evaluate(run, code, expression) == ["search", [1000, 2000]]
    stub.tell("/search", AWAY)
    assert evaluate(run, code, expression) == ["search_unavailable", [1000, 2000, 4000, 8000]]
    stub.tell("/search", (404, error("not_found")))
    assert evaluate(run, code, expression) == ["not_found", []]


def test_the_charge_of_an_order_is_found_on_any_page(stub: StubAPI, guide: dict[str, Any]) -> None:
    others = [charge()] * 100
    ours = charge(id="chrg_test_1", metadata={"order_id": "8841"})
    stub.tell("/charges", listed(*others, total=150), (503, error("internal_error")), listed(ours, total=150))
    since = "2026-01-31T01:55:00+00:00"
    assert guide["find_charge"](SECRET_KEY, "8841", since)["id"] == "chrg_test_1"
    assert [request.parameters["offset"] for request in stub.requests] == ["0", "100", "100"]
    assert {request.parameters["from"] for request in stub.requests} == {since}
    stub.tell("/charges", listed(*others, total=100))
    assert guide["find_charge"](SECRET_KEY, "8841", since) is None
