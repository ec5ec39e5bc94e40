# SystemExit with a text prints it to standard error and gives 1.
# status: 1
# stderr: going down
import sys

print("before")
sys.exit("going down")
