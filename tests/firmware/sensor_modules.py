"""What dsp, ml and the emlearn_* modules take of the flash of a Cortex-M4F, all together: text and constants.

Measured as the image minus the same image without these modules and their names, both linked with the board's own flags.
"""
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/firmware-mps2-an386"
LIMIT = 64 * 1024  # bytes

sys.path.insert(0, str(ROOT))
from tools.dev import size  # noqa: E402

if not (BUILD / "adder.elf").exists():
    print("the firmware for mps2-an386 is not built")
    sys.exit(77)
built = subprocess.run(["cmake", "--build", str(BUILD), "--target", size.SENSOR_TARGET], capture_output=True, text=True)
if built.returncode:
    sys.exit(built.stdout[-2000:] + built.stderr[-2000:])
text = size.sensor_text("firmware-mps2-an386")
print(f"dsp, ml and emlearn_* take {text} bytes of text, at most {LIMIT} are allowed")
sys.exit(text > LIMIT)
