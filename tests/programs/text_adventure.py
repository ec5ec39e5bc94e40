"""A small text adventure, played from a script of commands."""


class Thing:
    def __init__(self, name, description, portable=True):
        self.name = name
        self.description = description
        self.portable = portable

    def __str__(self):
        return self.name


class Door:
    def __init__(self, target, key=None):
        self.target = target
        self.key = key
        self.locked = key is not None


class Room:
    def __init__(self, name, description):
        self.name = name
        self.description = description
        self.exits = {}
        self.things = []
        self.visited = False

    def connect(self, direction, other, back=None, key=None):
        self.exits[direction] = Door(other, key)
        if back:
            other.exits[back] = Door(self)

    def find(self, name):
        for thing in self.things:
            if thing.name == name:
                return thing
        return None


class GameOver(Exception):
    pass


class Game:
    DIRECTIONS = {"n": "north", "s": "south", "e": "east", "w": "west", "u": "up", "d": "down"}

    def __init__(self):
        self.inventory = []
        self.score = 0
        self.turns = 0
        self.build()

    def build(self):
        cellar = Room("Cellar", "A damp cellar. Water drips somewhere.")
        kitchen = Room("Kitchen", "A kitchen with a cold stove.")
        garden = Room("Garden", "An overgrown garden under a grey sky.")
        tower = Room("Tower", "A round room full of dusty books.")
        kitchen.connect("down", cellar, "up")
        kitchen.connect("north", garden, "south")
        garden.connect("up", tower, "down", key="iron key")
        cellar.things += [Thing("lamp", "A brass lamp, still warm."), Thing("stove pipe", "Rusty.", False)]
        garden.things.append(Thing("iron key", "A heavy key."))
        tower.things.append(Thing("book", "Its title is 'How to write a parser'."))
        self.rooms = {room.name: room for room in (cellar, kitchen, garden, tower)}
        self.here = kitchen

    def look(self):
        print("== %s ==" % self.here.name)
        print(self.here.description)
        if self.here.things:
            print("You see: " + ", ".join(str(t) for t in self.here.things))
        print("Exits: " + ", ".join(sorted(self.here.exits)))

    def carried(self, name):
        for thing in self.inventory:
            if thing.name == name:
                return thing

    def do_go(self, direction):
        direction = self.DIRECTIONS.get(direction, direction)
        door = self.here.exits.get(direction)
        if door is None:
            print("You cannot go %s." % (direction or "nowhere"))
            return
        if door.locked:
            if not self.carried(door.key):
                print("It is locked.")
                return
            door.locked = False
            print("You unlock it with the %s." % door.key)
            self.score += 5
        self.here = door.target
        if not self.here.visited:
            self.here.visited = True
            self.score += 1
        self.look()

    def do_take(self, name):
        if name == "all":
            for thing in list(self.here.things):
                self.do_take(thing.name)
            return
        thing = self.here.find(name)
        if thing is None:
            print("There is no %s here." % name)
        elif not thing.portable:
            print("The %s does not move." % thing)
        else:
            self.here.things.remove(thing)
            self.inventory.append(thing)
            print("Taken: %s." % thing)

    def do_drop(self, name):
        thing = self.carried(name)
        if not thing:
            print("You have no %s." % name)
            return
        self.inventory.remove(thing)
        self.here.things.append(thing)
        print("Dropped.")

    def do_examine(self, name):
        thing = self.carried(name) or self.here.find(name)
        print(thing.description if thing else "You see nothing special.")

    def do_read(self, name):
        if name == "book" and self.carried("book"):
            print("You read for an hour and understand everything.")
            self.score += 10
            raise GameOver("You have won.")
        print("Nothing to read.")

    def do_inventory(self, _):
        if not self.inventory:
            print("You carry nothing.")
        for number, thing in enumerate(self.inventory, 1):
            print("%2d. %s" % (number, thing))

    def do_look(self, _):
        self.look()

    def do_quit(self, _):
        raise GameOver("Goodbye.")

    ALIASES = {"get": "take", "i": "inventory", "x": "examine", "l": "look", "walk": "go"}

    def command(self, line):
        words = line.lower().split(None, 1)
        if not words:
            print("Beg your pardon?")
            return
        verb = words[0]
        rest = words[1] if len(words) > 1 else ""
        if verb in self.DIRECTIONS or verb in self.DIRECTIONS.values():
            verb, rest = "go", verb
        verb = self.ALIASES.get(verb, verb)
        handler = getattr(self, "do_" + verb, None)
        if handler is None:
            print("I do not know how to %s." % verb)
            return
        self.turns += 1
        handler(rest)

    def play(self, lines):
        self.look()
        try:
            for line in lines:
                print("\n> " + line)
                self.command(line)
        except GameOver as end:
            print(end)
        print("\nScore %d in %d turns." % (self.score, self.turns))


SCRIPT = """look
i
dance
n
x iron key
u
take iron key
take moon
u
s
d
take all
i
drop lamp
get lamp

u
n
up
read book
get book
x book
read book
never reached"""

Game().play(SCRIPT.split("\n"))
