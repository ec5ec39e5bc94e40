"""Runs main() of the module named on the command line, once; prints its result and the seconds it took.

Run by each implementation that is compared, so it uses only what they all have.
"""
import sys
import time

sys.path.insert(0, sys.argv[1])
program = __import__(sys.argv[2])
clock = getattr(time, "perf_counter", None) or (lambda: time.ticks_us() / 1000000)
started = clock()
result = program.main()
seconds = clock() - started
print(result)
print(seconds)
