# Which exceptions there are and whose subclasses they are.
import builtins

names = (
    """BaseException Exception ArithmeticError AssertionError AttributeError BlockingIOError BrokenPipeError BufferError
ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError EOFError
FileExistsError FileNotFoundError FloatingPointError GeneratorExit ImportError IndentationError IndexError InterruptedError
IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError
NotImplementedError OSError OverflowError PermissionError ProcessLookupError RecursionError ReferenceError RuntimeError
StopAsyncIteration StopIteration SyntaxError SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError
UnicodeDecodeError UnicodeEncodeError UnicodeError ValueError ZeroDivisionError Warning DeprecationWarning UserWarning
RuntimeWarning BaseExceptionGroup ExceptionGroup""".split()
)
for name in names:
    kind = getattr(builtins, name)
    print(name, "<-", " ".join(base.__name__ for base in kind.__mro__[1:-1]))
print(IOError is OSError, EnvironmentError is OSError)
