from . import version
from .inner import deep
from .inner.deep import depth as renamed

value = ("a", version, renamed, deep.__name__)
