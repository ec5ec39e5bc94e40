# An exception group that nobody caught shows its members.
# status: 1
# stderr: ExceptionGroup: problems (2 sub-exceptions)
# stderr: ValueError: one
# stderr: TypeError: two
raise ExceptionGroup("problems", [ValueError("one"), TypeError("two")])
