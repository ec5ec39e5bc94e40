# and, or, not: values and short circuits.
def t(v):
    print("eval", repr(v), end=" ")
    return v


print(t(1) and t(2))
print(t(0) and t(2))
print(t(0) or t(""))
print(t("x") or t(1))
print(t(0) or t(None) or t("last") or t("never"))
print(t(1) and t([]) and t("never"))
print(not t(0), not t("a"), not not t([]))
print(t(0) and t(1) or t(2))
print((t(0) or t(1)) and t(2))
a = None
print(a and a.x, a or "default")
if t(1) and not t(0) or t(5):
    print("taken")
if t(0) or t(0):
    print("no")
elif not (t(1) and t(0)):
    print("elif")
x = [1] and {} or ()
print(x)
print([i for i in range(6) if i % 2 == 0 and i > 0 or i == 5])
print(True and False, True & False, True | False, True ^ True, not None)
print((1 and 2, 0 or 3), bool([] or ()), [] or () or {})
