"""The landing reader against its specification, tests/support/landing-quirks, and rules of its own."""

import gzip
import json
import re
import unittest
from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from landing_json import is_landing_file, rows

QUIRKS = Path(__file__).parent.parent / "tests" / "support" / "landing-quirks"


def columns_of(quirk):
    """The columns of the folder's contract, or of the one that the folders share; every column has three lines."""
    own = quirk / "contract.yaml"
    contract = (own if own.exists() else QUIRKS / "contract.yaml").read_text("utf-8")
    found = re.findall(r"- name: (\w+)\n +logicalType: \w+\n +physicalType: (\S+)\n", contract)
    return [{"name": name, "type": declared} for name, declared in found]


def landing_files(quirk):
    files = quirk / "files"
    found = [path.relative_to(files).as_posix() for path in files.rglob("*") if path.is_file()]
    return sorted(path for path in found if is_landing_file(path))


def typed(value, declared):
    """A value of expected.json, where what JSON readers would round and what JSON lacks stands as text."""
    if value is None or declared in ("string", "boolean"):
        return value
    if declared.startswith("decimal"):
        return Decimal(value)
    if declared == "date":
        return date.fromisoformat(value)
    if declared == "timestamp":
        return datetime.strptime(value, "%Y-%m-%d %H:%M:%S.%f" if "." in value else "%Y-%m-%d %H:%M:%S")
    return float(value) if declared in ("float", "double") else int(value)


class Quirks(unittest.TestCase):
    def test_every_folder_gives_the_rows_and_rejects_written_beside_its_files(self):
        folders = sorted(path for path in QUIRKS.iterdir() if path.is_dir())
        self.assertGreaterEqual(len(folders), 34)
        for quirk in folders:
            with self.subTest(quirk.name):
                self.assert_as_expected(quirk)

    def assert_as_expected(self, quirk):
        expected = json.loads((quirk / "expected.json").read_text("utf-8"))
        columns = columns_of(quirk)
        self.assertNotEqual(columns, [])
        read, rejects = Counter(), Counter()
        for path in landing_files(quirk):
            for row in rows(path, (quirk / "files" / path).read_bytes(), columns):
                (rejects if row is None else read)[path if row is None else repr(row)] += 1
        wanted = (tuple(typed(row[c["name"]], c["type"]) for c in columns) for row in expected["rows"])
        # As text, for 1 and True and 1.0 are equal.
        self.assertEqual(read, Counter(map(repr, wanted)))
        self.assertEqual(rejects, Counter(reject["file"] for reject in expected["rejects"]))


def read(content, declared="bigint", name="a.json"):
    """The values of the only column `v`; `reject` where a fragment is none."""
    found = rows(name, content if isinstance(content, bytes) else content.encode(), [{"name": "v", "type": declared}])
    return ["reject" if row is None else row[0] for row in found]


