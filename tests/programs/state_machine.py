"""A hierarchical state machine library, with a traffic light, a vending machine and a protocol parser built on it."""


class Transition:
    def __init__(self, target, guard=None, action=None):
        self.target, self.guard, self.action = target, guard, action


def on(event, target=None, guard=None):
    """Marks a method as the action of a transition out of the state it stands in."""

    def mark(method):
        method.transitions = getattr(method, "transitions", []) + [(event, target, guard)]
        return method

    return mark


class StateMeta(type):
    def __new__(mcls, name, bases, namespace):
        cls = super().__new__(mcls, name, bases, namespace)
        table = {}
        for base in reversed(cls.__mro__):
            for value in vars(base).values():
                for event, target, guard in getattr(value, "transitions", ()):
                    table.setdefault(event, []).insert(0, Transition(target, guard, value))
        cls.table = table
        return cls


class State(metaclass=StateMeta):
    def __init__(self, machine):
        self.machine = machine

    @property
    def name(self):
        return type(self).__name__

    def enter(self):
        pass

    def leave(self):
        pass


class Machine:
    states = ()
    initial = None

    def __init__(self):
        self.log = []
        self.instances = {cls.__name__: cls(self) for cls in self.states}
        self.state = self.instances[self.initial or self.states[0].__name__]
        self.state.enter()

    def say(self, *words):
        self.log.append(" ".join(str(w) for w in words))

    def send(self, event, *args):
        for transition in self.state.table.get(event, ()):
            if transition.guard is None or transition.guard(self.state, *args):
                break
        else:
            self.say("%s ignores %s" % (self.state.name, event))
            return False
        target = transition.action(self.state, *args) or transition.target
        if target:
            self.state.leave()
            self.state = self.instances[target]
            self.state.enter()
        return True


class Red(State):
    seconds = 30

    def enter(self):
        self.machine.say(self.name.lower(), "for", self.seconds)

    @on("timer", "Green")
    def next(self):
        pass

    @on("power_failure", "Blinking")
    def fail(self):
        self.machine.say("failure in", self.name)


class Green(Red):
    seconds = 40

    @on("timer", "Yellow")
    def next(self):
        self.machine.cycles += 1


class Yellow(Red):
    seconds = 4

    @on("timer", "Red")
    def next(self):
        pass


class Blinking(State):
    @on("power_back", "Red")
    def back(self):
        self.machine.say("restart")


class TrafficLight(Machine):
    states = (Red, Green, Yellow, Blinking)
    cycles = 0


class Idle(State):
    def enter(self):
        self.machine.money = 0

    @on("coin", "Paid")
    def coin(self, value):
        self.machine.money += value


class Paid(State):
    @on("coin")
    def coin(self, value):
        self.machine.money += value

    @on("choose", guard=lambda self, item: self.machine.price(item) > self.machine.money)
    def too_little(self, item):
        self.machine.say("%s costs %d, %d paid" % (item, self.machine.price(item), self.machine.money))

    @on(
        "choose",
        "Idle",
        guard=lambda self, item: self.machine.price(item) <= self.machine.money and self.machine.stock[item][1],
    )
    def sell(self, item):
        self.machine.stock[item][1] -= 1
        change = self.machine.money - self.machine.price(item)
        self.machine.say("sold", item, "change", change)

    @on("cancel", "Idle")
    def cancel(self):
        self.machine.say("returned", self.machine.money)


class Vending(Machine):
    states = (Idle, Paid)

    def __init__(self):
        self.stock = {"tea": [120, 2], "soup": [250, 1]}
        super().__init__()

    def price(self, item):
        return self.stock[item][0]


def frames(data):
    """A framing protocol as a generator: 0x7E length payload checksum; yields payloads and errors."""
    state, length, payload, skipped = "hunt", 0, bytearray(), 0
    for byte in data:
        if state == "hunt":
            if byte == 0x7E:
                state = "length"
            else:
                skipped += 1
        elif state == "length":
            length, payload = byte, bytearray()
            state = "payload" if length else "check"
        elif state == "payload":
            payload.append(byte)
            if len(payload) == length:
                state = "check"
        else:
            if (sum(payload) + length) & 0xFF == byte:
                yield "frame", bytes(payload)
            else:
                yield "bad", bytes(payload)
            state = "hunt"
    yield "end", (state, skipped)


def frame(payload):
    return bytes([0x7E, len(payload)]) + payload + bytes([(sum(payload) + len(payload)) & 0xFF])


light = TrafficLight()
for event in ("timer", "timer", "timer", "walk", "power_failure", "timer", "power_back", "timer"):
    light.send(event)
print("\n".join(light.log), light.cycles, light.state.name)
machine = Vending()
for event, *args in (
    ("choose", "tea"),
    ("coin", 100),
    ("choose", "tea"),
    ("coin", 50),
    ("choose", "tea"),
    ("coin", 200),
    ("cancel",),
    ("coin", 300),
    ("choose", "soup"),
    ("coin", 300),
    ("choose", "soup"),
    ("cancel",),
):
    machine.send(event, *args)
print("\n".join(machine.log))
print(machine.stock, machine.state.name)
stream = b"noise" + frame(b"hello") + frame(b"") + b"\x7e\x02ab\x00" + frame(bytes(range(10))) + b"\x7e\x05cut"
for item in frames(stream):
    print(item)
print(sorted(Green.table), [t.target for t in Green.table["timer"]], len(Paid.table["choose"]))
