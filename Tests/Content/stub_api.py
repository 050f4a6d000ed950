"""A stub of the payment API: it takes what the examples send, and refuses it as the entries say."""

import base64
import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

SECRET_KEY = "skey_test_5xuy4w91xqz7d1w9u0t"
PUBLIC_KEY = "pkey_test_5xuy4w91xqz7d1w9u0t"
REST_OF_ID = "5xuy4w91xqz7d1w9u0t"
"""What stands for the `…` of identifiers."""

Answer = tuple[int, Any]
"""A status, and a body: an object, or the text of something that is no JSON."""

LIST = {"from", "to", "order", "offset", "limit"}
SEARCH = {"scope", "query", "filters", "page", "per_page"}
SCOPES = """charge charge_schedule customer dispute event fund_account link log_entry receipt recipient refund
sub_merchant transfer transfer_schedule transaction""".split()
CARD = {"name", "number", "expiration_month", "expiration_year", "security_code"}


@dataclass
class Operation:
    """What a method and a path do: which key they take, what has to be sent with them, and what may be."""

    method: str
    path: str
    object: str
    required: set[str] = field(default_factory=set)
    optional: set[str] = field(default_factory=set)
    host: str = "api"
    public: bool = False


OPERATIONS = [
    Operation("POST", "/tokens", "token", {"card"}, host="vault", public=True),
    Operation("GET", "/account", "account"),
    Operation("GET", "/balance", "balance"),
    Operation("GET", "/capability", "capability", public=True),
    Operation("GET", "/charges", "list", optional=LIST),
    Operation("POST", "/charges", "charge", {"amount", "currency", "card"}, {"metadata"}),
    Operation("GET", "/charges/chrg_*", "charge"),
    Operation("GET", "/charges/chrg_*/refunds", "list", optional=LIST),
    Operation("POST", "/charges/chrg_*/refunds", "refund", {"amount"}),
    Operation("GET", "/disputes/dspt_*", "dispute"),
    Operation("PATCH", "/disputes/dspt_*", "dispute", {"message"}),
    Operation("POST", "/disputes/dspt_*/documents", "document", {"file"}),
    Operation("GET", "/links/link_*", "link"),
    Operation("POST", "/links", "link", {"amount", "currency", "title", "description"}),
    Operation("POST", "/recipients", "recipient", {"name", "type", "bank_account"}),
    Operation("GET", "/recipients/recp_*", "recipient"),
    Operation("GET", "/schedules/schd_*", "schedule"),
    Operation("GET", "/search", "search", {"scope"}, SEARCH),
]


@dataclass
class Request:
    """What has arrived."""

    host: str
    method: str
    path: str
    parameters: dict[str, Any]
    headers: dict[str, str]

    @property
    def key(self) -> str:
        """The user name of basic authentication, where the password is empty."""
        scheme, _, credentials = self.headers.get("authorization", "").partition(" ")
        if scheme != "Basic":
            return ""
        user, _, password = base64.b64decode(credentials).decode().partition(":")
        return user if not password else ""


def error(code: str, message: str = "") -> dict[str, str]:
    """An error object."""
    location = f"https://docs.opn.ooo/api-errors/#{code.replace('_', '-')}"
    return {"object": "error", "location": location, "code": code, "message": message or code.replace("_", " ")}


def nested(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """`card[name]=A` as `{"card": {"name": "A"}}`."""
    result: dict[str, Any] = {}
    for name, value in pairs:
        outer, _, inner = name.partition("[")
        if inner:
            result.setdefault(outer, {})[inner.removesuffix("]")] = value
        else:
            result[outer] = value
    return result


def read_body(body: bytes, content_type: str) -> dict[str, Any]:
    """The parameters of a body, by what it says that it is."""
    if content_type.startswith("application/json"):
        return json.loads(body)
    if content_type.startswith("multipart/form-data"):
        message = message_from_bytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body, policy=HTTP)
        return {
            part.get_param("name", header="content-disposition"): {
                "filename": part.get_filename(),
                "type": part.get_content_type(),
                "size": len(part.get_payload(decode=True)),
            }
            for part in message.iter_parts()
        }
    return nested(parse_qsl(body.decode(), keep_blank_values=True))


