"""Helpers for the with statement."""
import sys
from abc import ABC, abstractmethod
from functools import wraps

__all__ = ["AbstractAsyncContextManager", "AbstractContextManager", "AsyncContextDecorator", "AsyncExitStack",
           "ContextDecorator", "ExitStack", "aclosing", "asynccontextmanager", "chdir", "closing", "contextmanager",
           "nullcontext", "redirect_stderr", "redirect_stdout", "suppress"]


def _has_methods(cls, *names):
    for name in names:
        if not any(name in base.__dict__ and base.__dict__[name] is not None for base in cls.__mro__):
            return NotImplemented
    return True


class AbstractContextManager(ABC):
    def __enter__(self):
        return self

    @abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        return _has_methods(other, "__enter__", "__exit__") if cls is AbstractContextManager else NotImplemented


class AbstractAsyncContextManager(ABC):
    async def __aenter__(self):
        return self

    @abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        return None

    @classmethod
    def __subclasshook__(cls, other):
        return _has_methods(other, "__aenter__", "__aexit__") if cls is AbstractAsyncContextManager else NotImplemented


class ContextDecorator:
    """A context manager that can decorate a function."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class AsyncContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return inner


class _GeneratorContext(ContextDecorator):
    def __init__(self, func, args, kwds):
        self.func, self.args, self.kwds = func, args, kwds
        self.gen = func(*args, **kwds)
        self.__doc__ = getattr(func, "__doc__", None)

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)

    def __enter__(self):
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, value, traceback):
        if kind is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            self.gen.close()
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = kind()
        try:
            self.gen.throw(value)
        except StopIteration as e:
            return e is not value
        except RuntimeError as e:
            if e is value or (isinstance(value, StopIteration) and e.__cause__ is value):
                value.__traceback__ = traceback
                return False
            raise
        except BaseException as e:
            if e is not value:
                raise
            value.__traceback__ = traceback
            return False
        self.gen.close()
        raise RuntimeError("generator didn't stop after throw()")


class _AsyncGeneratorContext(AsyncContextDecorator):
    def __init__(self, func, args, kwds):
        self.func, self.args, self.kwds = func, args, kwds
        self.gen = func(*args, **kwds)

    def _recreate_cm(self):
        return type(self)(self.func, self.args, self.kwds)

    async def __aenter__(self):
        try:
            return await self.gen.__anext__()
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, kind, value, traceback):
        if kind is None:
            try:
                await self.gen.__anext__()
            except StopAsyncIteration:
                return False
            await self.gen.aclose()
            raise RuntimeError("generator didn't stop")
        if value is None:
            value = kind()
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as e:
            return e is not value
        except BaseException as e:
            converted = isinstance(e, RuntimeError) and isinstance(value, (StopIteration, StopAsyncIteration))
            if e is not value and not (converted and e.__cause__ is value):
                raise
            value.__traceback__ = traceback
            return False
        await self.gen.aclose()
        raise RuntimeError("generator didn't stop after athrow()")


def contextmanager(func):
    """A generator function with one yield becomes a context manager."""

    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContext(func, args, kwds)

    return helper


def asynccontextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContext(func, args, kwds)

    return helper


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _Redirect(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, kind, value, traceback):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_Redirect):
    _stream = "stdout"


class redirect_stderr(_Redirect):
    _stream = "stderr"


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        return kind is not None and issubclass(kind, self._exceptions)


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    def __init__(self, path):
        self.path = path
        self._old = []

    def __enter__(self):
        import os

        self._old.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os

        os.chdir(self._old.pop())


def _chain(new, old, outermost):
    """Keeps the order of __context__ as nested with statements would have it."""
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is outermost:
            break
        new = context
    new.__context__ = old


def _leave(error, pending, suppressed):
    """The end of a stack's exit: raises what is pending, which must not change its context."""
    if not pending:
        return suppressed
    context = error[1].__context__
    try:
        raise error[1]
    except BaseException:
        error[1].__context__ = context
        raise


class _Stack:
    def __init__(self):
        self._exits = []

    def pop_all(self):
        other = type(self)()
        other._exits, self._exits = self._exits, []
        return other

    def _method(self, cm, name):
        method = getattr(type(cm), name, None)
        if method is None:
            kind = type(cm)
            raise TypeError("'%s.%s' object does not support the %scontext manager protocol"
                            % (kind.__module__, kind.__qualname__, "asynchronous " if name[2] == "a" else ""))
        return method

    def enter_context(self, cm):
        enter, leave = self._method(cm, "__enter__"), self._method(cm, "__exit__")
        result = enter(cm)
        self._exits.append((False, lambda *error: leave(cm, *error)))
        return result

    def push(self, exit):
        leave = getattr(type(exit), "__exit__", None)
        self._exits.append((False, exit if leave is None else lambda *error: leave(exit, *error)))
        return exit

    def callback(self, callback, /, *args, **kwds):
        def call(*error):
            callback(*args, **kwds)

        call.__wrapped__ = callback
        self._exits.append((False, call))
        return callback


class ExitStack(_Stack, AbstractContextManager):
    """Context managers entered one by one, left in reverse."""

    def close(self):
        self.__exit__(None, None, None)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        given = error[0] is not None
        outermost = sys.exc_info()[1]
        suppressed = pending = False
        while self._exits:
            _, leave = self._exits.pop()
            try:
                if leave(*error):
                    suppressed, pending = True, False
                    error = (None, None, None)
            except BaseException as e:
                _chain(e, error[1], outermost)
                pending, error = True, (type(e), e, e.__traceback__)
        return _leave(error, pending, given and suppressed)


class AsyncExitStack(_Stack, AbstractAsyncContextManager):
    async def enter_async_context(self, cm):
        enter, leave = self._method(cm, "__aenter__"), self._method(cm, "__aexit__")
        result = await enter(cm)
        self._exits.append((True, lambda *error: leave(cm, *error)))
        return result

    def push_async_exit(self, exit):
        leave = getattr(type(exit), "__aexit__", None)
        self._exits.append((True, exit if leave is None else lambda *error: leave(exit, *error)))
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        async def call(*error):
            await callback(*args, **kwds)

        self._exits.append((True, call))
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        given = error[0] is not None
        outermost = sys.exc_info()[1]
        suppressed = pending = False
        while self._exits:
            is_async, leave = self._exits.pop()
            try:
                result = leave(*error)
                if is_async:
                    result = await result
                if result:
                    suppressed, pending = True, False
                    error = (None, None, None)
            except BaseException as e:
                _chain(e, error[1], outermost)
                pending, error = True, (type(e), e, e.__traceback__)
        return _leave(error, pending, given and suppressed)
