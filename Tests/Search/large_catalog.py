"""A catalog of 2,400 made-up codes: more than one file of the index holds. The same on every machine."""

import json
from pathlib import Path

WHAT = """
account address amount balance bank batch billing body bucket card cart category channel charge checkout client column
company contract coupon currency customer database delivery
""".split()
FAULT = """
already_closed amount_too_large blocked_by_owner cannot_be_changed contains_spaces does_not_exist expired
has_wrong_format in_use is_empty is_locked limit_exceeded missing not_allowed not_confirmed not_supported out_of_stock
read_only temporarily_gone too_many too_old too_short unknown unreadable wrong_region
""".split()
PLACE = ["", "_in_export", "_in_import", "_on_mobile"]


def write(folder: Path) -> int:
    """Writes the catalog as a `content/` folder; returns how many entries it has."""
    (folder / "catalog").mkdir()
    site = {"title": "Large", "description": "Many codes", "base_url": "https://example.test/large/", "language": "en"}
    (folder / "site.yml").write_text(json.dumps(site), encoding="utf-8")
    count = 0
    for what in WHAT:
        errors = []
        for fault in FAULT:
            for place in PLACE:
                code = f"{what}_{fault}{place}"
                words = code.replace("_", " ")
                error = {"code": code, "title": words.title(), "message": f"{words}: {{value}}"}
                errors.append({**error, "summary": f"It is {words}."})
        count += len(errors)
        catalog = {"group": what, "title": what.title(), "errors": errors}
        (folder / "catalog" / f"{what}.yml").write_text(json.dumps(catalog), encoding="utf-8")
    return count