def refusal(request: Request, operation: Operation) -> Answer | None:
    """Why the API would not carry out the request."""
    if not request.key.startswith("pkey_" if operation.public else "skey_"):
        return 401, error("authentication_failure", "authentication failed")
    sent = request.parameters
    if operation.object == "token" and not isinstance(sent.get("card"), dict):
        return 400, error("missing_card", "request contains no card parameters")
    if operation.object == "token" and set(sent["card"]) != CARD:
        return 400, error("invalid_card")
    if operation.object == "document" and not (sent.get("file", {}).get("filename") and sent["file"]["size"]):
        return 400, error("missing_file", "missing file or filename")
    if operation.object == "document" and sent["file"]["type"] not in ("application/pdf", "image/png", "image/jpeg"):
        return 400, error("invalid_file_type", "invalid content-type")
    if operation.object == "search" and sent.get("scope") not in SCOPES:
        return 422, error("invalid_scope")
    if operation.object == "search" and not isinstance(sent.get("filters", {}), dict):
        return 422, error("invalid_filter", "invalid filters")
    for number in ("page", "per_page"):
        if operation.object == "search" and not re.fullmatch("[1-9][0-9]*", sent.get(number, "1")):
            return 422, error(f"invalid_{number}")
    if "amount" in sent and not re.fullmatch("[1-9][0-9]*", str(sent["amount"])):
        return 400, error("invalid_amount")
    if operation.object == "charge" and not isinstance(sent.get("card", ""), str):
        return 400, error("invalid_card_token")
    lacking, unknown = operation.required - set(sent), set(sent) - operation.required - operation.optional
    if lacking or unknown:
        return 400, error("bad_request", f"lacking: {sorted(lacking)}, unknown: {sorted(unknown)}")
    return None


def answer(request: Request) -> Answer:
    """What the API answers, where a test has not said what."""
    if (request.host, request.method, request.path) == ("api", "POST", "/tokens"):
        return 400, error("invalid_domain", "request must be made with the http://vault.omise.co domain")
    for operation in OPERATIONS:
        pattern = re.escape(operation.path).replace(r"\*", "test_[0-9a-z]+")
        if (request.host, request.method) == (operation.host, operation.method):
            if re.fullmatch(pattern, request.path):
                many = {"data": [], "total": 0, "total_pages": 1} if operation.object in ("list", "search") else {}
                return refusal(request, operation) or (200, {"object": operation.object, **many})
    return 404, error("not_found", f"nothing is known of {request.method} {request.path} at {request.host}")


class StubAPI:
    """Both hosts of the API on loopback, until closed."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self._told: list[Callable[[Request], Answer | None]] = []
        self._servers = {host: ThreadingHTTPServer(("127.0.0.1", 0), self._handler(host)) for host in ("api", "vault")}
        self.addresses = {host: f"http://127.0.0.1:{server.server_port}" for host, server in self._servers.items()}
        for server in self._servers.values():
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()

    def tell(self, path: str, *answers: Answer) -> None:
        """Answers requests for a path with these, the last of them for good."""
        left = list(answers)

        def told(request: Request) -> Answer | None:
            if request.path != path:
                return None
            return left.pop(0) if len(left) > 1 else left[0]

        self._told.insert(0, told)

    def begin(self) -> None:
        """Forgets what was told and what has arrived."""
        self.requests.clear()
        self._told.clear()

    def adapted(self, code: str) -> str:
        """The code of an example, sent here instead of to the API and in the clear, with whole identifiers."""
        for host, address in self.addresses.items():
            code = code.replace(f"https://{host}.omise.co", address)
        assert "omise.co" not in code, "the example calls a host that the stub does not know"
        return code.replace("_test_…", f"_test_{REST_OF_ID}").replace("use_ssl: true", "use_ssl: false")

    def close(self) -> None:
        for server in self._servers.values():
            server.shutdown()
            server.server_close()

    def _handler(self, host: str) -> type[BaseHTTPRequestHandler]:
        stub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_request(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                address = urlsplit(self.path)
                parameters = nested(parse_qsl(address.query, keep_blank_values=True))
                if body:
                    parameters |= read_body(body, self.headers.get("Content-Type", ""))
                headers = {name.lower(): value for name, value in self.headers.items()}
                request = Request(host, self.command, address.path, parameters, headers)
                stub.requests.append(request)
                found = next(filter(None, (told(request) for told in stub._told)), None)
                self.reply(*(found or answer(request)))

            do_GET = do_POST = do_PATCH = do_DELETE = handle_request

            def reply(self, status: int, body: Any) -> None:
                is_text = isinstance(body, str)
                data = (body if is_text else json.dumps(body)).encode()
                self.send_response(status)
                self.send_header("Content-Type", "text/html" if is_text else "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        return Handler
