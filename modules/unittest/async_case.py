"""Test cases whose tests are coroutines: each test runs on the event loop, its fixtures with it."""
import asyncio

from .case import TestCase


class IsolatedAsyncioTestCase(TestCase):
    """Tests, asyncSetUp and asyncTearDown are coroutines; plain methods work too."""

    async def asyncSetUp(self):
        """Before each test, after setUp."""

    async def asyncTearDown(self):
        """After each test, before tearDown."""

    def addAsyncCleanup(self, function, /, *args, **kwargs):
        self.addCleanup(function, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        value = await cm.__aenter__()
        self.addAsyncCleanup(cm.__aexit__, None, None, None)
        return value

    def run(self, result=None):
        asyncio.new_event_loop()
        try:
            return super().run(result)
        finally:
            asyncio.core._cancel_all()

    def _attempt(self, result, function, failure_expected=False):
        if function == self.setUp:
            function = self._both(self.setUp, self.asyncSetUp)
        elif function == self.tearDown:
            function = self._both(self.asyncTearDown, self.tearDown)
        return super()._attempt(result, lambda: self._finish(function()), failure_expected)

    def _both(self, first, second):
        def call():
            self._finish(first())
            self._finish(second())

        return call

    def _finish(self, outcome):
        """Runs what a coroutine function gave to its end."""
        if hasattr(outcome, "send"):
            asyncio.get_event_loop().run_until_complete(outcome)
