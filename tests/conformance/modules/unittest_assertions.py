# Every assertion of unittest: what it accepts, and what it says.
import re
import unittest


class T(unittest.TestCase):
    def runTest(self):
        pass


t = T()
good = (
    lambda: t.assertEqual([1, {"a": 2}], [1, {"a": 2}]),
    lambda: t.assertNotEqual(1, 2),
    lambda: t.assertTrue("x"),
    lambda: t.assertFalse(""),
    lambda: t.assertIs(t, t),
    lambda: t.assertIsNot([], []),
    lambda: t.assertIsNone(None),
    lambda: t.assertIsNotNone(0),
    lambda: t.assertIn("a", "cat"),
    lambda: t.assertNotIn(3, (1, 2)),
    lambda: t.assertIsInstance(True, int),
    lambda: t.assertNotIsInstance(1, str),
    lambda: t.assertAlmostEqual(1, 1.00000001),
    lambda: t.assertAlmostEqual(100, 101, delta=2),
    lambda: t.assertAlmostEqual(1.0, 1.04, places=1),
    lambda: t.assertNotAlmostEqual(1, 1.1),
    lambda: t.assertGreater(2, 1),
    lambda: t.assertGreaterEqual(2, 2),
    lambda: t.assertLess(1, 2),
    lambda: t.assertLessEqual(1, 1),
    lambda: t.assertRegex("hello", "l+"),
    lambda: t.assertRegex("hello", re.compile("^h")),
    lambda: t.assertNotRegex("hello", "z"),
    lambda: t.assertCountEqual([3, 1, 2, 1], (1, 1, 2, 3)),
    lambda: t.assertSequenceEqual([1, 2], (1, 2)),
    lambda: t.assertListEqual([1], [1]),
    lambda: t.assertTupleEqual((1,), (1,)),
    lambda: t.assertSetEqual({1}, frozenset([1])),
    lambda: t.assertDictEqual({1: 2}, {1: 2}),
    lambda: t.assertMultiLineEqual("a\nb", "a\nb"),
    lambda: t.assertRaises(ZeroDivisionError, lambda: 1 // 0),
    lambda: t.assertRaises((KeyError, IndexError), lambda: [][0]),
)
print([f() for f in good] == [None] * len(good))
bad = (
    lambda: t.assertEqual(1, 2),
    lambda: t.assertEqual(1, 2, "why"),
    lambda: t.assertEqual([1, 2], (1, 2)),
    lambda: t.assertEqual({1}, {2, 3}),
    lambda: t.assertNotEqual("a", "a"),
    lambda: t.assertTrue([]),
    lambda: t.assertFalse([1]),
    lambda: t.assertIs(1, 2),
    lambda: t.assertIsNot(None, None),
    lambda: t.assertIsNone(1),
    lambda: t.assertIsNotNone(None),
    lambda: t.assertIn(1, [2]),
    lambda: t.assertNotIn(2, [2]),
    lambda: t.assertIsInstance(1, str),
    lambda: t.assertIsInstance(1, (str, list)),
    lambda: t.assertNotIsInstance(1, int),
    lambda: t.assertAlmostEqual(1, 2),
    lambda: t.assertAlmostEqual(1, 2, delta=0.5),
    lambda: t.assertAlmostEqual(1, 2, places=3, msg="near"),
    lambda: t.assertNotAlmostEqual(1, 1),
    lambda: t.assertNotAlmostEqual(1, 1.0000000001),
    lambda: t.assertNotAlmostEqual(1, 1.5, delta=1),
    lambda: t.assertGreater(1, 1),
    lambda: t.assertGreaterEqual(1, 2),
    lambda: t.assertLess(1, 1),
    lambda: t.assertLessEqual(2, 1, "order"),
    lambda: t.assertRegex("abc", "z"),
    lambda: t.assertNotRegex("abc", "b"),
    lambda: t.assertCountEqual([1, 2, 2], [1, 1, 2]),
    lambda: t.assertTupleEqual((1,), [1]),
    lambda: t.assertDictEqual([], {}),
    lambda: t.assertRaises(ValueError, int, "5"),
    lambda: t.assertRaises((KeyError, ValueError), int, "5"),
    lambda: t.assertRaisesRegex(ValueError, "zz", int, "x"),
    lambda: t.fail(),
    lambda: t.fail("because"),
    lambda: t.assertTrue(0, msg=("tuple", 1)),
)
for number, f in enumerate(bad):
    try:
        f()
        print(number, "passed")
    except t.failureException as e:
        print(number, repr(str(e)))
try:
    with t.assertRaises(KeyError):
        pass
except AssertionError as e:
    print(e)
try:
    with t.assertRaises(KeyError, msg="context"):
        raise ValueError("other")
except ValueError as e:
    print("through", e)
t.addTypeEqualityFunc(float, lambda a, b, msg=None: print("float", a, b, msg))
t.assertEqual(1.0, 2.0, "m")
T.longMessage = False
try:
    t.assertEqual(1, 2, "only this")
except AssertionError as e:
    print(e)
f = unittest.FunctionTestCase(lambda: None)
print(f.countTestCases(), t == T(), hash(t) == hash(T()), t.id(), str(t), repr(t))
