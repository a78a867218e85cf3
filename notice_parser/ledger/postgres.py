"""Connect to PostgreSQL with pg8000: the options that a URL may carry, and many rows a statement.

pg8000 knows other names than libpq, whose names stand in URLs:
https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from notice_parser.model import DatabaseError

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine

_SAME_NAME = ("application_name", "password")
_OURS = ("connect_timeout", "sslmode")
# None takes TLS where the server offers it, True insists on it. Neither looks at the certificate: who wants
# that gives an engine with an ``ssl_context`` of its own.
_TLS = {"disable": False, "allow": None, "prefer": None, "require": True}


def options(url: "URL") -> dict[str, Any]:
    """What pg8000 is to be given of the options of a URL.

    Raises ``DatabaseError`` for an option that it does not know.

    >>> from sqlalchemy import make_url
    >>> options(make_url("postgresql+pg8000://u@h/x?sslmode=require&application_name=台账"))
    {'application_name': '台账', 'ssl_context': True}
    """
    given = _given(url)
    told: dict[str, Any] = {name: given[name] for name in _SAME_NAME if name in given}
    if "sslmode" in given:
        if given["sslmode"] not in _TLS:
            known = "、".join(_TLS)
            raise DatabaseError("bad_url", f"数据库地址里 sslmode={given['sslmode']} 用不了；可用 {known}")
        told["ssl_context"] = _TLS[given["sslmode"]]
    if "connect_timeout" in given:
        if not given["connect_timeout"].isdecimal():
            raise DatabaseError("bad_url", "数据库地址里的 connect_timeout 须是整数（秒）")
        told["timeout"] = int(given["connect_timeout"]) or None
    return told


def _given(url: "URL") -> Mapping[str, str]:
    for name, value in url.query.items():
        if name not in (*_SAME_NAME, *_OURS) or not isinstance(value, str):
            known = "、".join((*_OURS, *_SAME_NAME))
            raise DatabaseError("bad_url", f"数据库地址里的参数 {name} 用不了；可用 {known}")
    return {name: str(value) for name, value in url.query.items()}


def prepare(engine: "Engine", url: "URL") -> None:
    """Let an engine write many rows a statement, and wait for the server as long as the URL says."""
    # pg8000 asks the server twice for every row of an executemany.
    engine.dialect.use_insertmanyvalues_wo_returning = True
    if "connect_timeout" in url.query:
        _limit_waiting(engine)


def _limit_waiting(engine: "Engine") -> None:
    """End the limit with the connecting: pg8000's ``timeout`` would go on to end the waiting for a lock."""
    from sqlalchemy import event

    @event.listens_for(engine, "connect")
    def wait_as_long_as_it_takes(connection: Any, _: object) -> None:
        if (sock := getattr(connection, "_usock", None)) is not None:
            sock.settimeout(None)


def message(error: BaseException) -> str:
    """What the server says: pg8000 gives its fields by their letters, M being the message.

    >>> message(Exception({"S": "FATAL", "C": "28P01", "M": "password authentication failed"}))
    'password authentication failed'
    """
    fields = error.args[0] if error.args else None
    return str(fields["M"]) if isinstance(fields, dict) and "M" in fields else str(error)
