"""Files made of a journal: written aside, then put in their place in one step.

A run that is killed, or a disk that is full, leaves the file that was there. One that people changed since it
was written is kept under another name, unless what takes its place holds what they wrote.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from notice_parser.batch.journal import Journal

_STAGING = ".writing"


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A folder for files that are not yet what they will be. It is gone afterwards."""
    aside = folder / _STAGING
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def publish(journal: Journal, path: Path, target: Path, *, edited: bool = False) -> Path | None:
    """Put a written file in its place; where the one that was there had been changed, how it is named now.

    ``edited``: the new one holds what people wrote in the old one.
    """
    digest = file_digest(path)
    kept = None
    if not edited and target.exists() and not journal.wrote(target.name, file_digest(target)):
        kept = _free_name(target)
        target.replace(kept)
    # Known before it is there: a run that is killed in between must not take its own file for a changed one.
    journal.add_output(target.name, digest, edited=edited)
    path.replace(target)
    journal.forget_outputs(target.name, but=digest)
    _sync(target.parent)
    return kept


def file_digest(path: Path) -> str:
    """SHA-256 of a file, hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _free_name(path: Path) -> Path:
    number = 1
    while (free := path.with_name(f"{path.stem}.改动{number}{path.suffix}")).exists():
        number += 1
    return free


def _sync(folder: Path) -> None:
    """Make a new name last; Windows opens no folder."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
