# importlib: by name, beside a package, again.
# modes: release debug gcstress single
import importlib
import os
import sys
import tempfile

print(importlib.import_module("collections.abc").__name__, importlib.import_module("json") is sys.modules["json"])
print(importlib.import_module(".abc", "collections").__name__)
for name, package in ((".x", None), ("..x", "a"), ("no_such_module_here", None)):
    try:
        importlib.import_module(name, package)
    except (ImportError, TypeError) as e:
        print(type(e).__name__, e)

with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    path = os.path.join(folder, "adder_settings.py")
    with open(path, "w") as file:
        file.write("rate = 16000\nkept = globals().get('kept', 0) + 1\n")
    settings = importlib.import_module("adder_settings")
    print(settings.rate, settings.kept)
    with open(path, "w") as file:
        file.write("rate = 8000  # slower\nkept = globals().get('kept', 0) + 1\n")
    importlib.invalidate_caches()
    again = importlib.reload(settings)
    print(again is settings, settings.rate, settings.kept)
    sys.path.remove(folder)
try:
    importlib.reload(5)
except TypeError as e:
    print(e)
