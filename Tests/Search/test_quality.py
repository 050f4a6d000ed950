"""How often the entry that a reader needs comes first, by kind of query, against the floors in floors.json.

Each catalog has two sets of labelled queries; `*-questions.json` has harder questions alone, `*-pastes.json` pastes. `*-held-out.json` was
written with the other and is not looked at while the ranking is worked on. Raise a floor when a set does better; lower
none.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
FLOORS = json.loads((FOLDER / "floors.json").read_text(encoding="utf-8"))
SETS = sorted(path.stem for path in (FOLDER / "queries").glob("*.json"))


def measure(queries: list[dict], found: list[list[str]]) -> dict[str, dict[str, float]]:
    """By kind: the share of queries whose entry came first, among the first three, and the mean reciprocal rank."""
    measured: dict[str, dict[str, float]] = {}
    for kind in dict.fromkeys(query["kind"] for query in queries):
        ranks = [
            next((rank for rank, code in enumerate(codes, 1) if code in query["expect"]), None)
            for query, codes in zip(queries, found, strict=True)
            if query["kind"] == kind
        ]
        measured[kind] = {
            "first": sum(rank == 1 for rank in ranks) / len(ranks),
            "three": sum(rank is not None and rank <= 3 for rank in ranks) / len(ranks),
            "reciprocal rank": sum(1 / rank for rank in ranks if rank) / len(ranks),
        }
    return measured


@pytest.fixture(scope="module")
def answers() -> Callable:
    """The queries of a set and the codes found for each; asked once."""
    known: dict[str, tuple[list[dict], list[list[str]]]] = {}

    def answers(name: str, search: Callable) -> tuple[list[dict], list[list[str]]]:
        if name not in known:
            labelled = json.loads((FOLDER / f"queries/{name}.json").read_text(encoding="utf-8"))
            queries = labelled["queries"]
            known[name] = queries, search(labelled["catalog"], [query["query"] for query in queries])
        return known[name]

    return answers


def assert_floors(name: str, queries: list[dict], found: list[list[str]]) -> None:
    """No kind of query does worse than floors.json says."""
    measured = measure(queries, found)
    for kind, values in measured.items():
        print(name, kind, {key: round(value, 3) for key, value in values.items()})
    dropped = [
        f"{kind}, {key}: {measured[kind][key]:.3f} is below {floor}"
        for kind, floors in FLOORS[name].items()
        for key, floor in floors.items()
        if measured[kind][key] < floor
    ]
    missed = [
        f"{query['kind']}: {query['query']!r} gave {codes[:3]}, not {query['expect']}"
        for query, codes in zip(queries, found, strict=True)
        if not codes or codes[0] not in query["expect"]
    ]
    assert not dropped, "\n".join(dropped + missed)


def test_there_are_enough_queries_and_each_set_has_its_floors() -> None:
    count = sum(len(json.loads((FOLDER / f"queries/{name}.json").read_text())["queries"]) for name in SETS)
    assert count >= 150
    assert sorted(FLOORS) == sorted([*SETS, "together"])


@pytest.mark.parametrize("name", SETS)
def test_the_entry_comes_as_early_as_it_did(name: str, answers: Callable, search: Callable) -> None:
    assert_floors(name, *answers(name, search))


def test_over_both_catalogs_the_entry_comes_as_early_as_it_should(answers: Callable, search: Callable) -> None:
    parts = [answers(name, search) for name in ["payments", "payments-held-out", "rustc", "rustc-held-out"]]
    assert_floors("together", sum([queries for queries, _ in parts], []), sum([found for _, found in parts], []))


def test_a_paste_and_its_place_in_a_string_find_the_same(search: Callable) -> None:
    body = '{"object":"error","code":"used_token","message":"token was already used"}'
    found = search("payments", [body, json.dumps(body), json.dumps(json.dumps(body))])
    assert [codes[0] for codes in found] == ["used_token"] * 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("customer_is_locked_on_mobile", "customer_is_locked_on_mobile"),
        ("CustomerIsLocked", "customer_is_locked"),
        ("custoner_is_locked", "customer_is_locked"),
        ("ccount_has_wrong_format", "account_has_wrong_format"),
        ("customer_is_lokced", "customer_is_locked"),
        ("delivery_out_of", "delivery_out_of_stock"),
        ("ERROR 2024-01-01 [worker-7] coupon_too_old_in_export: 17", "coupon_too_old_in_export"),
        ("bank temporarily gone: 42", "bank_temporarily_gone"),
        ("unreadable contract in import", "contract_unreadable_in_import"),
    ],
)
def test_a_catalog_of_several_files_is_searched_as_well(search: Callable, text: str, code: str) -> None:
    assert search("large", [text])[0][0] == code


def test_a_slip_in_a_part_of_a_code_is_forgiven(search: Callable) -> None:
    found = search("payments", ["bankacount", "fruad_check", "multicurency", "serailizer"])
    wanted = ["invalid_bank_account", "failed_fraud_check", "failed_multi_currency", "serializer_not_found"]
    assert [codes[0] for codes in found] == wanted


def test_every_code_is_found_first_by_each_of_its_spellings(search: Callable, server_of: Callable) -> None:
    entries = [
        entry
        for file in sorted((server_of("payments").site.folder / "search").glob("entries-*.json"))
        for entry in json.loads(file.read_text(encoding="utf-8"))["entries"]
    ]
    codes = [entry["code"] for entry in entries]
    assert len(codes) == 43
    for spell in [
        str, str.upper, str.title, lambda code: code.replace("_", "-"), lambda code: code.replace("_", " "),
        lambda code: code.title().replace("_", ""), lambda code: f"https://x.test/errors#{code.replace('_', '-')}",
        lambda code: f'{{"code": "{code}"}}', lambda code: f"ERROR [{code}] failed",
    ]:  # fmt: skip
        assert [found[0] for found in search("payments", [spell(code) for code in codes])] == codes
    assert [found[0] for found in search("payments", [entry["message"] for entry in entries])] == codes
