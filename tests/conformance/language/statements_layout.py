# Layout: continuation lines, semicolons, comments, empty lines, one-line suites, odd indentation.
x = 1; y = 2; print(x, y);
if x: print("one line"); print("both")
total = 1 + \
    2 + \
    3
print(total)
values = [
    1,  # comment

    2,
    # another
    3,
]
print(values)


def f(a,
      b,
      ):
    return (a
            + b)


print(f(1,
        2))
if True:
        print("eight spaces")
        if True:
         print("one more")
class A: x = 1; y = 2
class B: pass
print(A.x, A.y, B.__name__)
for i in 1, 2: print(i, end=" ")
print()
while x < 3: x += 1
else: print("else", x)
try: raise ValueError
except ValueError: print("caught")
finally: print("finally")
def g(): return "g"
def h(): "doc"; return h.__doc__
print(g(), h())
if x == 3: pass
...
"a string statement"
5
print(
)
pass; pass
lambda: 0
with_paren = (yield_ := 3)
print(with_paren)
	
# comment with odd indentation
    # and this
print("end")
