"""A file is written aside, proved, then put in its place in one step.

A kill or a full disk leaves the file that was there.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from notice_parser.model import LedgerError


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[Path]:
    """A file beside the target to write to; it takes the target's place where the block ends well.

    Raises ``LedgerError`` where the folder is missing or the file cannot be written or replaced.
    """
    target = Path(path)
    aside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        yield aside
        with aside.open("r+b") as file:
            os.fsync(file.fileno())
        aside.replace(target)
        _sync(target.parent)
    except PermissionError as error:
        raise LedgerError(
            f"{target.name} 写不了：没有权限，或正被别的程序（如 Excel）打开；请关闭后再试"
        ) from error
    except FileNotFoundError as error:
        raise LedgerError(f"{target} 写不了：没有这个文件夹 {target.parent}；请先建好") from error
    except OSError as error:
        raise LedgerError(f"{target.name} 写不了：{error.strerror or error}；原来的文件没有动") from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def prove(path: Path, written: int, found: int) -> None:
    """Raise where a file that was read again does not hold as many rows as were written."""
    if written != found:
        raise LedgerError(
            f"{path.name} 写了 {written} 行，读回 {found} 行；请检查磁盘后再试，原来的文件没有动"
        )


def write_records(records: Iterable[bytes], path: str | os.PathLike[str]) -> int:
    """Write full records, one a line (JSON Lines); how many.

    ``records`` are the bytes of ``Notice.model_dump_json()`` each, without a line end.
    """
    count = 0
    with replacing(path) as aside:
        with aside.open("wb") as file:
            for record in records:
                if b"\n" in record or b"\r" in record:
                    raise LedgerError("一条记录里有换行，不能按行存放；请用 model_dump_json()，不要缩进")
                file.write(record)
                file.write(b"\n")
                count += 1
        with aside.open("rb") as file:
            prove(aside, count, sum(1 for _ in file))
    return count


def _sync(folder: Path) -> None:
    """Make the new name last; Windows opens no folder."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
