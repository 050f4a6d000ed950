"""A small site that somebody made of what `docsite new` gives: no samples any more, and two entries."""

import subprocess
from pathlib import Path

FILES = {
    "content/catalog/400-bad-request.yml": """\
# yaml-language-server: $schema=../../schema/catalog.json
group: "400"
title: 400 Bad Request
status: 400
summary: The request cannot be carried out as it was sent.
errors:
  - code: invalid_parameter
    title: Invalid Parameter
    message: the parameter is not valid
    messages:
      - "{name} must be a number"
    summary: A parameter has a value that is not allowed. The message names it.
    retry: after-change
    see: [rate_limited]
    tags: [request]
""",
    "content/catalog/429-too-many-requests.yml": """\
# yaml-language-server: $schema=../../schema/catalog.json
group: "429"
title: 429 Too Many Requests
status: 429
summary: The requests came too fast.
errors:
  - code: rate_limited
    title: Rate Limited
    message: too many requests
    summary: More requests came in than the plan allows. The same request works a little later.
    retry: after-delay
    tags: [limits]
""",
    "content/notes/invalid_parameter.md": """\
## Why it happens

The API checks every parameter before it does anything. `message` names the first one that is not valid.

## How to fix it

1. Compare the parameter with the [API reference](https://docs.example.com/api/).
2. Correct it, and send the request again. Nothing was changed by the first one.
""",
    "content/notes/rate_limited.md": """\
## Why it happens

The client sent more requests within a minute than its plan allows.

## How to fix it

Wait for as many seconds as the `Retry-After` header says, then send the request again:

```http
HTTP/1.1 429 Too Many Requests
Retry-After: 12
```
""",
}


def make(docsite: Path, folder: Path) -> None:
    """Makes the site in a folder that is not there yet."""
    options = ["--title", "Example API errors", "--base-url", "https://docs.example.com/api/", "--empty"]
    subprocess.run([docsite, "new", folder, *options], capture_output=True, check=True)
    for path, text in FILES.items():
        file = folder / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
