"""What a JSON value means as a declared type: "Values" of tests/support/landing-quirks/README.md."""

import math
import re
import struct
from datetime import date, datetime
from decimal import Context, Decimal, Inexact, InvalidOperation

from json_fragments import Members


def value_reader(column):
    """The function from a JSON value other than null to the column's; it raises ValueError or ArithmeticError."""
    declared = column["type"]
    decimal = re.fullmatch(r"decimal\(([0-9]+),([0-9]+)\)", declared)
    read = exact(int(decimal[1]), int(decimal[2])) if decimal else READERS.get(declared)
    if read is None:
        raise ValueError(f"Column {column['name']}: JSON cannot hold the type {declared}")
    return read if read is read_text else lambda value: None if value == "" else read(value)


HALF_A_PAIR = re.compile("[\ud800-\udfff]")


def read_text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str) or HALF_A_PAIR.search(value):
        raise ValueError
    return str(value)


def read_undeclared(value):
    return None if isinstance(value, (Members, list)) else read_text(value)


NUMBER = re.compile(r"[+-]?[0-9]+(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?")
BOOLEAN = re.compile("true|false", re.ASCII | re.IGNORECASE)
DAY = "([0-9]{4})-([0-9]{2})-([0-9]{2})"
DATE = re.compile(DAY)
TIMESTAMP = re.compile(DAY + "[T ]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:[.]([0-9]{1,6}))?Z?")


def matched(pattern, value):
    found = pattern.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError
    return found


def exact(precision, scale):
    """The reader of decimals: its context refuses what would be rounded, or has more digits."""
    context = Context(prec=precision, traps=[Inexact, InvalidOperation])
    unit = Decimal(1).scaleb(-scale)
    return lambda value: context.quantize(Decimal(matched(NUMBER, value)[0]), unit)


def integer(bits):
    whole = exact(19, 0)
    range_of_type = range(-(2 ** (bits - 1)), 2 ** (bits - 1))

    def read(value):
        number = int(whole(value))
        if number not in range_of_type:
            raise ValueError
        return number

    return read


def read_double(value):
    number = float(matched(NUMBER, value)[0])
    if not math.isfinite(number):
        raise ValueError
    return number


def read_float(value):
    return struct.unpack("<f", struct.pack("<f", read_double(value)))[0]


def read_boolean(value):
    return value if isinstance(value, bool) else matched(BOOLEAN, value)[0].lower() == "true"


def read_date(value):
    return date(*map(int, matched(DATE, value).groups()))


def read_timestamp(value):
    *parts, fraction = matched(TIMESTAMP, value).groups("")
    return datetime(*map(int, parts), int(fraction.ljust(6, "0")))


READERS = {
    "string": read_text,
    "tinyint": integer(8),
    "smallint": integer(16),
    "int": integer(32),
    "bigint": integer(64),
    "float": read_float,
    "double": read_double,
    "boolean": read_boolean,
    "date": read_date,
    "timestamp": read_timestamp,
}
