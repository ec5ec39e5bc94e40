# Runs under Adder on the PC: prepares the frames of file `frames` (160 x 120 bytes each) as the node will, into `pixels`.
from picture import Preparation

WIDTH, HEIGHT = 160, 120

preparation = Preparation(WIDTH, HEIGHT)
frame = bytearray(WIDTH * HEIGHT)
with open("frames", "rb") as source, open("pixels", "wb") as target:
    while source.readinto(frame) == len(frame):
        target.write(preparation.run(frame))
