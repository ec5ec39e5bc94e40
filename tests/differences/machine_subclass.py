# A class of machine may be extended, but takes the arguments of its base; Pin may not.
# board: bare
# expect:
# I2C(0, freq=400000) []
# TypeError type 'Pin' is not an acceptable base type
# TypeError I2C() takes at most 1 positional argument (2 given)
import machine


class Bus(machine.I2C):
    def quiet(self):
        return self.scan()


bus = Bus(0)
print(bus, bus.quiet())
try:
    class Lamp(machine.Pin):
        pass
except TypeError as e:
    print("TypeError", e)


class Named(machine.I2C):
    def __init__(self, id, name):
        super().__init__(id)
        self.name = name


try:
    Named(0, "outdoors")
except TypeError as e:
    print("TypeError", e)
