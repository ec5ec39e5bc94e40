# A syntax error in an imported module names that module's file.
# status: 1
# stderr: broken_here.py", line 2
# stderr: SyntaxError
import sys

sys.path.insert(0, __file__.rsplit("/", 1)[0] + "/support" if "/" in __file__ else "support")
import broken_here
