"""What a test script says about itself in the comments at its top.

    # modes: release debug gcstress single firmware      where it runs; without the line: everywhere
    # oracle: none | micropython | cpython               whose standard output is expected; cpython without the line,
                                                         none where there is an `expect` block
    # expect:                                            the exact standard output, in the comment lines that follow
    # first line
    # board: weather                                     runs on a simulated board: its name, or, with nothing behind the
    # [[device]]                                         colon, the lines of a board file; $HERE is the script's folder
    # stderr: text                                       must occur in standard error (may be repeated)
    # status: 1                                          exit status; 0 without the line
    # args: -X heapsize=64k                              options of the command before the script's name
    # stdin: text                                        a line of standard input (may be repeated)
    # timeout: 40                                        seconds in release; 20 without the line
    # uses: _functools_py                                 modules in Python that it needs without importing them by name: a
                                                         board whose image lacks one skips it
    # single: differs                                    prints other digits with binary32 floats: only the status and
                                                         the equality of all binary32 builds are checked
    # needs: cpython3.12                                 the oracle cannot run it (documents why there is an `expect`)
"""
import re
import shlex

KEYS = {"modes", "board", "oracle", "expect", "stderr", "status", "args", "stdin", "timeout", "single", "needs", "uses"}


class Header:
    def __init__(self):
        self.modes = None
        self.oracle = None
        self.expect = None
        self.board = None  # text of a board file, or a board's name
        self.stderr = []
        self.status = 0
        self.args = []
        self.stdin = None
        self.timeout = 20.0
        self.single_differs = False
        self.uses = []


def is_prose(line):
    """A comment that is no key."""
    match = re.match(r"#\s*([a-z]+):\s?(.*)$", line)
    return line.startswith("#") and not (match and match[1] in KEYS)


def parse(text):
    """Reads the header of a script given as text. Unknown keys are taken for prose."""
    header = Header()
    lines = text.splitlines()
    index = 0
    while index < len(lines) and (lines[index].startswith("#") or not lines[index].strip()):
        match = re.match(r"#\s*([a-z]+):\s?(.*)$", lines[index])
        index += 1
        if not match or match[1] not in KEYS:
            continue
        key, value = match[1], match[2]
        if key == "expect":
            header.expect = ""
            while index < len(lines) and lines[index].startswith("#"):
                line = lines[index][1:]
                header.expect += (line[1:] if line.startswith(" ") else line) + "\n"
                index += 1
        elif key == "board":
            header.board = value
            while not value and index < len(lines) and is_prose(lines[index]):
                header.board += lines[index][2:] + "\n"
                index += 1
        elif key == "stderr":
            header.stderr.append(value)
        elif key == "stdin":
            header.stdin = (header.stdin or "") + value + "\n"
        elif key == "modes":
            header.modes = value.split()
        elif key == "status":
            header.status = int(value)
        elif key == "args":
            header.args = shlex.split(value)
        elif key == "timeout":
            header.timeout = float(value)
        elif key == "uses":
            header.uses = value.split()
        elif key == "single":
            header.single_differs = value.strip() == "differs"
        elif key == "oracle":
            header.oracle = value.strip()
    if header.oracle is None:
        header.oracle = "none" if header.expect is not None else "cpython"
    return header
