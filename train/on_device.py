# Runs under Adder: opens the file `model` of the current folder and prints inputs, outputs, RAM, task and labels. With a
# typecode as argument it runs the model on every row of the file `rows` and writes `results`: for each row its outputs and
# the decision, float32.
import array
import sys

import ml

model = ml.load("model")
print(model.inputs, model.outputs, model.ram)
print(model.task)
for label in model.labels:
    print(label)
if len(sys.argv) > 1:
    with open("rows", "rb") as file:
        rows = memoryview(array.array(sys.argv[1], file.read()))
    width = model.inputs
    line = array.array("f", bytes(4 * model.outputs + 4))
    outputs = memoryview(line)[:-1]
    with open("results", "wb") as file:
        for start in range(0, len(rows), width):
            line[-1] = model.predict(rows[start:start + width], outputs) or 0
            file.write(line)
