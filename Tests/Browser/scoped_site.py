"""A site in which entries share codes."""

from pathlib import Path

FILES = {
    "site.yml": "title: Errors\ndescription: All of them\nbase_url: https://example.test/\n",
    "catalog/1.yml": (
        "group: payments\ntitle: Payments\nscope: payments\nstatus: 402\nerrors:\n"
        "  - {code: invalid_card, title: Invalid Card, message: the card is no good, summary: It cannot be charged.}\n"
        "  - {code: only_here, title: Only Here, message: here, summary: In payments only., see: [disputes.invalid_card]}\n"
    ),
    "catalog/2.yml": (
        "group: disputes\ntitle: Disputes\nstatus: 409\nerrors:\n"
        "  - {code: invalid_card, scope: disputes, title: Card of a Dispute, message: another card, summary: 'See `invalid_card`.'}\n"
        "  - {code: invalid_card, scope: payments/v2, title: Invalid Card Again, message: no good, summary: New., status: 400,\n"
        "     deprecated: {use: payments.invalid_card}}\n"
        "  - {code: rate_limited, title: Rate Limited, message: too many, summary: Wait., retry: after-delay}\n"
        "  - {code: rate_limited, scope: vault, title: Vault Busy, message: too many keys, summary: 'Wait, see `rate_limited`.'}\n"
    ),
    "notes/disputes-invalid_card.md": "## Why it happens\n\nSee `rate_limited`.\n",
}


def write(content: Path) -> None:
    """Writes the content folder."""
    for path, text in FILES.items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
