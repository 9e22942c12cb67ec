"""Run with `python3 -m unittest discover glue-jobs`; needs neither Spark nor AWS."""

import unittest

from transform import MISFIT, fitted, objects, to_row

COLUMNS = [{"name": "user", "type": "string"}, {"name": "timestamp", "type": "bigint"}, {"name": "x", "type": "double"}]


def values(text):
    return [value for value, _ in objects(text)]


class Objects(unittest.TestCase):
    def test_one_a_line_with_trailing_commas(self):
        self.assertEqual(values('{"a":1},\n{"a":2}\n'), [{"a": 1}, {"a": 2}])

    def test_several_on_a_line_and_one_over_lines(self):
        self.assertEqual(values('{"a":1}{"a":2},{"a":\n3}'), [{"a": 1}, {"a": 2}, {"a": 3}])

    def test_a_cut_object_is_counted_and_the_next_line_is_read(self):
        self.assertEqual(list(objects('{"a":1}\n{"a":\n')), [({"a": 1}, None), (None, '{"a":')])
        self.assertEqual(values('not json\n{"a":1}'), [None, {"a": 1}])


class Rows(unittest.TestCase):
    def test_keys_match_in_any_case_and_missing_keys_are_null(self):
        self.assertEqual(to_row({"user": "a", "timeStamp": 7}, COLUMNS), ("a", 7, None))

    def test_a_value_that_does_not_fit_refuses_the_row(self):
        self.assertIsNone(to_row({"user": "a", "timestamp": "oops"}, COLUMNS))
        self.assertIsNone(to_row({"user": "a", "timestamp": 10.7}, COLUMNS))
        self.assertIsNone(to_row(["a"], COLUMNS))

    def test_numbers_as_text_are_read_and_empty_text_is_null(self):
        self.assertEqual(fitted("12", "bigint"), 12)
        self.assertIsNone(fitted("", "bigint"))
        self.assertIs(fitted(True, "bigint"), MISFIT)


if __name__ == "__main__":
    unittest.main()
