# argparse: options, positional arguments, types, groups, subcommands, help and errors.
import argparse
import io
import sys


def attempt(parser, *lines):
    for line in lines:
        out, sys.stdout, sys.stderr = io.StringIO(), None, None
        sys.stdout = sys.stderr = out
        result = None
        try:
            result = parser.parse_args(line.split())
        except SystemExit as e:
            result = "exit %s" % e.code
        except argparse.ArgumentError as e:
            result = "ArgumentError %s" % e
        finally:
            sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
        print(repr(line), result)
        if out.getvalue():
            print(out.getvalue())


p = argparse.ArgumentParser(prog="tool", description="What the tool does.", epilog="The end.")
p.add_argument("name", help="a name")
p.add_argument("count", type=int, nargs="?", default=3, help="how many (default: %(default)s)")
p.add_argument("-v", "--verbose", action="count", default=0, help="say more")
p.add_argument("-o", "--output", metavar="FILE", help="where to")
p.add_argument("-q", "--quiet", action="store_true")
p.add_argument("--level", type=float, choices=[1.0, 2.5], default=1.0)
p.add_argument("--pair", nargs=2, type=int)
p.add_argument("--many", nargs="*")
p.add_argument("-I", action="append", dest="include")
p.add_argument("--mode", default="fast", choices=("fast", "slow"), help="a rather long help text that has to be wrapped because it does not fit into a line")
p.add_argument("--version", action="version", version="%(prog)s 1.0")
p.add_argument("--hidden", help=argparse.SUPPRESS)
attempt(
    p,
    "x",
    "x 5 -vv -o out",
    "-q x --level 2.5",
    "x --pair 1 2 --many a b c",
    "-Ia -I b x -vqo f",
    "x --output=y --verb",
    "",
    "x five",
    "x --level 3",
    "x --pair 1",
    "x --nope",
    "x 1 2 3",
    "-h",
    "--version",
    "x --mode medium",
    "x -- -5",
    "x -5",
    "x --m slow",
    "x -o",
)
print(p.format_usage())
q = argparse.ArgumentParser(prog="sub")
q.add_argument("--debug", action="store_true")
subs = q.add_subparsers(dest="command", required=True, help="what to do")
a = subs.add_parser("add", help="add numbers")
a.add_argument("numbers", type=int, nargs="+")
a.set_defaults(func=sum)
b = subs.add_parser("show")
b.add_argument("--all", action="store_true")
attempt(q, "add 1 2", "--debug show --all", "show", "", "other", "add", "add x", "-h", "add -h", "show extra")
g = argparse.ArgumentParser(prog="groups", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
group = g.add_argument_group("network", "how to reach it")
group.add_argument("--host", default="localhost", help="the host")
group.add_argument("--port", type=int, default=80, help="the port")
exclusive = g.add_mutually_exclusive_group(required=True)
exclusive.add_argument("--on", action="store_true")
exclusive.add_argument("--off", dest="on", action="store_false")
attempt(g, "--on", "--off --port 8080", "--on --off", "", "--on --port x", "-h")
r = argparse.ArgumentParser(prog="rest", add_help=False)
r.add_argument("first")
r.add_argument("rest", nargs=argparse.REMAINDER)
attempt(r, "a b --c d", "a")
s = argparse.ArgumentParser(prog="star")
s.add_argument("files", nargs="*", default=["none"])
s.add_argument("--flag", action=argparse.BooleanOptionalAction)
s.add_argument("--const", nargs="?", const="c", default="d")
s.add_argument("--ext", action="extend", nargs="+", type=int)
s.add_argument("--k", action="store_const", const=42)
attempt(s, "", "a b", "--flag a --no-flag", "--const", "--const x", "--ext 1 2 --ext 3", "--k", "a --k b")
print(s.parse_known_args(["a", "--zzz", "b"]), s.get_default("const"), p.parse_args(["n"]).name, argparse.Namespace(a=1) == argparse.Namespace(a=1))
parent = argparse.ArgumentParser(add_help=False)
parent.add_argument("--shared")
child = argparse.ArgumentParser(prog="child", parents=[parent])
child.add_argument("own")
attempt(child, "x --shared 5", "-h")


def even(text):
    n = int(text)
    if n % 2:
        raise argparse.ArgumentTypeError("%d is odd" % n)
    return n


t = argparse.ArgumentParser(prog="typed", exit_on_error=False)
t.add_argument("n", type=even)
attempt(t, "4", "5", "x")
for bad in (lambda: t.add_argument("-x", action="nope"), lambda: t.add_argument("--n", type=5), lambda: t.add_argument("x", required=True)):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
