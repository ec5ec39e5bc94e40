# Packages: __init__, submodules, relative imports, star with __all__ naming a submodule.
import sys

sys.path.insert(0, __file__.rsplit("/", 1)[0] + "/support" if "/" in __file__ else "support")
import pack

print(pack.version, hasattr(pack, "sub_a"), pack.__name__, pack.__package__)
import pack.sub_a

print(pack.sub_a.value, pack.sub_a.__name__, pack.sub_a.__package__)
import pack.inner.deep as deep

print(deep.combined, deep is pack.inner.deep)
from pack import sub_c, version
from pack.inner import deep as again

print(sub_c.NAME, version, again is deep)
import pack.sub_b

print(pack.sub_b.itself is pack)
ns = {}
exec("from pack import *", ns)
print(sorted(k for k in ns if not k.startswith("__")))
print(sorted(k for k in sys.modules if k.startswith("pack")))
print(__import__("pack.inner.deep") is pack, __import__("pack.inner", globals(), locals(), ["deep"]).deep is deep)
