# A network as TinyMaix keeps it (.tmdl), as it stands: MNIST's digits of 28 x 28 bytes.
#
#   adder mnist.py FOLDER     FOLDER holds mnist_cnn_int8.tmdl and mnist_example_0.bin .. mnist_example_4.bin
import sys

import ml

folder = sys.argv[1] if len(sys.argv) > 1 else "../../tests/data/mnist"
model = ml.load(folder + "/mnist_cnn_int8.tmdl")
right = 0
for digit in range(5):
    with open("%s/mnist_example_%d.bin" % (folder, digit), "rb") as file:
        found = model.predict(file.read())
    right += found == digit
    print("a %d is taken for a %d" % (digit, found))
print("%d of 5 right" % right)
