#!/usr/bin/env python3
"""Compiles the Python modules that ship inside the binary and writes them as a C++ table.

usage: frozen.py [--strip] ADDER OUTPUT.cpp SOURCE.py ...

ADDER is a command that has `build`; --strip leaves out line numbers, as it does. The module's name is the file's name without .py, so modules/collections/collections.py
is `collections` and modules/os_path/os.path.py is `os.path`; modules/unittest/__init__.py is the package `unittest`, and
other files beside an __init__.py are its submodules.
"""
import subprocess
import sys
import tempfile
from pathlib import Path


def module_name(path):
    """(dotted name, is a package)"""
    parts, folder = [], path.parent
    is_package = path.name == "__init__.py"
    if not is_package:
        parts.append(path.stem)
    while (folder / "__init__.py").exists():
        parts.insert(0, folder.name)
        folder = folder.parent
    return ".".join(parts), is_package


def compile_module(adder, path, name, options):
    with tempfile.TemporaryDirectory() as folder:
        image = Path(folder) / "image.adi"
        shown = f"<frozen {name}>"
        result = subprocess.run([adder, "build", *options, str(path), "-o", str(image), "--name", shown])
        if result.returncode:
            sys.exit(f"frozen.py: cannot compile {path}")
        return image.read_bytes()


def array(number, image):
    lines = [f"alignas(8) constexpr uint8_t image_{number}[] = {{"]
    for start in range(0, len(image), 24):
        lines.append("    " + "".join(f"{byte}," for byte in image[start:start + 24]))
    return "\n".join(lines + ["};"])


def main(arguments):
    options = [word for word in arguments if word == "--strip"]
    arguments = arguments[len(options):]
    adder, output, sources = arguments[0], Path(arguments[1]), sorted(map(Path, arguments[2:]))
    modules = [(*module_name(path), compile_module(adder, path, module_name(path)[0], options)) for path in sources]
    text = ["// Made by tools/dev/frozen.py from the Python modules in modules/.",
            '#include "core/runtime/runtime.h"', "", "namespace adder {", "", "namespace {"]
    text += [array(i, image) for i, (_, _, image) in enumerate(modules)]
    text += ["}  // namespace", "", "extern const FrozenModule frozen_modules[];",
             "const FrozenModule frozen_modules[] = {"]
    text += [f'    {{"{name}", image_{i}, sizeof image_{i}, {"true" if package else "false"}}},'
             for i, (name, package, _) in enumerate(modules)]
    text += ["    {nullptr, nullptr, 0, false}};", "", "}  // namespace adder", ""]
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text("\n".join(text), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
