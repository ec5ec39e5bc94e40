# return outside a function.
# status: 1
# stderr: SyntaxError: 'return' outside function
return 5
