# sys.exit without a number is success.
# status: 0
import sys

print("fine")
sys.exit()
