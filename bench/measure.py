"""Runs main() of the module named on the command line, once; prints its result and the seconds it took.

Run by each implementation that is compared, so it uses only what they all have. The clock is the CPU time of the
process, system calls and page faults included: that is the wall time of a machine that does nothing else.
"""
import sys
import time

sys.path.insert(0, sys.argv[1])
program = __import__(sys.argv[2])
clock = getattr(time, "process_time", None) or (lambda: time.ticks_us() / 1000000)
started = clock()
result = program.main()
seconds = clock() - started
print(result)
print(seconds)
