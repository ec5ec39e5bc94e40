"""The sub-commands of ./dev. Each installs the packages it needs and says so."""
import argparse
import subprocess
import sys
import time

from . import build, packages, shell


def command_build(options):
    names = []
    for word in options.what or ["release"]:
        names += build.FIRMWARE if word == "firmware" else [word]
    build.require_known(names)
    packages.install_for(names)
    for name in names:
        build.build(name, options.target)
        for product in ("adder", "adder.elf"):
            path = shell.ROOT / "build" / name / product
            if path.exists():
                print(f"{path.relative_to(shell.ROOT)}  {path.stat().st_size:,} bytes")


def command_test(options):
    names = options.preset or (["release"] if options.quick else [*build.HOST, *build.FIRMWARE])
    build.require_known(names)
    packages.install("test")
    packages.install_tools()
    packages.install_for(names)
    if not options.no_build:
        for name in names:
            started = time.monotonic()
            build.build(name)
            shell.say(f"{name} is built, {time.monotonic() - started:.0f} s")
    arguments = [packages.PYTHON, "-B", "tests/run.py"] + [f"--mode={name}" for name in names]
    if options.quick:
        arguments.append("--quick")
    for pattern in options.k:
        arguments += ["-k", pattern]
    return subprocess.call(arguments + options.more, cwd=shell.ROOT)


def command_demo(options):
    packages.install("host")
    packages.install("demo")
    build.build("release")
    return subprocess.call(["bash", "examples/noise_monitor/demo.sh"] + options.more, cwd=shell.ROOT)


def command_bench(options):
    packages.install("host")
    packages.install("bench")
    if "--list" not in options.more:
        build.build("release")
    if options.more[:1] == ["sensor"]:
        packages.install("train")
        return subprocess.call([packages.PYTHON, "-B", "bench/sensor/run.py"] + options.more[1:], cwd=shell.ROOT)
    return subprocess.call([packages.PYTHON, "-B", "bench/run.py"] + options.more, cwd=shell.ROOT)


def command_size(options):
    from . import size
    names = options.preset or ["release", *build.FIRMWARE]
    build.require_known(names)
    packages.install_for(names)
    for name in names:
        build.build(name)
        if name in size.SENSOR_BOARDS:
            build.build(name, size.SENSOR_TARGET)
        size.report(name)


def command_fuzz(options):
    from . import fuzz
    packages.install("fuzz")
    return fuzz.run(options.seconds, options.targets)


def command_format(options):
    packages.install("format")
    files = shell.tracked("*.cpp", "*.h")
    check = ["--dry-run", "-Werror"] if options.check else ["-i"]
    return subprocess.call(["clang-format-14", *check, *files], cwd=shell.ROOT) if files else 0


def command_layers(options):
    from . import layers
    return layers.main()


def command_clean(options):
    import shutil
    shutil.rmtree(shell.ROOT / "build", ignore_errors=True)
    print("removed build/")


def parser():
    top = argparse.ArgumentParser(prog="./dev", description="Builds, tests, measures and shows Adder.")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def add(name, function, help, **options):
        command = commands.add_parser(name, help=help, description=help, **options)
        command.set_defaults(function=function)
        return command

    command = add("build", command_build, "build build/PRESET (release), or every board with `firmware`")
    command.add_argument("what", nargs="*", metavar="PRESET", help=", ".join(build.HOST + build.FIRMWARE) + ", firmware")
    command.add_argument("--target", help="only this target, such as heap_test")
    command = add("test", command_test, "build and run every test; ends with `N passed, N failed, N skipped`")
    command.add_argument("--quick", action="store_true", help="release only, under two minutes")
    command.add_argument("--preset", action="append", default=[], help="only this preset (may be repeated)")
    command.add_argument("-k", action="append", default=[], metavar="PATTERN", help="only tests whose name contains it")
    command.add_argument("--no-build", action="store_true", help="test what is built")
    add("demo", command_demo, "the noise monitor on a simulated board")
    add("bench", command_bench, "speed and memory against CPython and Lua; `sensor`: DSP and ML; --list")
    command = add("size", command_size, "text, data and bss of each folder, for Linux and each board")
    command.add_argument("--preset", action="append", default=[])
    command = add("fuzz", command_fuzz, "feed broken input to what reads input, for --seconds each")
    command.add_argument("--seconds", type=int, default=60)
    command.add_argument("targets", nargs="*")
    command = add("format", command_format, "clang-format on every C++ file")
    command.add_argument("--check", action="store_true", help="report only")
    add("layers", command_layers, "check the direction of dependencies between folders")
    add("clean", command_clean, "remove build/")
    return top


def main():
    options, more = parser().parse_known_args()
    options.more = more
    if more and options.command not in ("test", "demo", "bench"):
        shell.fail(f"./dev {options.command} does not know {' '.join(more)}")
    sys.exit(options.function(options) or 0)


if __name__ == "__main__":
    main()
