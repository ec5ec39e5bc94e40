"""Running tests: results, suites, the loader, the text runner and the command `adder -m unittest`."""
import sys
import time

from . import case

_HEAVY, _LIGHT = "=" * 70, "-" * 70


class TestResult:
    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = self.buffer = self.shouldStop = False
        self.testsRun = 0
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def addSuccess(self, test):
        pass

    def _bad(self, entries, test, text):
        entries.append((test, text))
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        self._bad(self.errors, test, _text_of(err, test))

    def addFailure(self, test, err):
        self._bad(self.failures, test, _text_of(err, test))

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], test.failureException)
            self._bad(self.failures if failed else self.errors, subtest, _text_of(err, test))

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, _text_of(err, test)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        if self.failfast:
            self.stop()

    def stop(self):
        self.shouldStop = True

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def __repr__(self):
        counts = (self.testsRun, len(self.errors), len(self.failures))
        return "<unittest.result.TestResult run=%i errors=%i failures=%i>" % counts


def _is_ours(entry):
    return entry.tb_frame.f_globals.get("__name__", "").startswith("unittest.")


def _text_of(err, test):
    """The traceback without the lines of unittest itself."""
    from traceback import format_exception

    value = err[1]
    entry = value.__traceback__
    while entry is not None and _is_ours(entry):
        entry = entry.tb_next
    if isinstance(value, test.failureException) and entry is not None:
        last = entry
        while last.tb_next is not None and not _is_ours(last.tb_next):
            last = last.tb_next
        last.tb_next = None
    return "".join(format_exception(value.with_traceback(entry)))


class TextTestResult(TestResult):
    def __init__(self, stream, descriptions, verbosity):
        super().__init__()
        self.stream, self.descriptions = stream, descriptions
        self.dots, self.showAll = verbosity == 1, verbosity > 1
        self._at_line_start = True

    def getDescription(self, test):
        first_line = test.shortDescription()
        return "%s\n%s" % (test, first_line) if self.descriptions and first_line else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self._write(self.getDescription(test) + " ... ")
            self._at_line_start = False

    def _write(self, text):
        self.stream.write(text)
        if hasattr(self.stream, "flush"):
            self.stream.flush()

    def _tell(self, test, letter, word):
        if self.showAll:
            is_subtest = isinstance(test, case._SubTest)
            if is_subtest and not self._at_line_start:
                self._write("\n")
            if is_subtest or self._at_line_start:
                self._write(("  " if is_subtest else "") + self.getDescription(test) + " ... ")
            self._write(word + "\n")
            self._at_line_start = True
        elif self.dots:
            self._write(letter)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._tell(test, ".", "ok")

    def addError(self, test, err):
        super().addError(test, err)
        self._tell(test, "E", "ERROR")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell(test, "F", "FAIL")

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            failed = issubclass(err[0], test.failureException)
            self._tell(subtest, "F" if failed else "E", "FAIL" if failed else "ERROR")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell(test, "s", "skipped %r" % reason)

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell(test, "x", "expected failure")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell(test, "u", "unexpected success")

    def printErrors(self):
        if self.dots or self.showAll:
            self._write("\n")
        for kind, entries in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in entries:
                self._write("%s\n%s: %s\n%s\n%s\n" % (_HEAVY, kind, self.getDescription(test), _LIGHT, text))
        if self.unexpectedSuccesses:
            self._write(_HEAVY + "\n")
            for test in self.unexpectedSuccesses:
                self._write("UNEXPECTED SUCCESS: %s\n" % self.getDescription(test))


class _Failed:
    """What an error outside of a test is reported for: setUpClass, setUpModule, an import."""

    failureException = AssertionError

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __str__(self):
        return self.description

    def countTestCases(self):
        return 0


class TestSuite:
    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __iter__(self):
        return iter(self._tests)

    def __repr__(self):
        return "<unittest.suite.TestSuite tests=%r>" % self._tests

    def __eq__(self, other):
        return self._tests == other._tests if isinstance(other, TestSuite) else NotImplemented

    def addTest(self, test):
        """A test, a suite or, as in MicroPython's unittest, a class of tests."""
        if isinstance(test, type) and issubclass(test, case.TestCase):
            test = defaultTestLoader.loadTestsFromTestCase(test)
        if not callable(test):
            raise TypeError("%r is not callable" % (test,))
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self._tests)

    def __call__(self, result=None):
        return self.run(result)

    def run(self, result):
        fixtures = _Fixtures(result)
        self._run_inside(result, fixtures)
        fixtures.leave()
        return result

    def _run_inside(self, result, fixtures):
        for test in self._tests:
            if result.shouldStop:
                break
            if isinstance(test, TestSuite):
                test._run_inside(result, fixtures)
            elif fixtures.enter(type(test)):
                test.run(result)


