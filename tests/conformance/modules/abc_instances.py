# Classes with abstract methods make no instances.
from abc import ABC, abstractmethod
class N(ABC):
    @abstractmethod
    def eval(self): ...
    def other(self): pass
try: print(N())
except TypeError as e: print(e)
class M(N):
    def eval(self): return 1
    def accept(self): return 5
print(M().eval())
try: print(N())
except TypeError as e: print(e)
print(N.__abstractmethods__)
class P(ABC):
    @abstractmethod
    def b(self): pass
    @property
    @abstractmethod
    def a(self): pass
for c in (P, object):
    try: c(); print("made")
    except TypeError as e: print(e)
try: object.__new__(P)
except TypeError as e: print(e)
class Q(P):
    a = 1
    def b(self): return self.a
    def __init__(self, z): self.z=z
print(Q(4).b(), Q(5).z)
class R(P):
    def __new__(cls): return super().__new__(cls)
try: R()
except TypeError as e: print(e)
