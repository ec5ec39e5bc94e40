# Indentation out of nowhere.
# status: 1
# stderr: IndentationError: unexpected indent
x = 1
    y = 2
