"""Small helpers of ./dev: where the project is, running commands, ending with a message."""
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def say(text):
    print(f"dev: {text}", file=sys.stderr, flush=True)


def fail(text, status=2):
    say(text)
    sys.exit(status)


def run(arguments, **options):
    """Runs a command in the project's folder; on failure ends with its status."""
    status = subprocess.call([str(a) for a in arguments], cwd=ROOT, **options)
    if status:
        fail(f"failed with status {status}: {' '.join(str(a) for a in arguments)}", status if 0 < status < 126 else 1)


def quiet(arguments, environment=None):
    """Runs a command silently; on failure shows what it said and ends."""
    done = subprocess.run([str(a) for a in arguments], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, errors="replace",
                          env={**os.environ, **(environment or {})})
    if done.returncode:
        print(done.stdout[-8000:], file=sys.stderr)
        fail(f"failed with status {done.returncode}: {' '.join(str(a) for a in arguments)}", 1)


def tracked(*patterns):
    """Files under version control (or on their way there) that match the patterns."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", *patterns], cwd=ROOT, text=True,
                            capture_output=True)
    return [name for name in listed.stdout.splitlines() if (ROOT / name).exists()]
