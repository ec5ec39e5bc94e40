# IsolatedAsyncioTestCase; exit() and quit(); asyncio.to_thread; typing's overloads.
import asyncio
import io
import typing
import unittest


class Tests(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        print("setUp")

    async def asyncSetUp(self):
        await asyncio.sleep(0)
        print("asyncSetUp")
        self.addAsyncCleanup(self.clean, "cleaned")

    async def clean(self, text):
        await asyncio.sleep(0)
        print(text)

    async def asyncTearDown(self):
        print("asyncTearDown")

    async def test_good(self):
        self.assertEqual(await asyncio.to_thread(pow, 2, 5), 32)

    async def test_bad(self):
        await asyncio.sleep(0)
        self.assertEqual(1, 2)

    def test_plain(self):
        print("plain")

    async def test_error(self):
        with self.assertRaises(asyncio.TimeoutError):
            await asyncio.wait_for(asyncio.sleep(1), 0.001)
        raise KeyError("x")


result = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(Tests))
print(result.testsRun, len(result.failures), len(result.errors), result.failures[0][1].splitlines()[-1], result.errors[0][1].splitlines()[-1])


@typing.overload
def f(x: int) -> int: ...
@typing.overload
def f(x: str) -> str: ...
def f(x):
    return x


print(len(typing.get_overloads(f)), f(1))
for leave in (exit, quit):
    for arguments in ((), (3,), ("text",)):
        try:
            leave(*arguments)
        except SystemExit as e:
            print(e.code, e.args == (e.code,))