class _Fixtures:
    """setUpModule, setUpClass and their counterparts, run when the class of the next test differs."""

    def __init__(self, result):
        self.result = result
        self.cls = self.module = None
        self.class_good = self.module_good = True

    def enter(self, cls):
        if cls is self.cls:
            return self.class_good and self.module_good
        self._leave_class()
        module = sys.modules.get(cls.__module__)
        if module is not self.module:
            self._leave_module()
            self.module = module
            self.module_good = self._call(getattr(module, "setUpModule", None), "setUpModule (%s)" % cls.__module__)
        self.cls = cls
        skipped = getattr(cls, "__unittest_skip__", False)
        self.class_good = True
        if self.module_good and not skipped:
            self.class_good = self._call(getattr(cls, "setUpClass", None), "setUpClass (%s)" % _name(cls))
            if not self.class_good:
                self._call(getattr(cls, "doClassCleanups", None), "setUpClass (%s)" % _name(cls))
        return self.class_good and self.module_good

    def leave(self):
        self._leave_class()
        self._leave_module()

    def _leave_class(self):
        cls, self.cls = self.cls, None
        if cls is None or not (self.class_good and self.module_good) or getattr(cls, "__unittest_skip__", False):
            return
        self._call(getattr(cls, "tearDownClass", None), "tearDownClass (%s)" % _name(cls))
        self._call(getattr(cls, "doClassCleanups", None), "tearDownClass (%s)" % _name(cls))

    def _leave_module(self):
        module, self.module = self.module, None
        if module is not None and self.module_good:
            self._call(getattr(module, "tearDownModule", None), "tearDownModule (%s)" % module.__name__)
        self._call(case.doModuleCleanups, "tearDownModule")

    def _call(self, function, description):
        if function is None:
            return True
        try:
            function()
            return True
        except case.SkipTest as e:
            self.result.addSkip(_Failed(description), str(e))
        except Exception:
            self.result.addError(_Failed(description), sys.exc_info())
        return False


def _name(cls):
    return "%s.%s" % (cls.__module__, cls.__qualname__)


class _ImportFailed(case.TestCase):
    def __init__(self, name, error):
        super().__init__("fail_to_import")
        self._name, self._error = name, error

    def id(self):
        return "unittest.loader._FailedTest." + self._name

    def __str__(self):
        return "%s (%s)" % (self._name, self.id())

    def fail_to_import(self):
        from traceback import format_exception

        text = "".join(format_exception(self._error))
        raise ImportError("Failed to import test module: %s\n%s" % (self._name, text)) from None


class TestLoader:
    testMethodPrefix = "test"
    testNamePatterns = None
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        names = []
        for name in dir(testCaseClass):
            if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name)):
                full = "%s.%s" % (_name(testCaseClass), name)
                if not self.testNamePatterns or any(_matches(full, p) for p in self.testNamePatterns):
                    names.append(name)
        return names

    def loadTestsFromTestCase(self, testCaseClass):
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(testCaseClass(name) for name in names)

    def loadTestsFromModule(self, module, *, pattern=None):
        suite = self.suiteClass()
        for name in sorted(dir(module)):
            item = getattr(module, name)
            if isinstance(item, type) and issubclass(item, case.TestCase):
                if item not in (case.TestCase, case.FunctionTestCase):
                    suite.addTest(self.loadTestsFromTestCase(item))
        load_tests = getattr(module, "load_tests", None)
        return load_tests(self, suite, pattern) if load_tests else suite

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        item = module
        if module is None:
            count = len(parts)
            while True:
                try:
                    __import__(".".join(parts[:count]))
                    break
                except ImportError as e:
                    count -= 1
                    if not count:
                        return self.suiteClass([_ImportFailed(name, e)])
            item = sys.modules[".".join(parts[:count])]
            parts = parts[count:]
        owner = None
        for part in parts:
            owner = item
            try:
                item = getattr(item, part)
            except AttributeError as e:
                return self.suiteClass([_ImportFailed(part, e)])
        if isinstance(item, type(sys)):
            return self.loadTestsFromModule(item)
        if isinstance(item, type) and issubclass(item, case.TestCase):
            return self.loadTestsFromTestCase(item)
        if isinstance(owner, type) and issubclass(owner, case.TestCase):
            return self.suiteClass([owner(parts[-1])])
        if isinstance(item, TestSuite):
            return item
        if callable(item):
            test = item()
            return test if isinstance(test, TestSuite) else self.suiteClass([test])
        raise TypeError("don't know how to make test from: %s" % item)

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass(self.loadTestsFromName(name, module) for name in names)

    def discover(self, start_dir=".", pattern="test*.py", top_level_dir=None):
        import os

        if start_dir not in sys.path:
            sys.path.insert(0, start_dir)
        suite = self.suiteClass()
        for name in sorted(os.listdir(start_dir)):
            if name.endswith(".py") and _matches(name, pattern):
                suite.addTest(self.loadTestsFromName(name[:-3]))
        return suite


