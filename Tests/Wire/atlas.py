"""A strict fake of the Atlas Admin API on loopback; every request is recorded.

One ephemeral port takes TLS, plain HTTP and HTTP CONNECT, so that curl (through the `.curlrc`
of `client_settings`) and `HTTPS_PROXY` clients reach it under the real host names, unedited.
By hand: `python3 atlas.py --mode live --record requests.jsonl` prints the settings to export
as JSON and serves until standard input closes or `--max-seconds` have passed.
"""

import argparse
import hashlib
import itertools
import json
import re
import socket
import socketserver
import ssl
import sys
import threading
from base64 import b64decode
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

import atlas_api
import certificates
import operations as op

PUBLIC_KEY = "tstpublk"
PRIVATE_KEY = "00000000-1111-2222-3333-444444444444"
TOKEN = "test-access-token"
REALM = "MMS Public API"
SOCKET_TIMEOUT_SECONDS = 15


def md5(text):
    """The hash of RFC 7616's MD5 algorithm, which Atlas asks for."""
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


class Atlas(socketserver.ThreadingTCPServer):
    """One run of the fake: mode `live`, or `sunset` where tenant calls answer 410."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, mode, limit=None, on_request=None):
        super().__init__(("127.0.0.1", 0), Connection)
        self.directory = certificates.ready()
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(self.directory / "server.pem")
        self.api = atlas_api.API(mode)
        self.records, self.lock = [], threading.Lock()
        self.nonces = (f"nonce{n:05d}" for n in itertools.count(1))
        self.issued = set()
        self.limit, self.on_request = limit, on_request
        self.exhausted = threading.Event()

    @property
    def port(self):
        """The port that was given to this run."""
        return self.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()

    def handle_error(self, request, client_address):
        """A client that hangs up (or a program that is killed) is not worth a word."""

    def nonce(self):
        """A new nonce, remembered as issued."""
        with self.lock:
            self.issued.add(nonce := next(self.nonces))
            return nonce

    def record(self, entry):
        """Keep one exchange; past the limit the run is marked as exhausted."""
        with self.lock:
            self.records.append(entry)
            if self.limit is not None and len(self.records) > self.limit:
                self.exhausted.set()
        if self.on_request:
            self.on_request(entry)

    def client_settings(self, home):
        """Write the client files into `home`; return the variables that point there."""
        ca, proxy = self.directory / "ca.pem", f"http://127.0.0.1:{self.port}"
        home.mkdir(parents=True, exist_ok=True)
        (home / ".curlrc").write_text(
            f'connect-to = "::127.0.0.1:{self.port}"\ncacert = "{ca}"\nnoproxy = "*"\n'
            "no-progress-meter\n")
        (home / ".wgetrc").write_text(
            f"ca_certificate = {ca}\nhttps_proxy = {proxy}\nhttp_proxy = {proxy}\n"
            "tries = 1\n")
        (home / ".config/httpie").mkdir(parents=True, exist_ok=True)
        (home / ".config/httpie/config.json").write_text('{"disable_update_warnings": true}')
        return {
            "CURL_HOME": str(home), "WGETRC": str(home / ".wgetrc"), "HTTPS_PROXY": proxy,
            "https_proxy": proxy, "SSL_CERT_FILE": str(ca), "CURL_CA_BUNDLE": str(ca),
            "REQUESTS_CA_BUNDLE": str(ca)}


class Connection(BaseHTTPRequestHandler):
    """One client connection, whichever way it came in."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    timeout = SOCKET_TIMEOUT_SECONDS

    def setup(self):
        """Look at the first byte: a TLS hello, a CONNECT, or plain HTTP."""
        self.request.settimeout(self.timeout)
        self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.scheme = "http"
        first = self.request.recv(7, socket.MSG_PEEK)
        if first == b"CONNECT":
            self.accept_tunnel()
            first = self.request.recv(1, socket.MSG_PEEK)
        if first[:1] == b"\x16":
            self.request = self.server.context.wrap_socket(self.request, server_side=True)
            self.scheme = "https"
        super().setup()

    def accept_tunnel(self):
        """Read a CONNECT head and agree; what follows is meant for this server anyway."""
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            byte = self.request.recv(1)
            if not byte:
                return
            head += byte
        self.request.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")

    def finish(self):
        """Close politely, so that TLS clients see no truncation."""
        super().finish()
        if isinstance(self.request, ssl.SSLSocket):
            try:
                self.request.unwrap()
            finally:
                self.request.close()

    def log_message(self, *_):
        """Nothing on stderr: the record is the log."""

    def exchange(self):
        """Answer one request and record both sides in full."""
        body = self.read_body()
        target = self.path
        url = urlsplit(target)
        host = (url.hostname if url.scheme else self.headers.get("Host", "")).split(":")[0]
        headers = list(self.headers.items())
        status, payload, extra = self.reply(host, url, headers, body)
        self.server.record({
            "scheme": self.scheme, "host": host, "method": self.command, "target": target,
            "headers": headers, "body": body.decode("latin-1"), "auth": auth_kind(headers),
            "status": status, "response": payload.decode("latin-1")})
        self.send_response_only(status)
        for name, value in extra:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(payload)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = exchange

    def read_body(self):
        """The body, of a known length or in chunks (RFC 9112 7.1)."""
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def reply(self, host, url, headers, body):
        """(status, payload, headers) for a request to any host."""
        if host not in op.ATLAS_HOSTS:
            return elsewhere(url)
        if url.path == "/api/oauth/token":
            return token_reply(headers)
        pretty = "pretty=true" in url.query.split("&")
        extra = []
        try:
            self.authenticate(headers, extra)
            status, document, version = self.server.api.answer(
                self.command, url.path, url.query, headers, body)
        except atlas_api.Failure as failure:
            status, document, version = failure.status, failure.document, None
        kind = f"application/vnd.atlas.{version}+json" if version else "application/json"
        extra.append(("Content-Type", kind + ";charset=utf-8"))
        if version == op.TENANT_VERSION and "/backup/tenant/" in url.path:
            extra.append(("Deprecation", "Wed, 18 Jun 2025 00:00:00 GMT"))
            extra.append(("Sunset", "Thu, 22 Jan 2026 00:00:00 GMT"))
        return status, encode(document, pretty), extra

    def authenticate(self, headers, extra):
        """Digest or bearer; anything else is challenged."""
        given = atlas_api.values(headers, "authorization")
        if len(given) == 1 and given[0] == f"Bearer {TOKEN}":
            return
        if len(given) == 1 and given[0].startswith("Digest ") and self.digest_holds(given[0]):
            return
        challenge = f'Digest realm="{REALM}", domain="", nonce="{self.server.nonce()}", ' \
            'algorithm=MD5, qop="auth", stale=false'
        extra.append(("WWW-Authenticate", challenge))
        raise atlas_api.Failure(
            401, "UNAUTHORIZED", "You are not authorized for this resource.")

    def digest_holds(self, header):
        """Whether a digest answer is right for this request, nonce and key pair."""
        pairs = re.findall(r'(\w+)=(?:"([^"]*)"|([^\s,]+))', header)
        given = {key: quoted or bare for key, quoted, bare in pairs}
        if given.get("username") != PUBLIC_KEY or given.get("uri") != self.path:
            return False
        if given.get("nonce") not in self.server.issued or given.get("qop") != "auth":
            return False
        first = md5(f"{PUBLIC_KEY}:{REALM}:{PRIVATE_KEY}")
        second = md5(f"{self.command}:{self.path}")
        middle = ":".join(given.get(key, "") for key in ("nonce", "nc", "cnonce", "qop"))
        return given.get("response") == md5(f"{first}:{middle}:{second}")


