# atexit, sys.excepthook and the seldom used names of sys.
# status: 1
import atexit
import sys

print(sys.getdefaultencoding(), sys.flags.optimize, sys.float_info.max_exp > 100, sys.float_info.dig > 5, sys.hash_info.inf)
print("sys" in sys.builtin_module_names, sys.getfilesystemencoding(), sys.is_finalizing(), sys.gettrace())
frame = sys._getframe()  # a picture: it does not move on
print(frame.f_code.co_name, sys._getframe().f_lineno, frame.f_back, frame.f_globals is globals())


def f():
    return sys._getframe(1).f_code.co_name, sys._getframe().f_back.f_lineno


print(f())
try:
    sys._getframe(100)
except ValueError as e:
    print(e)
atexit.register(print, "last", sep="-")


@atexit.register
def bye():
    print("bye", flush=True)


def gone():
    print("never")


atexit.register(gone)
atexit.unregister(gone)
try:
    atexit.register(5)
except TypeError as e:
    print(e)


def hook(kind, value, trace):
    print("hook", kind.__name__, value, trace.tb_lineno)


sys.excepthook = hook
raise ValueError("uncaught")
