# Chained exceptions show both, with the line between them.
# status: 1
# stderr: KeyError: 'first'
# stderr: The above exception was the direct cause of the following exception:
# stderr: RuntimeError: second
try:
    {}["first"]
except KeyError as e:
    raise RuntimeError("second") from e
