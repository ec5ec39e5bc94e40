print("importing pack as", __name__)
version = 1
__all__ = ["version", "sub_a"]
hidden_from_star = "hidden"
