"""TestCase and what belongs to it: skipping, expected failures, subtests, assertions."""
import re


class SkipTest(Exception):
    """Raised to skip the running test."""


class _ShouldStop(Exception):
    """A subtest failed and the run is to stop."""


def skip(reason):
    def decorator(item):
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item

    if callable(reason):  # @skip without a reason
        function, reason = reason, ""
        return decorator(function)
    return decorator


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def doModuleCleanups():
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        function(*args, **kwargs)


def _shown(value):
    try:
        text = repr(value)
    except Exception:
        text = object.__repr__(value)
    return text if len(text) < 400 else text[:380] + " [truncated]..."


class _Raises:
    """with assertRaises(...) as this: this.exception is what was raised."""

    def __init__(self, case, expected, pattern=None, msg=None):
        self.case, self.expected, self.pattern, self.msg = case, expected, pattern, msg
        self.exception = None
        self.called = ""

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            name = getattr(self.expected, "__name__", None) or str(self.expected)
            self.case._fail(name + " not raised" + self.called, self.msg)
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        if self.pattern is not None and not re.search(self.pattern, str(value)):
            pattern = getattr(self.pattern, "pattern", self.pattern)
            self.case._fail('"%s" does not match "%s"' % (pattern, value), self.msg)
        return True


class _Warns:
    """with assertWarns(...) as this: this.warning is the first that fits."""

    def __init__(self, case, expected, pattern, msg):
        self.case, self.expected, self.pattern, self.msg = case, expected, pattern, msg

    def __enter__(self):
        import warnings

        self.catcher = warnings.catch_warnings(record=True)
        self.warnings = self.catcher.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, kind, value, trace):
        self.catcher.__exit__(kind, value, trace)
        if kind is not None:
            return
        for entry in self.warnings:
            if issubclass(entry.category, self.expected):
                if self.pattern is None or re.search(self.pattern, str(entry.message)):
                    self.warning, self.filename, self.lineno = entry.message, entry.filename, entry.lineno
                    return
        self.case._fail(self.expected.__name__ + " not triggered" + getattr(self, "called", ""), self.msg)


class _Logs:
    """with assertLogs(...) as this: this.records and this.output."""

    def __init__(self, case, logger, level):
        import logging

        self.case = case
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self.level = logging.getLevelName(level) if isinstance(level, str) else level or logging.INFO

    def __enter__(self):
        import logging

        context = self
        self.records, self.output = [], []

        class Handler(logging.Handler):
            def emit(self, record):
                context.records.append(record)
                context.output.append("%s:%s:%s" % (record.levelname, record.name, record.getMessage()))

        self.saved = (self.logger.handlers, self.logger.level, self.logger.propagate)
        self.logger.handlers, self.logger.propagate = [Handler()], False
        self.logger.setLevel(self.level)
        return self

    def __exit__(self, kind, value, trace):
        self.logger.handlers, level, self.logger.propagate = self.saved
        self.logger.setLevel(level)
        if kind is None and not self.records:
            self.case._fail("no logs of level %s or higher triggered on %s" % (self.level, self.logger.name), None)


