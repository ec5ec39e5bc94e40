# unittest: cases, assertions, set-up, skips; the result object counts.
import io
import sys
import unittest

log = []


class T(unittest.TestCase):
    def setUp(self):
        log.append("setUp")

    def tearDown(self):
        log.append("tearDown")

    def test_good(self):
        self.assertEqual(1, 1)
        self.assertNotEqual(1, 2)
        self.assertTrue([1])
        self.assertFalse([])
        self.assertIs(None, None)
        self.assertIsNot([], [])
        self.assertIsNone(None)
        self.assertIsNotNone(1)
        self.assertIn(1, [1])
        self.assertNotIn(2, [1])
        self.assertIsInstance(1, int)
        self.assertAlmostEqual(1.0, 1.00000001)
        self.assertGreater(2, 1)
        self.assertLessEqual(1, 1)
        with self.assertRaises(ValueError):
            int("x")
        self.assertRaises(ZeroDivisionError, lambda: 1 / 0)

    def test_fails(self):
        self.assertEqual(1, 2, "message")

    def test_error(self):
        raise KeyError("oops")

    @unittest.skip("not now")
    def test_skipped(self):
        pass


suite = unittest.TestSuite()
suite.addTest(unittest.TestLoader().loadTestsFromTestCase(T)) if hasattr(unittest, "TestLoader") else suite.addTest(T)
result = unittest.TestResult()
suite.run(result)
print(
    result.testsRun - len(result.skipped) in (3, 2),
    len(result.failures),
    len(result.errors),
    len(result.skipped),
    result.wasSuccessful(),
)
print(log.count("setUp") == log.count("tearDown") and log.count("setUp") in (3, 4))