def auth_kind(headers):
    """`none`, `Digest`, `Bearer` or `Basic`."""
    given = atlas_api.values(headers, "authorization")
    return given[0].split(" ")[0] if given else "none"


def encode(document, pretty):
    """JSON as Atlas sends it: compact, or indented when asked."""
    if pretty:
        return (json.dumps(document, indent=2) + "\n").encode()
    return json.dumps(document, separators=(",", ":")).encode()


def elsewhere(url):
    """Hosts that are not Atlas: files of finished downloads, other people's services."""
    if url.path.endswith(".tgz"):
        return 200, b"snapshot bytes\n", [("Content-Type", "application/gzip")]
    return 200, b'{"ok":true}', [("Content-Type", "application/json")]


def token_reply(headers):
    """The service account's token endpoint: basic auth in, bearer token out."""
    wanted = f"{PUBLIC_KEY}:{PRIVATE_KEY}"
    given = "".join(atlas_api.values(headers, "authorization")).removeprefix("Basic ")
    kind = [("Content-Type", "application/json")]
    try:
        right = b64decode(given).decode() == wanted
    except ValueError:
        right = False
    if not right:
        return 401, b'{"error":"invalid_client"}', kind
    document = {"access_token": TOKEN, "expires_in": 3600, "token_type": "Bearer"}
    return 200, encode(document, False), kind


def main():
    """Serve one run until standard input closes, or for the time allowed."""
    options = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    options.add_argument("--mode", choices=("live", "sunset"), default="live")
    options.add_argument("--record", default="/dev/stderr", help="JSON lines, one an exchange")
    options.add_argument("--home", required=True, help="a folder for the clients' settings")
    options.add_argument("--max-seconds", type=float, default=600)
    chosen = options.parse_args()
    with open(chosen.record, "a", encoding="utf-8", buffering=1) as log:
        def write(entry):
            log.write(json.dumps(entry) + "\n")
        with Atlas(chosen.mode, on_request=write) as server:
            settings = server.client_settings(Path(chosen.home))
            print(json.dumps({"port": server.port, "environment": settings}), flush=True)
            waiter = threading.Thread(target=sys.stdin.read, daemon=True)
            waiter.start()
            waiter.join(chosen.max_seconds)


if __name__ == "__main__":
    main()
