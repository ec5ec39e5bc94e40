# An f-string with an empty expression.
# status: 1
# stderr: SyntaxError: f-string:
x = f"{}"
