# modes: release debug gcstress single
"""A to-do list on the command line: argparse with subcommands, json storage, logging."""
import argparse
import json
import logging
import os
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import asdict, dataclass, field
from datetime import date
from io import StringIO

log = logging.getLogger("todo")


@dataclass
class Task:
    id: int
    title: str
    priority: int = 3
    tags: list = field(default_factory=list)
    done: bool = False
    due: str | None = None


class Store:
    def __init__(self, path):
        self.path = path
        self.tasks = []
        with suppress(FileNotFoundError), open(path) as f:
            self.tasks = [Task(**d) for d in json.load(f)]
        log.debug("loaded %d tasks", len(self.tasks))

    def save(self):
        with open(self.path, "w") as f:
            json.dump([asdict(t) for t in self.tasks], f, indent=2)
        log.info("saved %s", os.path.basename(self.path))

    def get(self, id):
        for t in self.tasks:
            if t.id == id:
                return t
        raise LookupError(f"no task {id}")


def iso_date(text):
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as e:
        raise argparse.ArgumentTypeError(f"bad date {text!r}") from e


def build_parser():
    p = argparse.ArgumentParser(prog="todo", description="Keeps a list of tasks.", epilog="See the manual for more.")
    p.add_argument("-v", "--verbose", action="count", default=0, help="say more (may be repeated)")
    p.add_argument("--file", metavar="PATH", required=True, help="where the tasks are")
    p.add_argument("--version", action="version", version="%(prog)s 1.2")
    sub = p.add_subparsers(dest="command", required=True, title="commands", metavar="COMMAND")
    add = sub.add_parser("add", help="add a task", aliases=["new"])
    add.add_argument("title", nargs="+")
    add.add_argument("-p", "--priority", type=int, choices=range(1, 6), default=3, help="1 to 5 (default: %(default)s)")
    add.add_argument("-t", "--tag", action="append", dest="tags", default=[])
    add.add_argument("--due", type=iso_date)
    add.set_defaults(run=cmd_add)
    ls = sub.add_parser("list", help="show tasks")
    group = ls.add_mutually_exclusive_group()
    group.add_argument("--done", action="store_true")
    group.add_argument("--open", action="store_true")
    ls.add_argument("--sort", choices=["id", "priority", "title"], default="id")
    ls.set_defaults(run=cmd_list)
    done = sub.add_parser("done")
    done.add_argument("ids", type=int, nargs="*")
    done.set_defaults(run=cmd_done)
    return p


def cmd_add(store, args):
    task = Task(max((t.id for t in store.tasks), default=0) + 1, " ".join(args.title), args.priority, args.tags, due=args.due)
    store.tasks.append(task)
    print("added", task)


def cmd_list(store, args):
    rows = [t for t in store.tasks if not (args.done and not t.done) and not (args.open and t.done)]
    for t in sorted(rows, key=lambda t: getattr(t, args.sort)):
        print(f"{t.id:>3} [{'x' if t.done else ' '}] {t.title:<24} {'!' * t.priority:<5} {','.join(t.tags) or '-':>10} {t.due or ''}")
    print(f"{len(rows)} task{'s' * (len(rows) != 1)}")


def cmd_done(store, args):
    for i in args.ids:
        store.get(i).done = True
    print("finished", args.ids)


def main(argv):
    args = build_parser().parse_args(argv)
    log.setLevel([logging.WARNING, logging.INFO, logging.DEBUG][min(args.verbose, 2)])
    store = Store(args.file)
    try:
        args.run(store, args)
    except LookupError as e:
        log.error("failed: %s", e)
        return 1
    store.save()
    return 0


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("%(levelname)-7s %(name)s: %(message)s"))
log.addHandler(handler)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "tasks.json")
    for line in (["add", "buy", "milk", "-p", "1", "-t", "shop", "--tag=food"], ["new", "write report", "--due", "2024-03-01"], ["-vv", "add", "call Bob"],
                 ["list"], ["done", "1", "3"], ["-v", "list", "--open"], ["list", "--done", "--sort", "title"], ["done", "99"],
                 ["add"], ["add", "x", "-p", "9"], ["add", "x", "-p", "high"], ["add", "x", "--due", "tomorrow"], ["list", "--done", "--open"], ["fly"], [], ["--version"], ["-h"], ["add", "-h"], ["list", "--sor", "id"], ["list", "--bogus"]):
        out, err = StringIO(), StringIO()
        print("$ todo", *line)
        try:
            with redirect_stderr(err):
                status = main(["--file", path, *line])
        except SystemExit as e:
            status = e.code
        text = err.getvalue().replace(folder, "TMP")
        if text:
            print("err:", text, end="")
        print("=>", status)
    with open(path) as f:
        print(f.read())
try:
    build_parser().parse_args(["list"])
except SystemExit as e:
    print("exit", e.code)
