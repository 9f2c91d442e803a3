"""Fetching: only public addresses, also behind redirects, bounded in size. No test leaves this machine."""

from __future__ import annotations

import gzip
import http.client
import http.server
import socket
import threading

import pytest

from tellings import intake
from tellings.config import Settings
from tellings.intake import Web
from tellings.intake.fetch import Fetched, fetch, is_public, open_connection
from tellings.model import Problem

PUBLIC = "93.184.216.34"
PAGES = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8", "Date": "Wed, 01 May 2024 10:00:00 GMT"}, b"<p>Two died in Vell.</p>"),
    "/gzip": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, gzip.compress(b"Two died in Vell.")),
    "/bomb": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, gzip.compress(b"0" * 5_000_000)),
    "/away": (302, {"Location": "http://inside.example/page"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/moved": (301, {"Location": "/page"}, b""),
}


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers with the pages above."""

    def do_GET(self):
        """Answer one request."""
        status, headers, body = PAGES.get(self.path, (404, {}, b""))
        self.send_response_only(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Stay silent."""


@pytest.fixture
def web():
    """A resolver that calls every name public but one, and an opener that leads to a server on loopback."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()

    def resolver(host: str, _port: int) -> list[str]:
        return ["10.0.0.7"] if host == "inside.example" else [PUBLIC]

    def opener(url, address: str, _port: int) -> http.client.HTTPResponse:
        assert address == PUBLIC
        return open_connection(url, "127.0.0.1", server.server_port)

    yield Web(resolver=resolver, opener=opener)
    server.shutdown()
    server.server_close()
    thread.join()


def get(web, path, limit=100_000):
    return fetch(f"http://news.example{path}", limit, web.resolver, web.opener)


def test_a_page_comes_with_its_address_and_the_servers_time(web):
    page = get(web, "/moved")
    assert isinstance(page, Fetched)
    assert (page.url, page.charset, page.at) == ("http://news.example/page", "utf-8", "2024-05-01T10:00:00+00:00")


def test_a_packed_page_is_unpacked(web):
    page = get(web, "/gzip")
    assert isinstance(page, Fetched)
    assert page.data == b"Two died in Vell."


@pytest.mark.parametrize(
    ("path", "code"), [("/away", "address_refused"), ("/loop", "fetch_failed"), ("/bomb", "fetch_failed"), ("/none", "fetch_failed")]
)
def test_what_is_refused_or_fails(web, path, code):
    found = get(web, path)
    assert isinstance(found, Problem)
    assert found.code == code


@pytest.mark.parametrize("url", ["ftp://news.example/", "file:///etc/passwd", "http://user:secret@news.example/", "http://", "http://[::1"])
def test_other_schemes_and_user_names_are_refused(web, url):
    found = fetch(url, 1_000, web.resolver, web.opener)
    assert isinstance(found, Problem)
    assert found.code == "address_refused"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "172.16.0.1",
        "169.254.169.254",
        "0.0.0.0",  # noqa: S104 - an address to refuse
        "100.64.0.1",
        "224.0.0.1",
        "::1",
        "fe80::1",
        "fc00::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "nonsense",
    ],
)
def test_private_and_reserved_addresses(address):
    assert not is_public(address)


def test_a_host_with_one_private_address_is_refused():
    found = fetch("http://both.example/", 1_000, lambda _h, _p: [PUBLIC, "127.0.0.1"], open_connection)
    assert isinstance(found, Problem)
    assert found.code == "address_refused"


def test_a_host_that_cannot_be_found():
    def unknown(_host: str, _port: int) -> list[str]:
        raise socket.gaierror("no such host")

    found = fetch("http://nowhere.example/", 1_000, unknown, open_connection)
    assert isinstance(found, Problem)
    assert found.code == "fetch_failed"


def test_an_address_among_the_paths_is_fetched(web):
    found, problems = intake.read(["http://news.example/page"], metadata=None, settings=Settings(), web=web)
    assert problems == []
    assert (found[0].media, found[0].given, found[0].captured_at) == (
        "html",
        {"url": "http://news.example/page"},
        "2024-05-01T10:00:00+00:00",
    )
