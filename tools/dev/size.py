"""./dev size: text, data and bss of each folder in a linked program.

The linker drops what nobody uses and merges string literals, so sizes are those of the symbols in the finished program.
On a host each is attributed to the folder whose object file defines a symbol of that name and size. Firmware is compiled
as one piece when it is linked: there a function belongs to the file its line information names, and tables in ROM, which
have none, are summed up by kind.
"""
import re
import subprocess
from collections import Counter, defaultdict

from . import shell

COLUMN = {"t": "text", "r": "text", "w": "text", "v": "text", "u": "text", "d": "data", "b": "bss"}
COLUMNS = ("text", "data", "bss")


def tool(preset, name):
    return f"arm-none-eabi-{name}" if preset.startswith("firmware-") else name


def symbols(preset, files):
    """(file, symbol, size, column) of every sized symbol."""
    command = [tool(preset, "nm"), "-S", "-A", "--defined-only", *map(str, files)]
    listed = subprocess.run(command, capture_output=True, text=True).stdout
    for line in listed.splitlines():
        file, _, rest = line.rpartition(":")
        fields = rest.split()
        if len(fields) == 4 and fields[2].lower() in COLUMN:
            yield file, fields[3], int(fields[1], 16), COLUMN[fields[2].lower()]


def folder_of(object_path, build):
    """core/vm for .../adder_core.dir/core/vm/loop.cpp.o; two levels, three for modules of a folder's folder."""
    parts = object_path.relative_to(build).parts[2:]
    return "/".join(parts[:2]) if len(parts) > 2 else parts[0]


def totals(preset, program):
    shown = subprocess.run([tool(preset, "size"), str(program)], capture_output=True, text=True).stdout.splitlines()
    return dict(zip(COLUMNS, map(int, shown[1].split()[:3])))


def measure(preset, program):
    """{folder: {column: bytes}} of a linked program."""
    build = shell.ROOT / "build" / preset
    linked = ("adder.dir", "adder.elf.dir", "adder_core.dir", "adder_modules.dir", "adder_hal.dir", "adder_sim.dir")
    objects = [path for target in linked for path in (build / "CMakeFiles" / target).rglob("*.o*")]
    owners = defaultdict(list)
    if objects:
        for file, name, size, _ in symbols(preset, objects):
            owners[name, size].append(file)
    paths = {str(path): folder_of(path, build) for path in objects}
    table = defaultdict(Counter)
    for _, name, size, column in symbols(preset, [program]):
        files = owners.get((name, size))
        folder = paths[files.pop() if len(files) > 1 else files[0]] if files else "C and C++ library"
        table[folder][column] += size
    return table, totals(preset, program)


KINDS = (("names", re.compile(r"7rom_str")),
         ("types", re.compile(r"_typeE?(\.|$)")),
         ("functions", re.compile(r"15native_function|3romE|5boundE|5specsE|native_property")),
         ("attributes", re.compile(r"attributes")))


def kind_of(name):
    return "ROM: " + next((kind for kind, pattern in KINDS if pattern.search(name)), "other tables")


def folder_of_source(path):
    """core/vm for a line's file; None when there is none (tables)."""
    if path.startswith("??"):
        return None
    # ccache keeps the path of the checkout that compiled first: what counts begins at a top folder.
    ours = re.search(r".*/((?:core|modules|hal|ports)/[^/]+)/", path)
    return ours[1] if ours and "/newlib" not in path else "C and C++ library"


def measure_firmware(preset, program):
    listed = subprocess.run([tool(preset, "nm"), "-S", "--defined-only", str(program)], capture_output=True, text=True).stdout
    found = [fields for fields in map(str.split, listed.splitlines()) if len(fields) == 4 and fields[2].lower() in COLUMN]
    lines = subprocess.run([tool(preset, "addr2line"), "-e", str(program)], input="\n".join(fields[0] for fields in found),
                           capture_output=True, text=True).stdout.splitlines()
    table = defaultdict(Counter)
    counted = set()  # several names of one function count once
    for (address, size, letter, name), line in zip(found, lines):
        if address in counted:
            continue
        counted.add(address)
        column = COLUMN[letter.lower()]
        folder = folder_of_source(line) if column == "text" else "RAM"
        table[folder or kind_of(name)][column] += int(size, 16)
    return table


SENSOR_BOARDS = ("firmware-mps2-an386", "firmware-mps2-an500")  # have dsp, ml and emlearn_*, and a target without them
SENSOR_TARGET = "adder_without_sensor.elf"


def sensor_text(preset):
    """Bytes of text (with constants) by which dsp, ml and emlearn_* make the image larger."""
    build = shell.ROOT / "build" / preset
    return totals(preset, build / "adder.elf")["text"] - totals(preset, build / SENSOR_TARGET)["text"]


def report(preset):
    name = "adder.elf" if preset.startswith("firmware-") else "adder"
    program = shell.ROOT / "build" / preset / name
    if not program.exists():
        print(f"{preset}: no {name} yet")
        return
    if preset.startswith("firmware-"):
        table, whole = measure_firmware(preset, program), totals(preset, program)
    else:
        table, whole = measure(preset, program)
    for column in COLUMNS:
        rest = whole[column] - sum(row[column] for row in table.values())
        table["string literals, tables of the linker"][column] = rest
    width = max(len(folder) for folder in table) + 2
    print(f"{preset}: {program.relative_to(shell.ROOT)}")
    print("  " + "folder".ljust(width) + "".join(column.rjust(10) for column in COLUMNS))
    for folder, row in sorted(table.items(), key=lambda item: (item[0].startswith(("C and", "ROM", "RAM", "string")), item[0])):
        print("  " + folder.ljust(width) + "".join(f"{row[column]:10,}" for column in COLUMNS))
    print("  " + "all".ljust(width) + "".join(f"{whole[column]:10,}" for column in COLUMNS))
    if preset in SENSOR_BOARDS:
        print("  " + "of it dsp, ml, emlearn_*".ljust(width) + f"{sensor_text(preset):10,}")
    print()
