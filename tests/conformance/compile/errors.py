# Errors that the compiler finds after parsing: text, place, range.
sources = r"""
return 1
def f():\n  pass\nreturn
class A:\n  return 1
break
continue
while 1: pass\nelse: break
for i in x:\n  def f(): break
if x:\n  continue
def f(x):\n  global x
def f(x):\n  nonlocal x
def f():\n  x = 1\n  global x
def f():\n  print(x)\n  global x
def f():\n  x: int\n  global x
def f():\n  global x\n  x: int
def f():\n  nonlocal x
def f():\n  global x\n  nonlocal x
def f():\n  def g():\n    nonlocal y\n  return g
nonlocal x
class A:\n  nonlocal x
def f(a, a): pass
def f(a, *, a): pass
def f(a, *a): pass
def f(a, **a): pass
lambda a, a: 1
yield 1
class A:\n  yield
x = [(yield 1) for i in y]
def f():\n  return [(yield 1) for x in y]
def f():\n  return {(yield 1) for x in y}
def f():\n  return {1: (yield 1) for x in y}
def f():\n  return ((yield 1) for x in y)
def f():\n  return [(yield from 1) for x in y]
await x
def f():\n  await x
def f():\n  return [await x for x in y]
def f():\n  async with x: pass
def f():\n  async for x in y: pass
def f():\n  return [x async for x in y]
async def f():\n  yield 1\n  return 2
async def f():\n  yield from x
async def f():\n  def g():\n    await x
def f():\n  from x import *
class A:\n  from x import *
def f():\n  import x.y\n  x: int
x = 1\nfrom __future__ import annotations
def f():\n  from __future__ import annotations
a, *b, *c = x
*a = x
[*a, *b] = x
for *a, *b in x: pass
[(x := 1) for x in y]
[1 for x in (y := z)]
[[(x := 1) for y in z] for x in w]
[(x := 1) for y in [1 for z in (x := 2)]]
class A:\n  [(x := 1) for y in z]
[x for x in [y := 1 for y in z]]
match x:\n  case a: pass\n  case 1: pass
match x:\n  case _: pass\n  case 1: pass
match x:\n  case a | 1: pass
match x:\n  case [a] | b: pass
match x:\n  case [a, a]: pass
match x:\n  case {1: a, 1: b}: pass
match x:\n  case {'a': 1, 'a': 2}: pass
match x:\n  case A(a=1, a=2): pass
match x:\n  case [*a, *b]: pass
match x:\n  case (a as a): pass
try:\n  pass\nexcept:\n  pass\nexcept E:\n  pass
for x in y:\n  try: pass\n  except* E: break
for x in y:\n  try: pass\n  except* E: continue
def f():\n  try: pass\n  except* E: return
f(a=1, a=2)
class A(x=1, x=2): pass
""".strip().splitlines()
for source in sources:
    text = source.replace("\\n", "\n")
    try:
        compile(text, "<source>", "exec")
        print(source, "-> compiles")
    except SyntaxError as e:
        print(source, "->", e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset), e.filename)
nested = "for a in b:\n"
for count in (20, 21):
    text = "".join(" " * i + nested for i in range(count)) + " " * count + "pass\n"
    try:
        compile(text, "<source>", "exec")
        print(count, "compiles")
    except SyntaxError as e:
        print(count, e.msg, e.lineno)
for mode in ("eval", "single", "exec"):
    for text in ("1 + 1", "x = 1", "x = 1; y = 2", "if x:\n  pass\n", "'doc'"):
        try:
            compile(text, "<m>", mode)
            print(mode, repr(text), "compiles")
        except SyntaxError as e:
            print(mode, repr(text), e.msg, e.lineno, e.offset)
