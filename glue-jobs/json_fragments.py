"""Where one object of a landing file ends and the next begins: "Fragments" of tests/support/landing-quirks/README.md."""

import json
import re

LONGEST_OBJECT = 8 * 1024 * 1024
DEEPEST = 32


class Cut(Exception):
    """The text ends inside the object."""


class Broken(Exception):
    """An object that JSON's grammar or a limit refuses."""


LINE = re.compile(r"[^\n]*")
# Nothing that could stand by itself begins with `"` or `}`: lines that do are the rest of a refused object.
LINE_AND_REST = re.compile(r"[^\n]*(?:\n[ \t\r]*[\"}][^\n]*)*")
OBJECT_ON_A_LATER_LINE = re.compile(r"\n[ \t\r,[]*\{")
NOT_UTF8 = re.compile("[\udc80-\udcff]")


def fragments(text, complete):
    """The members of each object in order, None for each reject. `complete`: the text is not cut by a gzip fault."""
    at = 1 if text.startswith("\ufeff") else 0
    in_array = False
    while True:
        at, in_array = behind_separators(text, at, in_array)
        if at == len(text):
            break
        if text[at] != "{":
            yield None
            at = LINE.match(text, at).end()
            continue
        try:
            members, end = parsed_object(text, at)
        except Cut:
            yield None
            if not OBJECT_ON_A_LATER_LINE.search(text, at):
                return
            at = LINE_AND_REST.match(text, at).end()
        except Broken:
            yield None
            at = matching_brace(text, at) or LINE_AND_REST.match(text, at).end()
        else:
            yield None if NOT_UTF8.search(text, at, end) else members
            at = end
    if in_array or not complete:
        yield None


BETWEEN_OBJECTS = re.compile(r"[ \t\r\n,]*")
# Other brackets, as in `[1,2]`, belong to a line that is no object.
OPENED_ARRAY = re.compile(r"\[(?=[ \t\r\n]*(?:[{\]]|\Z))")


def behind_separators(text, at, in_array):
    """(the position of the next fragment or of the text's end, whether it stands in an array)"""
    while True:
        at = BETWEEN_OBJECTS.match(text, at).end()
        bracket = text.startswith("]", at) if in_array else OPENED_ARRAY.match(text, at)
        if not bracket:
            return at, in_array
        in_array = not in_array
        at += 1


class Members(tuple):
    """The (key, value) pairs of an object as they stand in the text, also where a key stands twice."""


class Number(str):
    """The source text of a number, so that no digit is lost."""


def no_constant(word):
    raise ValueError(f"{word} is no JSON")


DECODER = json.JSONDecoder(object_pairs_hook=Members, parse_int=Number, parse_float=Number, parse_constant=no_constant)


def parsed_object(text, at, window=4096):
    """(the members of the object at the position, the position behind it). Raises Cut or Broken.

    The decoder sees a window that grows: the time it takes to state a fault grows with all that stands before it.
    """
    source = text[at : at + window]
    try:
        members, length = DECODER.raw_decode(source)
    except json.JSONDecodeError as fault:
        if not is_cut(fault) or is_too_long(source):
            raise Broken from None
        if at + window >= len(text):
            raise (Broken if opens_too_deep(source) else Cut) from None
        return parsed_object(text, at, window * 2)
    except (ValueError, RecursionError):
        raise Broken from None
    if is_deep(members, DEEPEST) or is_too_long(source[:length]):
        raise Broken
    return members, at + length


def is_too_long(source):
    """In bytes of the file, whatever its characters take."""
    return len(source.encode("utf-8", "surrogateescape")) > LONGEST_OBJECT


BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]')


def opens_too_deep(source):
    """Whether an object that is cut, but breaks nothing else, opens a level beyond the deepest."""
    level = 0
    for mark in BRACKETS.findall(source):
        level += (mark in "[{") - (mark in "]}")
        if level > DEEPEST + 1:
            return True
    return False


CUT_VALUE = re.compile(r"(?:-|t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?)?\Z")
CUT_NUMBER_OR_ESCAPE = re.compile(r"(?:(?<=[0-9])(?:[.]|[eE][+-]?)|(?<=\\)u[0-9a-fA-F]{0,4})?\Z")


def is_cut(fault):
    """Whether the decoder met the end of the text, rather than something that JSON refuses whatever follows it."""
    rest = CUT_VALUE if fault.msg == "Expecting value" else CUT_NUMBER_OR_ESCAPE
    return fault.msg.startswith("Unterminated string") or rest.match(fault.doc, fault.pos) is not None


def is_deep(value, levels):
    """Whether objects and arrays are nested in the value deeper than that."""
    items = [item for _, item in value] if isinstance(value, Members) else value
    return levels < 0 or any(isinstance(item, (Members, list)) and is_deep(item, levels - 1) for item in items)


MARK = re.compile(r'\\.|["{}\n]')


def matching_brace(text, start):
    """The position behind the brace that closes the one at `start`, where that stands on its line; else None."""
    depth = 0
    in_string = False
    for mark in MARK.finditer(text, start):
        if mark[0] == "\n":
            return None
        if mark[0] == '"':
            in_string = not in_string
        elif mark[0] in "{}" and not in_string:
            depth += 1 if mark[0] == "{" else -1
        if depth == 0:
            return mark.end()
    return None
