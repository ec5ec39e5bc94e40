"""Running one program with a time limit; its whole process group ends with it."""
import os
import signal
import subprocess
import time


class Outcome:
    def __init__(self, stdout, stderr, status, seconds, timed_out):
        self.stdout = stdout
        self.stderr = stderr
        self.status = status
        self.seconds = seconds
        self.timed_out = timed_out

    def describe_status(self):
        if self.timed_out:
            return f"timed out after {self.seconds:.0f} s"
        if self.status < 0:
            try:
                return f"died of {signal.Signals(-self.status).name}"
            except ValueError:
                return f"died of signal {-self.status}"
        return f"exit status {self.status}"


def run(command, timeout, cwd=None, stdin=None, environment=None):
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=cwd, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env={**os.environ, **(environment or {})}, start_new_session=True)
    timed_out = False
    try:
        stdout, stderr = process.communicate((stdin or "").encode(), timeout=timeout)
    except subprocess.TimeoutExpired:
        timed_out = True
        os.killpg(process.pid, signal.SIGKILL)
        stdout, stderr = process.communicate()
    seconds = time.monotonic() - started
    return Outcome(stdout.decode("utf-8", "replace"), stderr.decode("utf-8", "replace"), process.returncode, seconds,
                   timed_out)
