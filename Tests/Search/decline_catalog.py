"""A catalog in which some codes are parts of others, among many that are not."""

from pathlib import Path

DECLINES = {
    "insufficient_funds": "there is too little money on the account",
    "lost_card": "the card is reported lost",
    "do_not_honor": "the bank gives no reason",
}


def write(folder: Path) -> int:
    """Writes the content folder of a site, and returns the number of its codes."""
    lines = ["  - {code: card_declined, title: Card Declined, message: the card was declined}"]
    lines += [f"  - {{code: {code}, message: {said}, parent: card_declined}}" for code, said in DECLINES.items()]
    lines += [f"  - {{code: filler_{number}, title: Something else {number}}}" for number in range(420)]
    group = 'group: "402"\ntitle: 402 Payment Required\nstatus: 402\nerrors:\n' + "\n".join(lines) + "\n"
    (folder / "catalog").mkdir()
    (folder / "catalog/402.yml").write_text(group, encoding="utf-8")
    (folder / "site.yml").write_text(
        "title: Errors\ndescription: All of them\nbase_url: https://example.test/a/b/\n", encoding="utf-8"
    )
    return len(lines)
