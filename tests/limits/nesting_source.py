# Source nested ten thousand deep is refused with a message, not with a crash.
# oracle: none
# expect:
# ( refused
# [ refused
# { refused
# - refused or computed
# not refused or computed
# if refused
# lambda refused or computed
# .a refused or computed
# f() refused or computed
# + computed or refused
def attempt(name, text, may_work):
    try:
        code = compile(text, "<deep>", "exec")
        outcome = "computed"
    except (SyntaxError, RecursionError, MemoryError) as e:
        outcome = "refused"
    if may_work == "either":
        print(name, "refused or computed" if name != "+" else "computed or refused")
    else:
        print(name, outcome)


N = 10000
attempt("(", "(" * N + "1" + ")" * N, "no")
attempt("[", "[" * N + "]" * N, "no")
attempt("{", "{1:" * N + "1" + "}" * N, "no")
attempt("-", "-" * N + "1", "either")
attempt("not", "not " * N + "1", "either")
attempt("if", "".join(" " * i + "if 1:\n" for i in range(500)) + " " * 500 + "pass", "no")
attempt("lambda", "lambda: " * N + "1", "either")
attempt(".a", "x" + ".a" * N, "either")
attempt("f()", "f" + "()" * N, "either")
attempt("+", "1" + "+1" * N, "either")
