# sys.exit ends with its status and prints nothing.
# status: 7
import sys

try:
    print("before")
    sys.exit(7)
except Exception:
    print("not caught by Exception")
finally:
    print("finally runs")
