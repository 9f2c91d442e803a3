"""Fetching one page: public addresses only, checked at every redirect, bounded in size and time.

The name is resolved once, every address it has must be public, and the connection goes to the
address that was checked (so that a second answer of the name server cannot lead elsewhere).
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Protocol
from urllib.parse import SplitResult, urljoin, urlsplit

from tellings.intake.problems import problem
from tellings.model import Problem

MAX_REDIRECTS = 5
TIMEOUT = 20.0
"""Seconds that a connection or a read may take."""
USER_AGENT = "tellings (reads public articles; see the project's README)"
_CHUNK = 1 << 16

Resolver = Callable[[str, int], Sequence[str]]


class Opener(Protocol):
    """Opens a connection to an address that was checked and sends the request."""

    def __call__(self, url: SplitResult, address: str, port: int) -> http.client.HTTPResponse:
        """Send the request to ``address``."""
        ...


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page: its last address, its bytes, the encoding and media type that the server names, the server's time."""

    url: str
    data: bytes
    charset: str | None
    media_type: str
    at: str | None


def resolve(host: str, port: int) -> Sequence[str]:
    """All addresses of a host name."""
    return sorted({str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)})


def open_connection(url: SplitResult, address: str, port: int) -> http.client.HTTPResponse:
    """Send a GET request for the page to an address, with the host's name in TLS and in the Host line."""
    raw = socket.create_connection((address, port), timeout=TIMEOUT)
    host = url.hostname or ""
    connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT)
    try:
        connection.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=host) if url.scheme == "https" else raw
        target = (url.path or "/") + (f"?{url.query}" if url.query else "")
        default = 443 if url.scheme == "https" else 80
        headers = {
            "Host": host if port == default else f"{host}:{port}", "User-Agent": USER_AGENT,
            "Accept": "text/html,text/plain;q=0.9,*/*;q=0.5", "Accept-Encoding": "gzip, identity", "Connection": "close",
        }  # fmt: skip
        connection.request("GET", target.encode("ascii", "strict").decode(), headers=headers)
        return connection.getresponse()
    except BaseException:
        raw.close()
        raise


def fetch(url: str, limit: int, resolver: Resolver = resolve, opener: Opener = open_connection) -> Fetched | Problem:
    """Fetch a page of at most ``limit`` bytes, following at most five redirects."""
    at = url
    for _ in range(MAX_REDIRECTS + 1):
        checked = _checked(at, url, resolver)
        if isinstance(checked, Problem):
            return checked
        parts, address, port = checked
        try:
            response = opener(parts, address, port)
            if response.status in (301, 302, 303, 307, 308) and response.headers.get("Location"):
                at = urljoin(at, response.headers["Location"])
                response.close()
                continue
            if response.status != http.client.OK:
                response.close()
                return problem("fetch_failed", f"the server answers {response.status} {response.reason}", url)
            return _page(at, url, response, limit)
        except (OSError, http.client.HTTPException, UnicodeError, ValueError, zlib.error) as error:
            return problem("fetch_failed", f"no page came: {type(error).__name__}: {str(error)[:160]}", url)
    return problem("fetch_failed", f"more than {MAX_REDIRECTS} redirects", url)


def _checked(at: str, url: str, resolver: Resolver) -> tuple[SplitResult, str, int] | Problem:
    try:
        parts = urlsplit(at)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        host = (parts.hostname or "").encode("idna").decode() if not _is_address(parts.hostname) else parts.hostname or ""
    except (ValueError, UnicodeError):
        return problem("address_refused", f"{at[:200]!r} is no address", url)
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.password:
        return problem("address_refused", f"{at[:200]!r}: only http and https, without user names", url)
    try:
        addresses = resolver(host, port)
    except (OSError, UnicodeError) as error:
        return problem("fetch_failed", f"the host {host!r} cannot be found: {error}", url)
    private = [a for a in addresses if not is_public(a)]
    if private or not addresses:
        return problem(
            "address_refused", f"the host {host!r} has the address {private[0] if private else 'none'}, which is not public", url
        )
    return parts, addresses[0], port


def _is_address(host: str | None) -> bool:
    return host is not None and ":" in host


def is_public(address: str) -> bool:
    """Say whether an IP address belongs to the public internet (also the IPv4 address inside a mapped, 6to4 or NAT64 one)."""
    try:
        ip = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    inner: ipaddress.IPv4Address | None = None
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and (inner is None or (inner.is_global and not inner.is_multicast))


def _page(at: str, url: str, response: http.client.HTTPResponse, limit: int) -> Fetched | Problem:
    with response:
        data = _bounded(response, limit)
        if data is None:
            return problem("fetch_failed", f"the page is larger than {limit} bytes", url)
        headers: Message = response.headers
        return Fetched(at, data, headers.get_content_charset(), headers.get_content_type(), _time(headers.get("Date")))


def _bounded(response: http.client.HTTPResponse, limit: int) -> bytes | None:
    packed = (response.headers.get("Content-Encoding") or "").lower() == "gzip"
    unpack = zlib.decompressobj(31) if packed else None
    whole = bytearray()
    read = 0
    while chunk := response.read(_CHUNK):
        read += len(chunk)
        whole += unpack.decompress(chunk, limit + 1 - len(whole)) if unpack else chunk
        if len(whole) > limit or read > limit:
            return None
    return bytes(whole)


def _time(value: str | None) -> str | None:
    try:
        return parsedate_to_datetime(value).isoformat() if value else None
    except (ValueError, TypeError):
        return None