def _matches(name, pattern):
    """Shell patterns with * only; one without * is looked for anywhere."""
    if "*" not in pattern:
        return pattern in name
    first, *rest = pattern.split("*")
    if not name.startswith(first) or not name.endswith(rest[-1]):
        return False
    at = len(first)
    for part in rest[:-1]:
        at = name.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return len(name) - at >= len(rest[-1])


defaultTestLoader = TestLoader()


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, **options):
        self.stream = sys.stderr if stream is None else stream
        self.descriptions, self.verbosity, self.failfast = descriptions, verbosity, failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def run(self, test):
        result = self.resultclass(self.stream, self.descriptions, self.verbosity)
        result.failfast = self.failfast
        start = time.time()
        result.startTestRun()
        try:
            test(result)
        finally:
            result.stopTestRun()
        taken = time.time() - start
        result.printErrors()
        count = result.testsRun
        self.stream.write("%s\nRan %d test%s in %.3fs\n\n" % (_LIGHT, count, "" if count == 1 else "s", taken))
        infos = []
        if not result.wasSuccessful():
            infos += _counted((("failures", result.failures), ("errors", result.errors)))
        infos += _counted((("skipped", result.skipped), ("expected failures", result.expectedFailures)))
        infos += _counted((("unexpected successes", result.unexpectedSuccesses),))
        self.stream.write("OK" if result.wasSuccessful() else "FAILED")
        self.stream.write(" (%s)\n" % ", ".join(infos) if infos else "\n")
        return result


def _counted(named):
    return ["%s=%d" % (name, len(entries)) for name, entries in named if entries]


_USAGE = """usage: %s [-h] [-v] [-q] [-f] [-k PATTERN] [tests ...]
       %s discover [-s DIRECTORY] [-p PATTERN]

tests: names of modules, classes or methods; without one, every test*.py here is run
"""


class TestProgram:
    """unittest.main(): reads the command line, runs what it names, exits with 0 when all is well, else 1."""

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, **options):
        self.module = __import__(module) if isinstance(module, str) else module
        if isinstance(module, str):
            self.module = sys.modules[module]
        self.verbosity, self.failfast = verbosity, bool(failfast)
        self.testRunner, self.testLoader = testRunner, testLoader
        self.start, self.pattern = None, "test*.py"
        argv = sys.argv if argv is None else argv
        names = self._parse(argv[0] if argv else "unittest", list(argv[1:]))
        self.test = self._select(names, defaultTest)
        runner = self.testRunner or TextTestRunner
        if isinstance(runner, type):
            runner = runner(verbosity=self.verbosity, failfast=self.failfast)
        self.result = runner.run(self.test)
        if exit:
            sys.exit(not self.result.wasSuccessful())

    def _parse(self, program, words):
        names = []
        while words:
            word = words.pop(0)
            if word in ("-v", "--verbose"):
                self.verbosity = 2
            elif word in ("-q", "--quiet"):
                self.verbosity = 0
            elif word in ("-f", "--failfast"):
                self.failfast = True
            elif word in ("-b", "--buffer", "-c", "--catch", "--locals"):
                continue
            elif word in ("-k", "-s", "-p", "-t") and words:
                self._option(word, words.pop(0))
            elif word in ("-h", "--help") or word.startswith("-"):
                print(_USAGE % (program, program), file=sys.stderr if word[:2] != "-h" else sys.stdout)
                sys.exit(0 if word in ("-h", "--help") else 2)
            else:
                names.append(word)
        return names

    def _option(self, word, value):
        if word == "-k":
            self.testLoader.testNamePatterns = (self.testLoader.testNamePatterns or []) + [value]
        elif word == "-s":
            self.start = value
        elif word == "-p":
            self.pattern = value

    def _select(self, names, default):
        loader = self.testLoader
        if self.module is None and (not names or names[0] == "discover"):
            if len(names) > 1:
                self.start = names[1]
            return loader.discover(self.start or ".", self.pattern)
        if self.module is None:
            return loader.loadTestsFromNames([name[:-3] if name.endswith(".py") else name for name in names])
        if names:
            return loader.loadTestsFromNames(names, self.module)
        if default is not None:
            return loader.loadTestsFromNames([default] if isinstance(default, str) else default, self.module)
        return loader.loadTestsFromModule(self.module)


main = TestProgram
