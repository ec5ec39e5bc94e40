# __name__, __file__, __doc__ and the guard.
"""Not the docstring: a comment came first, which does not matter, so it is."""
print(__name__, __doc__[:7], __file__.endswith("main_guard.py"))


def main():
    return "main ran"


if __name__ == "__main__":
    print(main())
else:
    print("imported")
import sys

print(sys.modules["__main__"].main is main, sys.modules[__name__].__dict__["main"] is main, __spec__ is None)
