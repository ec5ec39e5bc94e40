# The message of an exception whose __str__ fails is shown without failing.
# status: 1
# stderr: Odd: <exception str() failed>
class Odd(Exception):
    def __str__(self):
        raise ValueError


raise Odd