class _SubTest:
    """with subTest(...): a failure inside is reported and the test goes on."""

    def __init__(self, case, message, params):
        self.case, self.message, self.params = case, message, params
        self.failureException = case.failureException

    def __enter__(self):
        self.outer = self.case._subtest
        if self.outer:
            self.params = {**self.outer.params, **self.params}
        self.case._subtest = self

    def __exit__(self, kind, value, trace):
        self.case._subtest = self.outer
        if kind is None or not issubclass(kind, Exception):
            return False
        if issubclass(kind, SkipTest):
            self.case._result.addSkip(self, str(value))
            return True
        if self.case._expects_failure:
            return False
        self.case._subtests_failed = True
        self.case._result.addSubTest(self.case, self, (kind, value, trace))
        if self.case._result.failfast:
            raise _ShouldStop
        return True

    def id(self):
        return "%s %s" % (self.case.id(), self._description())

    def _description(self):
        parts = [] if self.message is None else ["[%s]" % self.message]
        if self.params:
            parts.append("(%s)" % ", ".join("%s=%r" % item for item in self.params.items()))
        return " ".join(parts) or "(<subtest>)"

    def shortDescription(self):
        return self.case.shortDescription()

    def __str__(self):
        return "%s %s" % (self.case, self._description())


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 640
    _class_cleanups = ()

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self._subtest = None
        self._subtests_failed = False
        self._expects_failure = False
        self._equality = {}

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from .run import TestResult

        return TestResult()

    def id(self):
        return "%s.%s.%s" % (type(self).__module__, type(self).__qualname__, self._testMethodName)

    def __str__(self):
        return "%s (%s)" % (self._testMethodName, self.id())

    def __repr__(self):
        kind = type(self)
        return "<%s.%s testMethod=%s>" % (kind.__module__, kind.__qualname__, self._testMethodName)

    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash(self._testMethodName)

    def shortDescription(self):
        doc = getattr(self, self._testMethodName).__doc__
        return doc.strip().split("\n")[0].strip() if doc else None

    # --- running

    def __call__(self, result=None):
        return self.run(result)

    def run(self, result=None):
        if result is None:
            result = self.defaultTestResult()
        method = getattr(self, self._testMethodName)
        self._result = result
        result.startTest(self)
        try:
            for marked in (type(self), method):
                if getattr(marked, "__unittest_skip__", False):
                    result.addSkip(self, marked.__unittest_skip_why__)
                    return result
            self._expects_failure = getattr(type(self), "__unittest_expecting_failure__", False) or getattr(
                method, "__unittest_expecting_failure__", False
            )
            self._run_parts(result, method)
        finally:
            result.stopTest(self)
        return result

    def _run_parts(self, result, method):
        self._subtests_failed = False
        good = self._attempt(result, self.setUp)
        failed_as_expected = False
        if good:
            good = self._attempt(result, method, self._expects_failure)
            failed_as_expected = good is None
            good = self._attempt(result, self.tearDown) and good
        cleaned = self._clean(result)
        if not cleaned or self._subtests_failed or good is False:
            return
        if failed_as_expected:
            return
        if self._expects_failure:
            result.addUnexpectedSuccess(self)
        else:
            result.addSuccess(self)

    def _attempt(self, result, function, failure_expected=False):
        """True; None when it failed as expected; False when it failed, was skipped, or is not to be reported again."""
        import sys

        try:
            function()
            return True
        except KeyboardInterrupt:
            raise
        except SkipTest as e:
            result.addSkip(self, str(e))
        except _ShouldStop:
            pass
        except BaseException as e:
            error = sys.exc_info()
            if failure_expected:
                result.addExpectedFailure(self, error)
                return None
            if isinstance(e, self.failureException):
                result.addFailure(self, error)
            else:
                result.addError(self, error)
        return False

    def _clean(self, result):
        good = True
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            good = self._attempt(result, lambda: function(*args, **kwargs)) and good
        return good

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        self.doCleanups()

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups = (*cls._class_cleanups, (function, args, kwargs))

    @classmethod
    def doClassCleanups(cls):
        pending, cls._class_cleanups = cls._class_cleanups, ()
        for function, args, kwargs in reversed(pending):
            function(*args, **kwargs)

    def enterContext(self, cm):
        value = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return value

    @classmethod
    def enterClassContext(cls, cm):
        value = cm.__enter__()
        cls.addClassCleanup(cm.__exit__, None, None, None)
        return value

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        return _SubTest(self, msg, params)

    # --- assertions

    def _fail(self, standard, msg):
        raise self.failureException(self._formatMessage(msg, standard))

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else "%s : %s" % (standardMsg, msg)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail("%s is not true" % _shown(expr), msg)

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail("%s is not false" % _shown(expr), msg)

    def addTypeEqualityFunc(self, typeobj, function):
        self._equality[typeobj] = function

    def assertEqual(self, first, second, msg=None):
        special = self._equality.get(type(first)) if type(first) is type(second) else None
        if special:
            if isinstance(special, str):
                special = getattr(self, special)
            special(first, second, msg=msg)
        elif not first == second:
            self._fail(self._difference(first, second), msg)

    def _difference(self, first, second):
        text = "%s != %s" % (_shown(first), _shown(second))
        kind = type(first)
        if kind is not type(second):
            return text
        if kind is list or kind is tuple:
            return "%ss differ: %s\n\n%s" % (kind.__name__.capitalize(), text, _first_difference(first, second))
        if kind is set or kind is frozenset:
            return "\n".join(_set_difference(first, second))
        return text

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail("%s == %s" % (_shown(first), _shown(second)), msg)

    def _almost(self, first, second, places, delta):
        """(near, the words of how near they are to be, the difference)"""
        if first == second:
            return True, "", 0
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            return difference <= delta, "within %s delta" % _shown(delta), difference
        places = 7 if places is None else places
        return round(difference, places) == 0, "within %r places" % places, difference

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        near, words, difference = self._almost(first, second, places, delta)
        if not near:
            parts = (_shown(first), _shown(second), words, _shown(difference))
            self._fail("%s != %s %s (%s difference)" % parts, msg)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        near, words, difference = self._almost(first, second, places, delta)
        if near:
            words = words or ("within %s delta" % _shown(delta) if delta is not None else "within %r places" % (places or 7))
            tail = " (%s difference)" % _shown(difference) if delta is not None else ""
            self._fail("%s == %s %s%s" % (_shown(first), _shown(second), words, tail), msg)

    def _compare(self, good, first, words, second, msg):
        if not good:
            self._fail("%s %s %s" % (_shown(first), words, _shown(second)), msg)

    def assertLess(self, a, b, msg=None):
        self._compare(a < b, a, "not less than", b, msg)

    def assertLessEqual(self, a, b, msg=None):
        self._compare(a <= b, a, "not less than or equal to", b, msg)

    def assertGreater(self, a, b, msg=None):
        self._compare(a > b, a, "not greater than", b, msg)

    def assertGreaterEqual(self, a, b, msg=None):
        self._compare(a >= b, a, "not greater than or equal to", b, msg)

    def assertIs(self, expr1, expr2, msg=None):
        self._compare(expr1 is expr2, expr1, "is not", expr2, msg)

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail("unexpectedly identical: %s" % _shown(expr1), msg)

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail("%s is not None" % _shown(obj), msg)

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail("unexpectedly None", msg)

    def assertIn(self, member, container, msg=None):
        self._compare(member in container, member, "not found in", container, msg)

    def assertNotIn(self, member, container, msg=None):
        self._compare(member not in container, member, "unexpectedly found in", container, msg)

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail("%s is not an instance of %r" % (_shown(obj), cls), msg)

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail("%s is an instance of %r" % (_shown(obj), cls), msg)

    def assertCountEqual(self, first, second, msg=None):
        """Same items, in any order."""
        first, second = list(first), list(second)
        lines = ["Element counts were not equal:"]
        for value in _unique(first + second):
            if first.count(value) != second.count(value):
                counts = (first.count(value), second.count(value), _shown(value))
                lines.append("First has %d, Second has %d:  %s" % counts)
        if len(lines) > 1:
            self._fail("\n".join(lines), msg)

    def assertRegex(self, text, expected_regex, msg=None):
        if not re.search(expected_regex, text):
            pattern = getattr(expected_regex, "pattern", expected_regex)
            self._fail("Regex didn't match: %r not found in %r" % (pattern, text), msg)

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        match = re.search(unexpected_regex, text)
        if match:
            pattern = getattr(unexpected_regex, "pattern", unexpected_regex)
            self._fail("Regex matched: %r matches %r in %r" % (match.group(), pattern, text), msg)

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        kind = seq_type.__name__ if seq_type else "sequence"
        for position, value in (("First", first), ("Second", second)):
            if seq_type is not None and not isinstance(value, seq_type):
                raise self.failureException("%s sequence is not a %s: %s" % (position, kind, _shown(value)))
        if not first == second and list(first) != list(second):
            text = "%ss differ: %s != %s\n" % (kind.capitalize(), _shown(first), _shown(second))
            self._fail(text + "\n" + _first_difference(first, second), msg)

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        if set1 != set2:
            self._fail("\n".join(_set_difference(set1, set2)), msg)

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        self._compare(d1 == d2, d1, "!=", d2, msg)

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        self._compare(first == second, first, "!=", second, msg)

    def assertRaises(self, expected_exception, *args, **kwargs):
        return self._checked(_Raises, expected_exception, None, args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return self._checked(_Raises, expected_exception, expected_regex, args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return self._checked(_Warns, expected_warning, None, args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return self._checked(_Warns, expected_warning, expected_regex, args, kwargs)

    def _checked(self, context, expected, pattern, args, kwargs):
        if not args:
            return context(self, expected, pattern, kwargs.get("msg"))
        checker = context(self, expected, pattern, None)
        checker.called = " by " + getattr(args[0], "__name__", repr(args[0]))
        with checker:
            args[0](*args[1:], **kwargs)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level)


def _unique(items):
    found = []
    for item in items:
        if item not in found:
            found.append(item)
    return found


def _first_difference(first, second):
    for index, (a, b) in enumerate(zip(first, second)):
        if a != b:
            return "First differing element %d:\n%s\n%s" % (index, _shown(a), _shown(b))
    which, longer = ("First", first) if len(first) > len(second) else ("Second", second)
    shorter = min(len(first), len(second))
    kind = type(first).__name__
    text = "%s %s contains %d additional elements.\nFirst extra element %d:\n%s"
    return text % (which, kind, len(longer) - shorter, shorter, _shown(longer[shorter]))


def _set_difference(first, second):
    lines = []
    for name, items in (("first", first - second), ("second", second - first)):
        if items:
            lines.append("Items in the %s set but not the %s:" % (name, "second" if name == "first" else "first"))
            lines += [_shown(item) for item in items]
    return lines


class FunctionTestCase(TestCase):
    """A plain function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._function, self._set_up, self._tear_down, self._description = testFunc, setUp, tearDown, description

    def setUp(self):
        if self._set_up:
            self._set_up()

    def tearDown(self):
        if self._tear_down:
            self._tear_down()

    def runTest(self):
        self._function()

    def id(self):
        return self._function.__name__

    def __str__(self):
        return "%s (%s)" % (type(self).__qualname__, self._function.__name__)

    def shortDescription(self):
        return self._description
