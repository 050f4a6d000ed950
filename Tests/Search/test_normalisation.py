"""The script makes text comparable as the index does: SearchTextTests.swift reads the same examples."""

import json
from collections.abc import Callable
from pathlib import Path

EXAMPLES = Path(__file__).with_name("normalisation.json")


def test_keys_and_words_are_those_of_the_recorded_examples(server_of: Callable, open_page: Callable) -> None:
    examples = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    page = open_page(server_of("payments").address("index.html"))
    made = page.evaluate(
        "(texts) => texts.map((text) => ({ text, key: docsiteSearch.key(text), words: docsiteSearch.words(text) }))",
        [example["text"] for example in examples],
    )
    assert len(examples) > 2000
    assert [(was, now) for was, now in zip(examples, made, strict=True) if was != now] == []


def test_stems_are_those_of_the_recorded_examples(server_of: Callable, open_page: Callable) -> None:
    examples = json.loads(EXAMPLES.with_name("stems.json").read_text(encoding="utf-8"))
    page = open_page(server_of("payments").address("index.html"))
    made = page.evaluate("(words) => words.map((word) => docsiteSearch.stem(word))", [word for word, _ in examples])
    assert len(examples) > 2000
    assert [(word, was, now) for (word, was), now in zip(examples, made, strict=True) if was != now] == []
