"""The page with newer versions, read from a real server on this computer: what is told, how long it takes, who asks."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kam_partnership.cli.main import run
from kam_partnership.installation import places, updates
from kam_partnership.installation.computer import Computer
from kam_partnership.installation.this_computer import this_computer
from kam_partnership.installation.web_page import LONGEST_PAGE

NEWER = '<a href="/kam_partnership-99.1.0-py3-none-any.whl">99.1.0</a>'
#: What a server answers on a path: status, headers, content.
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/new": (200, {"Content-Type": "text/html"}, NEWER.encode()),
    "/KAM%20F%C3%BCr%20alle/?Ansicht=%C3%BC": (200, {}, NEWER.encode()),
    "/empty": (200, {}, b"<p>Anmelden</p>"),
    "/nothing": (200, {}, b""),
    "/moved": (302, {"Location": "/new"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/elsewhere": (302, {"Location": "file:///etc/passwd"}, b""),
    "/closed": (403, {}, NEWER.encode()),
    "/login": (401, {"WWW-Authenticate": "NTLM"}, b""),
    "/broken": (500, {}, NEWER.encode()),
    "/latin": (200, {"Content-Type": "text/html; charset=utf-8"}, f"für alle: {NEWER}".encode("cp1252")),
    "/powershell": (200, {"Content-Type": "text/plain"}, NEWER.encode("utf-16")),
    "/unknown-charset": (200, {"Content-Type": "text/html; charset=klingon"}, NEWER.encode()),
    "/long": (200, {}, NEWER.encode() + b" " * LONGEST_PAGE),
}


class Handler(BaseHTTPRequestHandler):
    """Answers from the table; "/slow" sends a byte now and then, "/silent" nothing."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        path = self.path.removeprefix("http://away.invalid")  # as a proxy is asked
        if path in ("/slow", "/silent"):
            self._keep_waiting(path)
            return
        status, headers, content = ANSWERS.get(path, (404, {}, NEWER.encode()))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def _keep_waiting(self, path: str) -> None:
        if path == "/slow":
            self.send_response(200)
            self.end_headers()
        while not self.server.closing.wait(0.05):  # type: ignore[attr-defined]
            if path == "/slow":
                try:
                    self.wfile.write(b"x")
                except OSError:
                    return

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal of the tests."""


class Server(ThreadingHTTPServer):
    """A server on this computer that remembers what it was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.closing = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.closing.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    """This computer with a user who has nothing yet."""
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    return this_computer()


def newest(place: str) -> str:
    return updates.newest_at(place, this_computer())


@pytest.mark.parametrize(
    "path",
    ["/new", "/moved", "/latin", "/powershell", "/unknown-charset", "/KAM Für alle/?Ansicht=ü#oben"],
)
def test_the_version_is_found(server: Server, path: str) -> None:
    assert newest(server.address + path) == "99.1.0"


def test_an_address_that_is_quoted_already_stays_so(server: Server) -> None:
    assert newest(f"{server.address}/KAM%20F%C3%BCr%20alle/?Ansicht=%C3%BC") == "99.1.0"


@pytest.mark.parametrize("path", ["/empty", "/nothing"])
def test_a_page_that_names_no_version_is_none(server: Server, path: str) -> None:
    assert newest(server.address + path) == ""


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/away", "404 Not Found"),
        ("/closed", "403 Forbidden"),
        ("/login", "401 Unauthorized"),
        ("/broken", "500 Internal Server Error"),
        ("/round", "302"),
        ("/elsewhere", "302"),
        ("/long", f"> {LONGEST_PAGE} bytes"),
    ],
)
def test_a_page_that_cannot_be_read_says_why(server: Server, path: str, reason: str) -> None:
    with pytest.raises(updates.NotReachable) as told:
        newest(server.address + path)
    assert reason in str(told.value)
    assert "urlopen" not in str(told.value)


@pytest.mark.parametrize("path", ["/slow", "/silent"])
def test_a_server_that_keeps_us_waiting_is_left_in_time(
    server: Server, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updates, "PATIENCE", 0.2)
    with pytest.raises(updates.NotReachable, match=r"s$|timed out"):
        newest(server.address + path)  # neither answer ever ends
    assert server.asked == [path]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1:1/", "refused"),
        ("http://nowhere.invalid/", ""),
        ("http://127.0.0.1:seitenzahl/", "port"),
        ("http://[bad/", "IPv6"),
        ("http:///kam", "host"),
    ],
)
def test_an_address_where_nobody_answers_says_why(server: Server, address: str, reason: str) -> None:
    with pytest.raises(updates.NotReachable) as told:
        newest(address)
    assert reason in str(told.value)
    assert "urlopen" not in str(told.value)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="nothing here makes certificates")
def test_a_certificate_that_nobody_vouches_for_is_not_accepted(server: Server, tmp_path: Path) -> None:
    name, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    made = f"openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=127.0.0.1 -keyout {key} -out {name}"
    subprocess.run(made.split(), check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(name, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    with pytest.raises(updates.NotReachable, match="certificate verify failed"):
        newest(f"https://127.0.0.1:{server.server_port}/new")
    assert server.asked == []


def test_a_server_without_encryption_behind_https_says_why(server: Server) -> None:
    with pytest.raises(updates.NotReachable, match="SSL"):
        newest(f"https://127.0.0.1:{server.server_port}/new")


def test_the_proxy_of_the_environment_is_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", server.address)
    assert newest("http://away.invalid/new") == "99.1.0"
    assert server.asked == ["http://away.invalid/new"]


def test_a_proxy_that_is_away_is_told(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with pytest.raises(updates.NotReachable, match="refused"):
        newest(f"{server.address}/new")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert newest(f"{server.address}/new") == "99.1.0"


def configured(computer: Computer, place: str) -> None:
    file = Path(str(places.configuration_file(computer)))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'"{updates.KEY}","{place}"\n', encoding="utf-8")


Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/new", "neuere 99.1.0"),
        ("/empty", "keine Version von KAM Partnerschaft zu finden"),
        ("/away", "nicht erreichbar (404 Not Found)"),
    ],
)
def test_doctor_reads_the_page_when_it_is_asked_to_and_only_then(
    server: Server, home: Computer, path: str, told: str, capsys: Capture, without_other_checks: Callable[[], None]
) -> None:
    configured(home, server.address + path)
    assert run(["doctor", "--lang", "de"]) == 0
    assert "nur auf Ihren Wunsch" in capsys.readouterr().out
    assert server.asked == []
    assert run(["doctor", "--updates", "--lang", "de"]) == 0
    assert told in capsys.readouterr().out
    assert server.asked == [path]


@pytest.fixture
def without_other_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """They look at this computer, start processes, and take their time."""
    from kam_partnership.installation.checks import table

    monkeypatch.setattr(table, "CHECKS", table.CHECKS[-1:])


@pytest.mark.skipif(sys.platform == "win32", reason="a closed door waits longer there")
def test_nobody_looks_anywhere_when_no_place_is_configured(
    home: Computer, without_other_checks: None, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket, "create_connection", never)
    monkeypatch.setattr(socket, "getaddrinfo", never)
    assert run(["doctor", "--updates", "--lang", "de"]) == 0
    assert "Niemand hat eingetragen" in capsys.readouterr().out
