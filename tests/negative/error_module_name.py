# Exceptions of a module are shown with the module's name.
# status: 1
# stderr: JSONDecodeError: Expecting value: line 1 column 1 (char 0)
import json

json.loads("x")
