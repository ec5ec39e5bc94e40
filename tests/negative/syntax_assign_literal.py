# Assignment to a literal.
# status: 1
# stderr: SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?
5 = x
