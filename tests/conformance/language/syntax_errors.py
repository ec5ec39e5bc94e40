# What must not compile.
bad = """
def f(: pass
if x
x = = 1
1 = x
f() = 1
None = 1
def f(a, a): pass
def f(a=1, b): pass
f(a=1, 2)
f(a=1, a=2)
return 1
yield 1
break
continue
class
for in x: pass
lambda x=: 1
[1, 2
(1, 2]
'unterminated
x = 'a' b
import
from x import
global x; x y
del f()
del 1
a + b = c
(a, b) += 1
x: int: str
*a = [1]
*a, *b = c
print 1
if True: else: pass
try: pass
async x
await x
nonlocal x
1.real
x = *a
{1: 2, 3}
{**a, 1}
[*a for a in b]
f(**a, *b)
f(x for x in y, 1)
with open(x) as 1: pass
raise x from
assert
not
@
def f(*): pass
def f(**k, a): pass
def f(*a, *b): pass
def f(a, /, b, /): pass
x := 1
(x.y := 1)
f'{'
f'{}'
f'{a!x}'
b'é'
0777
$
?
a ? b
"""
for line in bad.strip().split("\n"):
    try:
        compile(line + "\n", "<test>", "exec")
        print("ACCEPTED", line)
    except SyntaxError as e:
        print("ok", line)
for text in (
    "if 1:\npass",
    "  x = 1",
    "if 1:\n    a\n  b",
    "def f():\n",
    "x = (\n",
    "class A:\n    def f(self):\n    return",
    "if 1:\n\tx\n        y",
    "def f():\n    nonlocal q",
    "def f():\n    x = 1\n    global x",
    "def f(x):\n    global x",
    "try:\n    pass\nelse:\n    pass",
    "def f():\n    yield\n    return 1\nx =",
):
    try:
        compile(text + "\n", "<test>", "exec")
        print("ACCEPTED", repr(text))
    except SyntaxError as e:
        print("ok", repr(text), type(e).__name__)
