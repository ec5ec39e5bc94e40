# Damaged tree CSVs, thousands of them: each is refused with an error, or makes a model that predicts.
# modes: release debug single
# timeout: 40
# expect:
# 3000 tried, some refused: True some run: True
import array
import random

import emlearn_trees

random.seed(7)
GOOD = ["f,3", "c,3", "lb,8", "l,0", "l,1", "l,2", "r,0", "r,3", "n,0,10.5,1,2", "n,1,-5.0,-1,-2", "n,2,7.25,-3,-1", "n,0,1.0,-1,-2"]
ODD = ["l,[1 2 3]", "l,[300 0 0]", "n,0,1e300,-1,-1", "n,0,nan,-1,-1", "r,-1", "f,0", "c,0", "c,300", "l,-1", "l,0.5", "f,32768",
       "n,0,1,32767,-32768", "c,2", "l,[", "x", ""]
CHARACTERS = "0123456789,.-nrlfc[] eE+"


def damage(lines):
    at = random.randrange(len(lines))
    line, way = lines[at], random.randrange(5)
    place = random.randrange(len(line) + 1)
    if way == 0:
        lines[at] = line[:place]
    elif way == 1:
        lines[at] = line[:place] + random.choice(CHARACTERS) + line[place + 1:]
    elif way == 2:
        lines[at] = random.choice(ODD)
    elif way == 3:
        lines.insert(at, random.choice(GOOD))
    elif len(lines) > 1:
        del lines[at]


refused = run = 0
for _ in range(3000):
    lines = list(GOOD)
    for _ in range(random.randrange(1, 4)):
        damage(lines)
    try:
        model = emlearn_trees.new(3, 6, 5)
        emlearn_trees.load_model(model, lines)
        features = array.array("h", [random.randrange(-32768, 32768) for _ in range(3)])
        model.predict(features, array.array("f", [0] * model.outputs()))
        run += 1
    except (ValueError, RuntimeError):
        refused += 1
print(refused + run, "tried, some refused:", refused > 100, "some run:", run > 100)
