# A triple-quoted string without its end.
# status: 1
# stderr: SyntaxError: unterminated triple-quoted string literal
x = """abc
more
