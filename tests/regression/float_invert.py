# ~ is refused by float and complex, whatever their representation.
for x in (0.5, 1j, -0.0):
    try:
        print(~x)
    except TypeError as e:
        print(e)
