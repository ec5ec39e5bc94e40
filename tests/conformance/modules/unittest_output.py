# What unittest prints: letters, failures with their tracebacks, the summary; fixtures; subtests; verbosity.
import io
import re
import sys
import unittest

log = []


def setUpModule():
    log.append("module up")


def tearDownModule():
    log.append("module down")


class A(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append("A up")

    @classmethod
    def tearDownClass(cls):
        log.append("A down")

    def setUp(self):
        self.addCleanup(log.append, "cleanup " + self._testMethodName)

    def test_equal(self):
        "The first line of a docstring."
        self.assertEqual(1 + 1, 3, "sums")

    def test_error(self):
        {}["missing"]

    def test_good(self):
        pass

    @unittest.skip("later")
    def test_skip(self):
        pass

    def test_skip_inside(self):
        self.skipTest("inside")

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(0)

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_sub(self):
        for i in range(4):
            with self.subTest("parity", i=i):
                self.assertEqual(i % 2, 0)

    def test_raises(self):
        with self.assertRaises(ValueError) as context:
            int("z")
        self.assertIn("invalid", str(context.exception))
        with self.assertRaisesRegex(KeyError, "^'k'$"):
            {}["k"]
        self.assertRaises(TypeError, len, 5)


@unittest.skipIf(True, "whole class")
class B(unittest.TestCase):
    def test_never(self):
        log.append("never")


class C(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise OSError("no sensor")

    def test_never(self):
        log.append("never")


class D(unittest.TestCase):
    def tearDown(self):
        raise RuntimeError("in tearDown")

    def test_it(self):
        pass


def shown(text):
    text = re.sub(r"in \d+\.\d+s", "in TIME", text)
    text = text.replace(__file__, "FILE").replace("__main__.", "M.")
    return "\n".join(line for line in text.split("\n") if not line.strip() or set(line.strip()) - set("^~"))


for verbosity in (1, 2, 0):
    out = io.StringIO()
    suite = unittest.TestSuite()
    for cls in (A, B, C, D):
        suite.addTest(unittest.defaultTestLoader.loadTestsFromTestCase(cls))
    result = unittest.TextTestRunner(stream=out, verbosity=verbosity).run(suite)
    print(shown(out.getvalue()))
    print(result.testsRun, result.wasSuccessful(), len(result.errors), len(result.failures), len(result.expectedFailures))
print(log[: log.index("module down") + 1])
print(suite.countTestCases(), unittest.defaultTestLoader.getTestCaseNames(A)[:3])
out = io.StringIO()
unittest.TextTestRunner(stream=out, failfast=True).run(unittest.defaultTestLoader.loadTestsFromTestCase(A))
print(shown(out.getvalue()).split("\n")[0])
out = io.StringIO()
try:
    sys.argv = ["prog", "A.test_good"]
    unittest.main(testRunner=unittest.TextTestRunner(stream=out))
except SystemExit as e:
    print("exit", e.code, shown(out.getvalue()).split())
sys.argv = ["prog"]
program = unittest.main(testRunner=unittest.TextTestRunner(stream=out), exit=False, argv=["x", "A.test_good", "D"])
print(program.result.testsRun)
