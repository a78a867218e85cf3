"""Files that were damaged on the way, or are not what they say: a sound record or one typed error."""

import functools
import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.oracle import judge_bytes
from tests.readers import samples, word
from tests.readers.layouts import layout_table, paragraphs

LINES = [line.strip() for line in samples.GOLDEN.splitlines() if line.strip()][:9]
TEXT = "\n".join(LINES)
WHOLE: dict[str, Callable[[], bytes]] = {
    "text": lambda: TEXT.encode("gb18030"),
    "wide text": lambda: TEXT.encode("utf-16"),
    "page": lambda: paragraphs(LINES).encode(),
    "page of tables": lambda: layout_table(LINES).encode("gb18030"),
    "word": lambda: word.typed(LINES),
    "ofd": lambda: samples.ofd(TEXT),
    "archive": lambda: samples.zipped({"通报.txt": TEXT.encode()}),
}
PACKED = ("word", "ofd")
# Of XML and HTML the signs that open, close and count; of ZIPs the signatures.
BITS = (b"<", b">", b"</", b"&", b"&#0;", b"&#xD800;", b'"', b"<w:p>", b"<td>", b"<!--", b"]]>", b"\x00")
BITS += (b"PK\x01\x02", b"PK\x05\x06", b"\xff\xfe", b"<!DOCTYPE a [", b"99999999999", b"-1")


@functools.cache
def sound(kind: str) -> bytes:
    return WHOLE[kind]()


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """Bytes with one to four places overwritten, cut out, doubled or filled with something else."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.integers(0, 40)))
        put = draw(st.sampled_from((b"", data[at:end] * 2, *BITS)) | st.binary(max_size=4))
        data = data[:at] + put + data[end:]
    return data


@pytest.mark.parametrize("kind", WHOLE)
@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_damaged_file(kind: str, data: st.DataObject) -> None:
    judge_bytes(data.draw(damaged(sound(kind))))


@pytest.mark.parametrize("kind", PACKED)
@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_damaged_part_of_a_packed_file(kind: str, data: st.DataObject) -> None:
    """Damage within, packed well again: what unpacks without a fault and is none of what was meant."""
    with zipfile.ZipFile(io.BytesIO(sound(kind))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    chosen = data.draw(st.sampled_from([name for name in members if name.endswith((".xml", ".rels"))]))
    members[chosen] = data.draw(damaged(members[chosen]))
    judge_bytes(samples.zipped(members, zipfile.ZIP_STORED))
