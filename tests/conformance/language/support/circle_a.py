print("a begins")
import circle_b

x = "a.x"
print("a ends")
