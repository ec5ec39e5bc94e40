# Two expressions side by side.
# status: 1
# stderr: SyntaxError: invalid syntax. Perhaps you forgot a comma?
x = [1, 2 3]
