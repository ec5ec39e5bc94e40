# modes: debug
# timeout: 300
"""A bounded run of the fuzz targets under the sanitizers: what scripts, images and models are read from is damaged at random.

`./dev fuzz` runs the same targets with libFuzzer, for as long as one likes.
"""
import os
import random
import subprocess
import sys
from pathlib import Path

ROOT = Path(os.environ["ADDER_ROOT"])
UNIT = Path(os.environ["ADDER_BUILD"]) / "unit"
SANITIZERS = ("ASAN_OPTIONS", "UBSAN_OPTIONS")
SECONDS = 10
SCRIPTS = [p for folder in ("conformance", "negative", "programs") for p in sorted((ROOT / "tests" / folder).rglob("*.py"))]
SCRIPTS = [str(path) for path in SCRIPTS if path.stat().st_size < 4000]


def written(name, contents):
    folder = Path(name)
    folder.mkdir()
    paths = []
    for number, data in enumerate(contents):
        paths.append(str(folder / str(number)))
        Path(paths[-1]).write_bytes(data)
    return paths


def seeds(name):
    """Files to begin with, in the form that the target wants (tests/fuzz/NAME_fuzz.cpp)."""
    chance = random.Random(1)
    if name == "image":
        return written(name, [bytes([i]) + chance.randbytes(3 * chance.randint(1, 9)) for i in range(60)])
    if name == "model":
        networks = sorted((ROOT / "tests/data/mnist").glob("*.tmdl"))
        return written(name, [bytes([i, 1]) + path.read_bytes() for i in range(3) for path in networks] + [b"\0\1ADML" + bytes(60)])
    if name == "parse":
        return written(name, [bytes([i % 8 + 16 * (i % 7)]) + Path(path).read_bytes() for i, path in enumerate(SCRIPTS[::4])])
    return SCRIPTS[::3]


targets = sorted(UNIT.glob("*_bounded"))
if not targets:
    print("the bounded fuzz targets are not built")
    sys.exit(77)
failed = 0
for target in targets:
    name = target.name.removesuffix("_bounded")
    environment = {**os.environ, **{name: os.environ.get(name, "") + ":abort_on_error=1" for name in SANITIZERS}}
    done = subprocess.run([target, str(SECONDS), *seeds(name)], capture_output=True, text=True, errors="replace", env=environment)
    failed += done.returncode != 0
    print(f"{name}: {done.stdout.strip()}")
    if done.returncode:
        kept = ROOT / f"build/fuzz-{name}-input"
        if Path("crash-input").exists():
            kept.write_bytes(Path("crash-input").read_bytes())
        print(f"status {done.returncode}; `{target} 0 {kept}` shows it again\n{done.stderr[-1200:]}")
print(f"{len(targets) - failed} passed, {failed} failed, 0 skipped")
sys.exit(failed > 0)
