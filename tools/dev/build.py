"""Configuring and building presets."""
import os

from . import shell

HOST = ["release", "debug", "gcstress", "single"]
OTHER = ["fuzz"]
FIRMWARE = ["firmware-mps2-an385", "firmware-mps2-an386", "firmware-mps2-an500"]


def require_known(names):
    for name in names:
        if name not in HOST + FIRMWARE + OTHER:
            shell.fail(f"unknown preset '{name}': there are {', '.join(HOST + FIRMWARE)} and `firmware` for every board")


def build(name, target=None):
    """Builds a preset; configures it first if that has not been done. Firmware wants the compiler of frozen modules."""
    if name in FIRMWARE:
        build("release", "adder_boot")
    folder = shell.ROOT / "build" / name
    if not (folder / "build.ninja").exists():
        shell.say(f"configuring {name}")
        shell.quiet(["cmake", "--preset", name])
    environment = {**os.environ, "NINJA_STATUS": f"[{name} %f/%t] "}
    shell.run(["cmake", "--build", folder, *(["--target", target] if target else [])], env=environment)
