print("b begins")
import circle_a

print("b sees x:", hasattr(circle_a, "x"))


def later():
    return circle_a.x


print("b ends")
