# try: which clause runs, else, finally, the bound name, several types.
def run(f):
    try:
        result = f()
    except ZeroDivisionError:
        print("division")
    except (KeyError, IndexError) as e:
        print("lookup", type(e).__name__, e)
    except ValueError as e:
        print("value", e)
    except Exception as e:
        print("other", type(e).__name__)
    else:
        print("else", result)
    finally:
        print("finally")


run(lambda: 1 / 0)
run(lambda: {}["missing"])
run(lambda: [][1])
run(lambda: int("x"))
run(lambda: None + 1)
run(lambda: 42)
e = "outer"
try:
    raise ValueError("inner")
except ValueError as e:
    pass
print("e" in globals())
try:
    try:
        raise KeyError("k")
    except ValueError:
        print("no")
except KeyError as error:
    print("outer caught", error)
try:
    pass
except:
    print("no")
else:
    print("clean")
try:
    raise SystemExit(3)
except BaseException as e:
    print(type(e).__name__, e.code)
