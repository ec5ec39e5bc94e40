# sys.path may be bound to another list: imports look there.
import sys

sys.path = ["nowhere"]
try:
    import module_that_is_not
except ImportError as e:
    print(type(e).__name__, e)
here = __file__.rpartition("/")[0]
sys.path = [(here + "/" if here else "") + "support"]
import found_on_path

print(found_on_path.answer)
