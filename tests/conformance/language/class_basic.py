# Classes: attributes of class and instance, methods, construction, bound methods.
class Dog:
    kind = "canine"
    tricks = []

    def __init__(self, name, age=1):
        self.name = name
        self.age = age

    def speak(self):
        return self.name + " barks"

    def older(self, years):
        self.age += years
        return self


d = Dog("Rex")
e = Dog("Fido", age=5)
print(d.name, d.age, e.age, d.kind)
d.kind = "robot"
print(d.kind, e.kind, Dog.kind)
e.tricks.append("roll")
print(d.tricks)
print(d.speak(), Dog.speak(e))
print(d.older(2).older(3).age)
speak = d.speak
d.name = "Max"
print(speak())
print(isinstance(d, Dog), type(d) is Dog, type(d).__name__)
Dog.legs = 4
print(e.legs)
Dog.run = lambda self, n: f"{self.name} runs {n}"
print(e.run(3))
d.own = lambda: "function in the instance"
print(d.own())
print(Dog.__name__, Dog.__bases__ == (object,), Dog.__module__)
print(d.__class__ is Dog, list(d.__dict__))
print(sorted(k for k in Dog.__dict__ if not k.startswith("__")))
print(d.speak.__self__ is d, d.speak.__func__ is Dog.speak, d.speak == d.speak)


class Empty: pass


Empty.x = 1
print(Empty().x)
try:
    d.nothing
except AttributeError as error:
    print(error)
try:
    Dog.nothing
except AttributeError as error:
    print(error)
try:
    Dog()
except TypeError as error:
    print(error)
