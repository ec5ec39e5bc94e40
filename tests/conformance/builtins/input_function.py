# input: prompt, lines without their end, end of file.
# stdin: first line
# stdin:   spaced
# stdin: 
# stdin: 42
a = input("prompt> ")
b = input()
c = input("")
d = int(input("number: "))
print(repr(a), repr(b), repr(c), d)
try:
    input("more? ")
except EOFError as e:
    print("EOFError", e)
for f in (lambda: input(1, 2), lambda: input(x=1)):
    try:
        f()
    except TypeError as e:
        print(e)
