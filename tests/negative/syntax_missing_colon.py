# A forgotten colon gets a hint.
# status: 1
# stderr: SyntaxError: expected ':'
if True
    print(1)
