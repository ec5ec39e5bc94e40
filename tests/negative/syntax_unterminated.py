# A string without its end.
# status: 1
# stderr: SyntaxError: unterminated string literal (detected at line 4)
x = 'abc
