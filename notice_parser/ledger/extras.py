"""What is installed only with an extra, imported where it is used."""

from importlib import import_module
from typing import Any

from notice_parser.model import LedgerError


def needed(module: str, extra: str) -> Any:
    """A module of an extra, or one line that names the extra."""
    try:
        return import_module(module)
    except ImportError as error:
        raise LedgerError(
            f"这一步需要 {module.split('.')[0]}；请运行 pip install 'notice-parser[{extra}]'"
        ) from error
