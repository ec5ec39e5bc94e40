# A suite without indentation.
# status: 1
# stderr: IndentationError: expected an indented block after 'if' statement on line 4
if True:
x = 1
