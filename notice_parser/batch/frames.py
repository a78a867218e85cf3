"""What a supervisor and a worker say to each other over a pipe: frames of kind, number, head and body.

A head is JSON. The mark in front lets a reader know that it has lost its place: a worker may die in the
middle of a frame, and its successor reads on from there.
"""

import json
import os
import struct
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

_MARK = 0x4E_42_46_31
_FRAME = struct.Struct(">IBQIQ")
# Linux hands over no more at once; a larger piece would only be allocated in vain.
_PIECE = 1 << 20


class Kind(IntEnum):
    """``TASK`` goes to the worker; the others come from it."""

    TASK = 1
    READY = 2
    RESULT = 3
    DEATH = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """``number`` is that of the task."""

    kind: Kind
    number: int = 0
    head: dict[str, Any] = field(default_factory=dict)
    body: bytes = b""


class LostPlaceError(Exception):
    """The bytes of a pipe are no frame."""


def write_frame(descriptor: int, frame: Frame) -> None:
    """Write a frame as a whole. Raises ``OSError`` where nobody reads."""
    head = json.dumps(frame.head).encode() if frame.head else b""
    begin = _FRAME.pack(_MARK, frame.kind, frame.number, len(head), len(frame.body))
    _write(descriptor, begin + head + frame.body)


def read_frame(descriptor: int) -> Frame | None:
    """The next frame, or none at the end. Raises ``LostPlaceError``."""
    begin = _read(descriptor, _FRAME.size)
    if begin is None:
        return None
    mark, kind, number, head_length, body_length = _FRAME.unpack(begin)
    if mark != _MARK:
        raise LostPlaceError
    head, body = _read(descriptor, head_length), _read(descriptor, body_length)
    if head is None or body is None:
        return None
    return Frame(Kind(kind), number, json.loads(head) if head else {}, body)


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest[:_PIECE]) :]


def _read(descriptor: int, length: int) -> bytes | None:
    """So many bytes, or none where the pipe ends before."""
    pieces = []
    while length:
        piece = os.read(descriptor, min(length, _PIECE))
        if not piece:
            return None
        pieces.append(piece)
        length -= len(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)
