# Python 2's print.
# status: 1
# stderr: SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
print "hello"
