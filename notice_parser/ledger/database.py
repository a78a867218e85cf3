"""Reach a database: from its URL to an engine, and from whatever it says to one line without a password.

SQLAlchemy and the drivers are extras: ``[sql]``, ``[postgresql]``, ``[mysql]``.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from notice_parser.ledger import postgres
from notice_parser.model import DatabaseError

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine

# The first part of a URL → the dialect and driver that are meant, and the extra that brings the driver.
_DRIVERS = {
    "sqlite": ("sqlite", "sql"),
    "postgresql": ("postgresql+pg8000", "postgresql"),
    "postgres": ("postgresql+pg8000", "postgresql"),
    "mysql": ("mysql+pymysql", "mysql"),
    "mariadb": ("mariadb+pymysql", "mysql"),
}
_EXAMPLES = "sqlite:///台账.db、postgresql://用户@主机/库、mysql://用户@主机/库"
_SECRETS = re.compile(r"pass|secret|token|key", re.IGNORECASE)
_LONGEST = 300


@contextmanager
def opened(target: "str | Engine") -> "Iterator[Engine]":
    """The engine of a URL, closed at the end; an engine that is given is used and left open.

    Raises ``DatabaseError`` for a URL that is none, a missing extra, and for what the database refuses
    while the engine is in use.
    """
    if not isinstance(target, str):
        with _told(target.url):
            yield target
        return
    url, extra = _parsed(target)
    engine = _engine(url, extra)
    try:
        with _told(url, "连不上数据库", "；请检查地址、用户和密码，服务是否已启动"):
            engine.connect().close()
        with _told(url):
            yield engine
    finally:
        engine.dispose()


def _parsed(text: str) -> "tuple[URL, str]":
    try:
        from sqlalchemy import make_url
        from sqlalchemy.exc import ArgumentError
    except ModuleNotFoundError:
        raise DatabaseError(
            "missing_extra", "写数据库须先安装 SQLAlchemy：pip install 'notice-parser[sql]'"
        ) from None
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        # What stands in it is not repeated: it may hold a password.
        raise DatabaseError("bad_url", f"数据库地址写法不对；请写成 {_EXAMPLES}") from None
    name = url.get_backend_name()
    if name not in _DRIVERS:
        known = "SQLite、PostgreSQL、MySQL"
        raise DatabaseError("bad_url", f"不支持数据库 {name}；可用 {known}，地址写成 {_EXAMPLES}")
    driver, extra = _DRIVERS[name]
    return (url if "+" in url.drivername else url.set(drivername=driver)), extra


def _engine(url: "URL", extra: str) -> "Engine":
    from sqlalchemy import create_engine

    # What another run has committed must be seen once its lock is gone.
    options: dict[str, Any] = {}
    if url.get_backend_name() != "sqlite":
        options["isolation_level"] = "READ COMMITTED"
    plain = url
    if url.drivername == "postgresql+pg8000":
        options["connect_args"] = postgres.options(url)
        plain = url.set(query={})
    try:
        engine = create_engine(plain, **options)
    except ModuleNotFoundError as error:
        ours = url.drivername == _DRIVERS[url.get_backend_name()][0]
        advice = f"请先安装：pip install 'notice-parser[{extra}]'" if ours else "请先安装它"
        raise DatabaseError("missing_extra", f"缺少数据库驱动 {error.name}，{advice}") from None
    except Exception as error:
        raise DatabaseError("bad_url", f"数据库地址 {_shown(url)} 用不了：{_one_line(error, url)}") from None
    if url.get_backend_name() == "sqlite":
        _lock_before_reading(engine)
    if url.drivername == "postgresql+pg8000":
        postgres.prepare(engine, url)
    return engine


def _lock_before_reading(engine: "Engine") -> None:
    """Begin transactions of SQLite by locking: what is read in one stays true until it is written."""
    from sqlalchemy import event

    @event.listens_for(engine, "connect")
    def leave_transactions_to_us(connection: Any, _: object) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def lock(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def _told(url: "URL", what: str = "数据库", advice: str = "") -> Iterator[None]:
    """Tell whatever the database refuses in one line."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        line = f"{what} {_shown(url)}：{_one_line(cause, url)}{advice}"
        raise DatabaseError("refused", line) from None


def _shown(url: "URL") -> str:
    """The URL without driver and password, nor any option that may hold one."""
    plain = url.set(drivername=url.get_backend_name(), query={})
    return plain.render_as_string(hide_password=True)


def _one_line(error: BaseException, url: "URL") -> str:
    """The words of an error in one line, without any secret of the URL."""
    text = " ".join(postgres.message(error).split()) or type(error).__name__
    values = [url.password, *(value for name, value in url.query.items() if _SECRETS.search(name))]
    secrets = {
        str(one) for value in values if value for one in (value if isinstance(value, tuple) else (value,))
    }
    for secret in sorted(secrets, key=len, reverse=True):
        for form in (secret, _quoted(secret)):
            text = text.replace(form, "***")
    return text[:_LONGEST]


def _quoted(secret: str) -> str:
    """A password as it stands in a URL."""
    from sqlalchemy import URL

    told = URL.create("x", username="u", password=secret, host="h").render_as_string(hide_password=False)
    return told.removeprefix("x://u:").removesuffix("@h")
