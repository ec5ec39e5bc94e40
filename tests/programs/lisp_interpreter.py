"""A Scheme interpreter with macros, tail calls by trampolining, and a Brainfuck interpreter beside it."""
import math, operator as op, re, sys
from functools import reduce
class Symbol(str): __slots__ = ()
class LispError(Exception): pass
class Tail:
    __slots__ = ("x", "env")
    def __init__(self, x, env): self.x, self.env = x, env
class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        if isinstance(names, Symbol): self[names] = list(values)
        else:
            if len(names) != len(values): raise LispError(f"expected {len(names)} arguments, got {len(values)}")
            super().__init__(zip(names, values))
        self.outer = outer
    def find(self, name):
        env = self
        while env is not None:
            if name in env: return env
            env = env.outer
        raise LispError(f"unbound: {name}")
class Lambda:
    def __init__(self, params, body, env): self.params, self.body, self.env = params, body, env
    def __call__(self, *args): return evaluate(self.body, Env(self.params, args, self.env))
    def __repr__(self): return f"#<lambda {show(self.params)}>"
def parse(text):
    tokens = re.findall(r"""\s*(?:;.*|('|`|,@|,|[()])|("(?:\\.|[^"])*")|([^\s()'"`,;]+))""", text)
    tokens = ["".join(t) for t in tokens if any(t)]
    def read(i):
        if i >= len(tokens): raise LispError("unexpected end")
        t = tokens[i]
        if t == "(":
            out, i = [], i + 1
            while i < len(tokens) and tokens[i] != ")":
                x, i = read(i); out.append(x)
            if i >= len(tokens): raise LispError("missing )")
            return out, i + 1
        if t == ")": raise LispError("unexpected )")
        if t in "'`,": 
            x, i = read(i + 1)
            return [Symbol({"'": "quote", "`": "quasi", ",": "unquote"}[t]), x], i
        if t[0] == '"': return t[1:-1].encode().decode("unicode_escape"), i + 1
        for kind in (int, float):
            try: return kind(t), i + 1
            except ValueError: pass
        return {"#t": True, "#f": False}.get(t, Symbol(t)), i + 1
    i = 0
    while i < len(tokens):
        x, i = read(i)
        yield x
def show(x):
    match x:
        case True: return "#t"
        case False: return "#f"
        case Symbol(): return str(x)
        case str(): return '"' + x + '"'
        case list(): return "(" + " ".join(map(show, x)) + ")"
        case None: return "nil"
        case _: return str(x)
macros = {}
def evaluate(x, env):
    while True:
        match x:
            case Symbol(): return env.find(x)[x]
            case list() if not x: return []
            case [Symbol("quote"), y]: return y
            case [Symbol("if"), c, a, *b]:
                x = a if evaluate(c, env) is not False else (b[0] if b else None)
            case [Symbol("define"), [name, *params], *body]:
                env[name] = Lambda(params, [Symbol("begin"), *body], env); return None
            case [Symbol("define"), name, y]: env[name] = evaluate(y, env); return None
            case [Symbol("set!"), name, y]: env.find(name)[name] = evaluate(y, env); return None
            case [Symbol("lambda"), params, *body]: return Lambda(params, [Symbol("begin"), *body], env)
            case [Symbol("begin"), *body]:
                for y in body[:-1]: evaluate(y, env)
                x = body[-1]
            case [Symbol("let"), pairs, *body]:
                env = Env([p[0] for p in pairs], [evaluate(p[1], env) for p in pairs], env)
                x = [Symbol("begin"), *body]
            case [Symbol("cond"), *clauses]:
                for test, *body in clauses:
                    if test == "else" or evaluate(test, env) is not False:
                        x = [Symbol("begin"), *body]; break
                else: return None
            case [Symbol("macro"), name, params, body]: macros[name] = Lambda(params, body, env); return None
            case [Symbol() as name, *args] if name in macros: x = macros[name](*args)
            case [f, *args]:
                f = evaluate(f, env); args = [evaluate(a, env) for a in args]
                if isinstance(f, Lambda): x, env = f.body, Env(f.params, args, f.env)
                elif callable(f): return f(*args)
                else: raise LispError(f"not a function: {show(f)}")
            case _: return x
G = Env()
G.update({Symbol(k): v for k, v in {"+": lambda *a: sum(a), "*": lambda *a: reduce(op.mul, a, 1), "-": lambda a, *b: -a if not b else a - sum(b), "/": op.truediv, "=": op.eq, "<": op.lt, ">": op.gt,
  "car": lambda l: l[0], "cdr": lambda l: l[1:], "cons": lambda a, l: [a] + l, "list": lambda *a: list(a), "null?": lambda l: l == [], "length": len, "map": lambda f, *l: [f(*a) for a in zip(*l)],
  "apply": lambda f, l: f(*l), "display": lambda x: print(show(x)), "mod": op.mod, "sqrt": math.sqrt, "eq?": op.is_, "append": lambda *l: sum(l, []), "not": lambda x: x is False}.items()})
def run(text):
    for x in parse(text):
        try:
            r = evaluate(x, G)
            if r is not None: print("=>", show(r))
        except (LispError, TypeError, IndexError, ZeroDivisionError, RecursionError) as e: print("error:", type(e).__name__, e)
run("""
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1))))) (fact 20) ; a comment
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n)))) (loop 20000 0)
(map (lambda (x y) (+ x y)) '(1 2 3) (list 10 20 30))
(let ((x 2) (y 3)) (* x y)) (cond ((< 2 1) "no") ((= 1 1) "yes") (else "never"))
(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n))) (define c (counter)) (c) (c) (list (c) (c))
(define (filter p l) (cond ((null? l) '()) ((p (car l)) (cons (car l) (filter p (cdr l)))) (else (filter p (cdr l)))))
(define (qs l) (if (null? l) '() (let ((p (car l)) (r (cdr l))) (append (qs (filter (lambda (x) (< x p)) r)) (list p) (qs (filter (lambda (x) (not (< x p))) r))))))
(qs '(3 1 4 1 5 9 2 6 5 3 5)) (macro unless (c body) (list 'if c #f body)) (unless (= 1 2) "ran")
((lambda args args) 1 2 3) (display "hi\\tthere") '(a . b) (sqrt 2) #t (- 5) (/ 7 2)
(undefined) (car '()) (fact) (/ 1 0) ("notf" 1) (+ 1 "a")
""")
for bad in ("(1 2", ")", "'"):
    try: list(parse(bad))
    except LispError as e: print(e)
def bf(code, inp=""):
    jump, stack = {}, []
    for i, c in enumerate(code):
        if c == "[": stack.append(i)
        elif c == "]": j = stack.pop(); jump[i], jump[j] = j, i
    tape, p, i, out, it = bytearray(300), 0, 0, [], iter(inp)
    while i < len(code):
        match code[i]:
            case ">": p += 1
            case "<": p -= 1
            case "+": tape[p] = (tape[p] + 1) & 255
            case "-": tape[p] = (tape[p] - 1) % 256
            case ".": out.append(chr(tape[p]))
            case ",": tape[p] = ord(next(it, "\0"))
            case "[" if not tape[p]: i = jump[i]
            case "]" if tape[p]: i = jump[i]
        i += 1
    return "".join(out)
print(bf("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."), bf(",[.,]", "echo"))
