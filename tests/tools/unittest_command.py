"""adder -m unittest: discovery, names, options, exit status."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "support"))
from cli import check, finish  # noqa: E402

with open("test_alpha.py", "w") as f:
    f.write(
        "import unittest\n\n\nclass Alpha(unittest.TestCase):\n"
        "    def test_one(self):\n        self.assertEqual(1, 1)\n\n"
        "    def test_two(self):\n        self.assertEqual(1, 2)\n\n\n"
        "if __name__ == '__main__':\n    unittest.main()\n"
    )
with open("test_beta.py", "w") as f:
    f.write("import unittest\n\n\nclass Beta(unittest.TestCase):\n    def test_three(self):\n        pass\n")

check("discovery", ["-m", "unittest"], "", ("Ran 3 tests", "FAILED (failures=1)"), 1)
check("a module", ["-m", "unittest", "test_beta"], "", ("Ran 1 test", "OK"))
check("a file", ["-m", "unittest", "test_beta.py"], "", ("Ran 1 test", "OK"))
check("a method", ["-m", "unittest", "-v", "test_alpha.Alpha.test_one"], "", "test_one (test_alpha.Alpha.test_one) ... ok")
check("a pattern", ["-m", "unittest", "-k", "one"], "", ("Ran 1 test", "OK"))
check("fail fast", ["-m", "unittest", "-f", "test_alpha.Alpha.test_two", "test_beta"], "", "Ran 1 test", 1)
check("discover", ["-m", "unittest", "discover", "-p", "*beta.py"], "", ("Ran 1 test", "OK"))
check("unittest.main in a file", ["test_alpha.py", "Alpha.test_one"], "", ("Ran 1 test", "OK"))
check("a module that is not there", ["-m", "unittest", "absent"], "", "No module named 'absent'", 1)
finish()