class Fragments(unittest.TestCase):
    def test_an_object_may_be_longer_than_what_the_decoder_is_given_at_first(self):
        blanks = " " * 5000
        self.assertEqual(read(f'{{"a":"{blanks}",{blanks}"v":{blanks}1{blanks}}}{{"v":2}}'), [1, 2])

    def test_every_place_where_a_window_may_cut_an_object_is_seen_as_cut(self):
        member = r'"a\u00e9\/":["\n",true,false,null,-1.5e+10,{}],"v":1'
        for blanks in range(4096 - len(member), 4096):
            self.assertEqual(read("{" + " " * blanks + member + "}"), [1])

    def test_a_refused_object_ends_with_its_brace_on_its_line_else_takes_its_line_and_the_rest_of_it(self):
        self.assertEqual(read('{"v":NaN}{"v":2}'), ["reject", 2])
        self.assertEqual(read('{"v":NaN,\n"w":3,\n}\n{"v":2}'), ["reject", 2])
        self.assertEqual(read('{"v":1\n{"v":2}\n'), ["reject", 2])
        self.assertEqual(read(r'{"v":NaN,"a":"x\"}"}{"v":2}'), ["reject", 2])

    def test_an_object_longer_than_8_mib_or_deeper_than_32_levels_is_refused_and_what_follows_is_read(self):
        long = '{"a":"%s"}{"v":2}'
        frame = len('{"a":""}')
        self.assertEqual(read(long % ("x" * (8 * 1024 * 1024 - frame))), [None, 2])
        self.assertEqual(read(long % ("x" * (8 * 1024 * 1024 - frame + 1))), ["reject", 2])
        deep = '{"a":%s}{"v":2}'
        self.assertEqual(read(deep % ("[" * 32 + "]" * 32)), [None, 2])
        self.assertEqual(read(deep % ("[" * 33 + "]" * 33)), ["reject", 2])
        self.assertEqual(read(deep % ("[" * 100_000 + "]" * 100_000)), ["reject", 2])

    def test_an_array_that_is_not_closed_is_one_reject_unless_the_cut_was_reported(self):
        self.assertEqual(read('[{"v":1},'), [1, "reject"])
        self.assertEqual(read('[{"v":1},{"v":'), [1, "reject"])
        self.assertEqual(read('[{"v":1},{"a":[' + "[]," * 40), [1, "reject"])

    def test_an_object_that_is_cut_behind_8_mib_is_refused_for_its_length_which_reports_no_end(self):
        long = 8 * 1024 * 1024
        for letter, size in [("x", 1), ("€", 3)]:
            text = '[{"v":1},{"a":"'
            self.assertEqual(read(text + letter * (long // size + 1)), [1, "reject", "reject"])
            self.assertEqual(read(text + letter * (long // size - 8)), [1, "reject"])


class Keys(unittest.TestCase):
    def test_the_201st_undeclared_key_refuses_its_row(self):
        keys = ",".join(f'"k{number}":0' for number in range(200))
        self.assertEqual(read(f'{{{keys}}}{{"V":1,"K7":1}}{{"v":2,"k200":1}}'), [None, 1, "reject"])

    def test_a_key_that_can_be_no_column_refuses_its_row(self):
        keys = ["", r"\u0007", "\u0085", r"\ud800", "x" * 256]
        self.assertEqual(read("".join(f'{{"{key}":1}}' for key in keys)), ["reject"] * 5)


class Packed(unittest.TestCase):
    def test_what_stands_before_a_fault_of_the_stream_is_read(self):
        packed = gzip.compress(b'{"v":1}\n')
        self.assertEqual(read(packed + b"\0" * 8, name="a.json.GZ"), [1])
        self.assertEqual(read(packed + b"damage", name="a.json.gz"), [1, "reject"])
        self.assertEqual(read(packed + gzip.compress(b'{"v":2}{"v":3}')[:-8], name="a.json.gz"), [1, 2, 3, "reject"])


class Values(unittest.TestCase):
    def test_a_type_that_json_cannot_hold_is_an_error_that_names_column_and_type(self):
        with self.assertRaisesRegex(ValueError, r"v\b.*array<int>"):
            rows("a.json", b"", [{"name": "v", "type": "array<int>"}])

    def test_no_digit_of_an_integer_or_a_decimal_is_lost(self):
        most = 2**63 - 1
        self.assertEqual(read(f'{{"v":{most}.0}}{{"v":{most + 1}}}{{"v":1e999999999}}'), [most, "reject", "reject"])
        widest = "12345678901234567890123456789012345.67"
        found = read(f'{{"v":{widest}}}{{"v":"0012.3"}}{{"v":12.345}}{{"v":1e37}}', "decimal(37,2)")
        self.assertEqual(found, [Decimal(widest), Decimal("12.30"), "reject", "reject"])

    def test_a_timestamp_has_no_zone_and_a_float_is_the_nearest_one(self):
        moment = datetime(2022, 6, 18, 10, 11, 12, 500_000)
        self.assertEqual(read('{"v":"2022-06-18T10:11:12.5Z"}', "timestamp"), [moment])
        self.assertEqual(read('{"v":16777217}{"v":1e39}', "float"), [16777216.0, "reject"])


class Files(unittest.TestCase):
    def test_endings_in_any_case_and_no_hidden_name_on_the_way(self):
        for path in ["a.json", "2022/06/a.JSONL.gz", "a.b.ndjson"]:
            self.assertTrue(is_landing_file(path), path)
        for path in ["a.json.bak", "a.gz", "a.json/b.txt", "_tmp/a.json", "x/.a.json", "json"]:
            self.assertFalse(is_landing_file(path), path)


if __name__ == "__main__":
    unittest.main()
