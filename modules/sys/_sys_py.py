"""What sys has for programs of CPython and seldom used: made when the first of these names is asked for."""
import sys
from collections import namedtuple as _namedtuple


def _struct(type_name, /, **fields):
    return _namedtuple(type_name, list(fields), module="sys")(**fields)


flags = _struct("flags", debug=0, inspect=0, interactive=0, optimize=0, dont_write_bytecode=1, no_user_site=1, no_site=1,
                ignore_environment=0, verbose=0, bytes_warning=0, quiet=0, hash_randomization=0, isolated=0, dev_mode=False,
                utf8_mode=1, warn_default_encoding=0, safe_path=False, int_max_str_digits=0)
int_info = _struct("int_info", bits_per_digit=32, sizeof_digit=4, default_max_str_digits=0, str_digits_check_threshold=0)
hash_info = _struct("hash_info", width=sys.maxsize.bit_length() + 1, modulus=(1 << 61) - 1 if sys.maxsize > 1 << 32 else (1 << 31) - 1,
                    inf=314159, nan=0, imag=1000003, algorithm="fnv", hash_bits=32, seed_bits=0, cutoff=0)
thread_info = _struct("thread_info", name=None, lock=None, version=None)
api_version = 1013
base_prefix = exec_prefix = base_exec_prefix = prefix = ""
abiflags = ""
float_repr_style = "short"
warnoptions = []
orig_argv = sys.argv
platlibdir = "lib"
pycache_prefix = None
builtin_module_names = tuple(sorted(name for name in ("array", "builtins", "cmath", "collections", "errno", "gc", "io",
                                                      "itertools", "json", "math", "micropython", "operator", "struct",
                                                      "sys", "time")))


def audit(event, /, *args):
    """Tells nobody: there are no audit hooks."""
    if not isinstance(event, str):
        raise TypeError(f"audit() argument 1 must be str, not {type(event).__name__}")


def getdefaultencoding():
    return "utf-8"


getfilesystemencoding = getdefaultencoding


def getfilesystemencodeerrors():
    return "strict"


def getswitchinterval():
    return 0.005


def is_finalizing():
    return False


def set_int_max_str_digits(maxdigits):
    """Numbers of any length are converted."""


def get_int_max_str_digits():
    return 0


def gettrace():
    return None


getprofile = gettrace


def getallocatedblocks():
    return 0


def displayhook(value):
    __repl_print__(value)


def excepthook(kind, value, traceback):
    sys.print_exception(value, sys.stderr)


sys.__excepthook__, sys.__displayhook__ = excepthook, displayhook


def atexit(func):
    """MicroPython's: func runs when the program ends; the one before it is returned."""
    previous, sys._atexit = getattr(sys, "_atexit", None), func
    return previous


def _unraisable(info):
    sys.stderr.write("Exception ignored in: %r\n" % (info.object,))
    sys.print_exception(info.exc_value, sys.stderr)


unraisablehook = _unraisable
