# modes: release debug
# timeout: 300
"""A bounded run of tests/fuzz/programs.py: random valid programs print what CPython prints."""
import os
import subprocess
import sys

if not os.access(os.environ["ADDER"], os.X_OK):
    print("no command")
    sys.exit(77)
programs = os.path.join(os.environ["ADDER_ROOT"], "tests/fuzz/programs.py")
status = subprocess.call([sys.executable, "-B", programs, "--adder", os.environ["ADDER"], "--seed", "1", "--count", "150"])
sys.exit(status)
