"""Reads landing files of JSON as tests/support/landing-quirks/README.md specifies; standard library only.

What cannot be read is a reject: counted, never dropped in silence and never an error.
"""

import gzip
import re
import zlib
from collections.abc import Iterator

from column_values import read_undeclared, value_reader
from json_fragments import fragments

MOST_UNDECLARED = 200


def is_landing_file(path: str) -> bool:
    """Whether the file at `path`, which is below its table's folder and has `/` between names, is one to read."""
    names = path.split("/")
    hidden = any(name.startswith((".", "_")) for name in names)
    ending = re.search(r"[.](?:json|jsonl|ndjson)(?:[.]gz)?\Z", names[-1], re.ASCII | re.IGNORECASE)
    return ending is not None and not hidden


def rows(name: str, content: bytes, columns: list[dict]) -> Iterator[tuple | None]:
    """Each fragment of one landing file, in order: a row, or None for a reject.

    `content` is the file as it lies there, gzipped where `name` ends in `.gz`. A row is a tuple of the values of
    `columns` ({"name", "type"}) in their order: str, int, float, bool, Decimal, date, datetime (UTC, without a zone).
    Undeclared keys give no value, but may refuse their row; the 200 that the specification allows a table are counted
    a file here, for nothing knows what another file holds. Raises ValueError for a type that JSON cannot hold.
    """
    readers = {column["name"].lower(): (place, value_reader(column)) for place, column in enumerate(columns)}
    undeclared = set()
    content, complete = unpacked(content) if name.lower().endswith(".gz") else (content, True)
    # A byte that is not UTF-8 becomes half a surrogate pair, which UTF-8 cannot hold: it refuses its own object only.
    text = content.decode("utf-8", "surrogateescape")
    found = fragments(text, complete)
    return (None if members is None else to_row(members, readers, undeclared) for members in found)


def unpacked(packed):
    """(what the gzip stream holds, up to where it stops or breaks; whether it is complete)"""
    try:
        return gzip.decompress(packed), packed != b""
    except (EOFError, OSError, zlib.error):
        pass
    # A call that fails drops what it had unpacked. Byte by byte, nothing before the fault is lost.
    pieces = []
    stream = zlib.decompressobj(wbits=31)
    try:
        for at in range(len(packed)):
            if stream.eof and packed[at] == 0:
                continue  # Padding.
            if stream.eof:
                stream = zlib.decompressobj(wbits=31)
            pieces.append(stream.decompress(packed[at : at + 1]))
    except zlib.error:
        pass
    return b"".join(pieces), False


# No control character, no half of a surrogate pair.
COLUMN_NAME = re.compile("[^\x00-\x1f\x7f-\x9f\ud800-\udfff]{1,255}")


def to_row(members, readers, undeclared):
    """The values of one object in the order of the columns; None where a key or a value refuses the row.

    `readers`: (place in the row, reader) by lower-case column; `undeclared`: the other keys so far, added to here.
    """
    row = [None] * len(readers)
    seen = set()
    for key, value in members:
        name = key.lower()
        if name in seen:
            return None
        seen.add(name)
        if name not in readers and name not in undeclared:
            if len(undeclared) == MOST_UNDECLARED or not COLUMN_NAME.fullmatch(key):
                return None
            undeclared.add(name)
        place, read = readers.get(name, (None, read_undeclared))
        try:
            read_value = None if value is None else read(value)
        except (ValueError, ArithmeticError):
            return None
        if place is not None:
            row[place] = read_value
    return tuple(row)
