"""The layering check finds an include that points the wrong way, and the tree has none."""
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, os.environ["ADDER_ROOT"])
from tools.dev import layers  # noqa: E402

assert layers.main() == 0, "the tree breaks its own layering"

table = layers.read_table()
assert layers.layer_of("core/heap/heap.h", table) == "core/heap"
assert "core/base" in table["core/heap"] and "core/vm" not in table["core/heap"]
assert "core/vm" in table["modules"] and "sim" not in table["modules"]

with tempfile.TemporaryDirectory() as folder:
    layers.ROOT = Path(folder)
    wrong = layers.ROOT / "core/base/wrong.h"
    wrong.parent.mkdir(parents=True)
    wrong.write_text('#pragma once\n#include "core/vm/frame.h"\n#include "core/base/base.h"\n')
    problems = list(layers.check_file(wrong, table))
assert problems == ['core/base/wrong.h:2: includes "core/vm/frame.h", but core/base must not see core/vm '
                    "(docs/design/layers.md)"], problems
print("the check finds a wrong include")
