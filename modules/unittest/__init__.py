"""Unit tests as in CPython: cases with assertions, fixtures, skips and subtests; suites, a loader and a text runner.

    import unittest

    class TestLevel(unittest.TestCase):
        def test_rms(self):
            self.assertAlmostEqual(rms([3, 4]), 3.5355339)

    if __name__ == "__main__":
        unittest.main()
"""
from .case import (FunctionTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups, expectedFailure, skip, skipIf,
                   skipUnless)
from .run import (TestLoader, TestProgram, TestResult, TestSuite, TextTestResult, TextTestRunner, defaultTestLoader, main)

def __getattr__(name):
    if name == "IsolatedAsyncioTestCase":
        from .async_case import IsolatedAsyncioTestCase

        return IsolatedAsyncioTestCase
    raise AttributeError(f"module 'unittest' has no attribute '{name}'")


TestRunner = TextTestRunner  # MicroPython's name
