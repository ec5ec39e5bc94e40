# A syntax error names file, line and text, and points at the place.
# status: 1
# stderr: syntax_error_position.py", line 8
# stderr: x = = 5
# stderr: ^
# stderr: SyntaxError: invalid syntax
print("never printed")
x = = 5
