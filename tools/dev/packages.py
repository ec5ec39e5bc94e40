"""Which Debian packages each job needs, and their installation."""
import os
import shutil
import subprocess

from . import shell

PYTHON = "/usr/bin/python3"

PACKAGES = {
    "host": ["g++", "cmake", "ninja-build", "ccache", "pkg-config", "doctest-dev", "git", "libsndfile1-dev", "libpng-dev",
             "libtomlplusplus-dev"],
    "firmware": ["gcc-arm-none-eabi", "libnewlib-arm-none-eabi", "libstdc++-arm-none-eabi-newlib", "qemu-system-arm"],
    "test": ["python3-numpy", "python3-scipy", "python3-sklearn", "python3-matplotlib"],
    "tools": ["python3-venv"],
    "train": ["python3-sklearn"],
    "demo": ["python3-matplotlib"],
    "bench": ["lua5.4"],
    "fuzz": ["clang-14", "libclang-rt-14-dev"],
    "format": ["clang-format-14"],
}
PYPI = ["mpremote==1.26.1"]  # what people drive boards with


def installed(package):
    shown = subprocess.run(["dpkg-query", "-W", "-f", "${Status}", package], capture_output=True, text=True)
    return shown.stdout.endswith(" installed")


def install(group):
    """Installs what is missing of a group; says what it does, and what to do when it may not."""
    missing = [package for package in PACKAGES[group] if not installed(package)]
    if not missing:
        return
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if as_root and not shutil.which("sudo"):
        shell.fail("please install as root: apt-get install " + " ".join(missing))
    shell.say("installing " + " ".join(missing))
    environment = {"DEBIAN_FRONTEND": "noninteractive"}
    keep = ["env", "DEBIAN_FRONTEND=noninteractive"]
    shell.quiet([*as_root, *keep, "apt-get", "update", "-qq"], environment)
    shell.quiet([*as_root, *keep, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], environment)


def install_tools():
    """Tools of PyPI that tests drive, into build/tools. Without them their tests are skipped."""
    folder = shell.ROOT / "build/tools"
    if (folder / "bin/mpremote").exists():
        return
    try:
        install("tools")
        shell.say("installing " + " ".join(PYPI))
        shell.quiet([PYTHON, "-m", "venv", folder])
        shell.quiet([folder / "bin/pip", "install", "--quiet", "--retries", "1", "--timeout", "20", *PYPI])
    except SystemExit:
        shell.say("without them: their tests will be skipped")


def install_for(presets):
    install("host")
    if any(name.startswith("firmware-") for name in presets):
        install("firmware")
