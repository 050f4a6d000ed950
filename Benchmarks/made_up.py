"""A made-up catalog of any size, always the same."""
import random

SUBJECTS = ["charge", "card", "token", "refund", "transfer", "payout", "invoice", "webhook", "customer", "dispute"]
STATES = ["expired", "missing", "malformed", "locked", "duplicate", "unsupported", "over_limit", "not_owned"]
STATUSES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict",
            410: "Gone", 415: "Unsupported Media Type", 422: "Unprocessable Entity", 429: "Too Many Requests",
            500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable"}
REASONS = [
    "The {s} was made for another account, and its key cannot be used here.",
    "A `{s}_id` that was valid once is kept for ninety days & then removed.",
    "Between reading the {s} and changing it, *another* request changed it first.",
    "The body holds a field that the {s} has only in a newer version of the API.",
    "Some **banks** answer late; until they do, the {s} stays in the state `pending`.",
    "The amount is smaller than the least that the currency of the {s} allows (< 1 unit).",
]
CURES = [
    "Fetch the {s} again and repeat the request with what it holds now.",
    "Send the header `Idempotency-Key`, so that a repeated request is not carried out twice.",
    "Check the {s} in the dashboard before you try again.",
    "Ask for a new key if the old one was made before the account moved.",
]
SAMPLES = [
    ("sh", "curl https://api.example.com/{s}s/{n} \\\n  -X POST -u \"$SECRET_KEY:\" \\\n  -d amount={n} -d currency=thb\n"),
    ("json", '{{\n  "object": "{s}",\n  "id": "{s}_test_{n}",\n  "amount": {n},\n  "paid": false,\n  "failure": null\n}}\n'),
    ("python", "import shop\n\ndef retry({s}, attempts=3):\n    # wait a little longer each time\n"
               "    for attempt in range(attempts):\n        if {s}.refresh().state == \"open\":\n            return {s}.update(amount={n})\n"),
    ("http", "HTTP/1.1 {status} Error\nContent-Type: application/json\n\n{{\"code\": \"{s}\", \"retry_after\": {n}}}\n"),
    ("javascript", "const {s} = await client.{s}s.get(\"{s}_{n}\");\nif ({s}.state !== \"open\") {{\n  throw new Error(`not open: ${{{s}.id}}`);\n}}\n"),
]


def entries(count):
    """Each entry of a corpus, see `corpus.py`. The notes have about 0.8 KB."""
    chance = random.Random(43)
    statuses = list(STATUSES)
    for number in range(count):
        subject, state = chance.choice(SUBJECTS), chance.choice(STATES)
        status = statuses[number * 7 % len(statuses)]
        words = f"{subject} {state.replace('_', ' ')}"
        values = dict(s=subject, n=number + 100, status=status)
        near = f"e{(number * 31 + 7) % count:06d}"
        note = "## Why it happens\n\n" + " ".join(t.format(**values) for t in chance.sample(REASONS, 3)) + "\n\n"
        if number % 3 == 0:
            note += "| field | value |\n| --- | ---: |\n" + f"| `{subject}` | {number} |\n| `state` | {state} |\n\n"
        note += "## How to fix it\n\n" + "".join(f"{i}. {t.format(**values)}\n"
                                                for i, t in enumerate(chance.sample(CURES, 3), 1))
        language, sample = chance.choice(SAMPLES)
        note += f"\n```{language}\n{sample.format(**values)}```\n\nSee also [{near}](#{near}).\n"
        yield dict(code=f"e{number:06d}", title=f"{words.capitalize()} ({number})", status=status,
                   group=f"{status} {STATUSES[status]}", message=f"the {words} in request {number}",
                   summary=f"The {words}; request {number} was refused.", note_markdown=note)
