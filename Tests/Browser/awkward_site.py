"""Sites with all that is hard on a page: long codes and messages, other scripts, no status, withdrawn codes, many groups."""

from pathlib import Path

GROUP = """
group: "400"
title: 400 Bad Request
status: 400
summary: The request is not as it should be.
errors:
  - code: card_declined_because_the_issuing_bank_requires_strong_customer_authentication_now
    title: Card Declined Because the Issuing Bank Requires Strong Customer Authentication
    message: >-
      the card was declined by its issuer because strong customer authentication is required for this amount in the
      country of the cardholder, and the payment was not confirmed with a challenge; confirm the payment with the
      customer present and try again with the same idempotency key
    messages: ["{field} must be one of {all the values that this version of the API allows, separated by commas}", x]
    summary: The bank wants the customer to prove who they are.
    retry: after-change
    see: [ERR-001, 金額が不正です, com.example.payments.v2.errors.InvalidMerchantConfigurationException, E404]
    tags: [authentication, strong-customer-authentication, psd2, europe, 3-d-secure, cards]
    since: "2019-04-01"
  - code: com.example.payments.v2.errors.InvalidMerchantConfigurationException
    title: Invalid Merchant Configuration
    message: invalid merchant configuration
    summary: The settings of the merchant contradict each other.
    retry: never
    deprecated: {since: "2024-01-01", use: ERR-001, reason: It was divided. See `E404` as well.}
  - {code: ERR-001, title: Short, message: e, summary: Short., retry: safe}
  - code: E404
    title: Nothing Found
    message: nothing found
    summary: It is gone.
    status: 404
    retry: after-delay
    retired: {since: "2023-06-01", use: ERR-001, reason: The endpoint was removed.}
  - code: ThisIsOneLongCodeWithoutAnyPlaceToBreakThatSomebodyThoughtWasAGoodIdeaOnceUponATime
    title: Unbreakable
    message: long
    summary: No place to break.
  - code: 金額が不正です
    slug: ja
    title: 金額が不正です
    message: 金額は1以上50000以下の整数でなければなりません。通貨によって最小単位が異なることにご注意ください。
    summary: 指定された金額が許可された範囲を超えています。金額を確認して、もう一度リクエストを送信してください。
    retry: after-change
  - code: จำนวนเงินไม่ถูกต้อง
    slug: th
    title: จำนวนเงินไม่ถูกต้อง
    message: จำนวนเงินต้องเป็นจำนวนเต็มระหว่างหนึ่งถึงห้าหมื่นและต้องใช้หน่วยย่อยของสกุลเงิน
    summary: จำนวนเงินที่ระบุอยู่นอกช่วงที่อนุญาต ตรวจสอบจำนวนเงินแล้วส่งคำขออีกครั้ง
    retry: after-change
  - code: المبلغ_غير_صالح
    slug: ar
    title: المبلغ غير صالح
    message: يجب أن يكون المبلغ عددا صحيحا بين 1 و 50000
    summary: المبلغ المحدد خارج النطاق المسموح به. تحقق من المبلغ ثم أرسل الطلب مرة أخرى باستخدام `amount`.
    retry: after-change
  - code: <script>alert(1)</script>
    slug: html
    title: <b>Bold</b> & "quoted"
    message: <img src=x onerror=alert(1)> {name}
    summary: A code that is HTML.
"""

NOTE = """
## Why it happens

| parameter | a column with a long heading | example | note |
| --- | --- | --- | ---: |
| `card[number]` | digits | `4242424242424242424242424242424242424242` | 12 |
| `com.example.payments.v2.errors.InvalidMerchantConfigurationException` | text | x | 1 |

> [!WARNING]
> Do not store `aVeryLongTokenThatHasNoPlaceToBreakAtAllAndGoesOnAndOnUntilItLeavesThePage` anywhere.

## How to fix it

1. Send it again:

   ```sh
   curl https://api.example.com/v2/charges -u sk_test_123: -d amount=1000 -d description="a line that is long and scrolls"
   ```

   - [ ] once
   - [x] twice

> See <https://example.com/a/very/long/address/that/does/not/end/soon/index.html?with=a&query=that&goes=on>.
"""

WITHOUT_STATUS = """
group: sdk
title: Errors that have no HTTP status at all, because the SDK raises them before anything is sent
errors:
  - {code: sdk_timeout, title: Timeout, message: timed out, summary: The SDK gave up.}
"""

BODY = """error_body: |-
  {"code": "{{code}}", "message": "{{message}}", "documentation": "{{url}}"}
"""


def write_awkward_content(folder: Path, language: str) -> None:
    """Writes the content of a site in a language, whose direction is that of the pages."""
    files = {
        "site.yml": f"title: Example\ndescription: Every error.\nbase_url: https://example.test/\nlanguage: {language}\n{BODY}",
        "catalog/400.yml": GROUP,
        "catalog/sdk.yml": WITHOUT_STATUS,
        "notes/ERR-001.md": NOTE,
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def write_large_content(folder: Path, groups: int, entries: int) -> None:
    """Writes the content of a site with many groups, each with as many entries."""
    (folder / "catalog").mkdir(parents=True)
    (folder / "site.yml").write_text("title: Example\ndescription: Every error.\nbase_url: https://example.test/\n")
    for group in range(groups):
        lines = [f"group: g{group}", f"title: Errors of part {group}", f"status: {400 + group % 100}", "errors:"]
        lines += [
            f"  - {{code: part_{group}_error_{entry}, title: Error {entry}, message: it failed, summary: It failed.}}"
            for entry in range(entries)
        ]
        (folder / f"catalog/{group:03}.yml").write_text("\n".join(lines))
