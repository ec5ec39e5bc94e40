"""A plain module."""
print("plain runs once")
public = 1
_private = 2


def function():
    return public


class Thing:
    pass
