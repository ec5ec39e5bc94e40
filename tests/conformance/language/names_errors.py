# NameError and UnboundLocalError.
def attempt(f):
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)


def unknown():
    return undefined_variable


def before_assignment():
    print(value)
    value = 1


def after_del():
    v = 1
    del v
    return v


def in_branch(flag=False):
    if flag:
        result = 1
    return result


def loop_variable():
    for i in []:
        pass
    return i


def exception_name():
    try:
        raise ValueError
    except ValueError as err:
        pass
    return err


def free():
    def inner():
        return later

    inner()
    later = 1


def augmented():
    counter += 1


counter = 0
for f in (unknown, before_assignment, after_del, in_branch, loop_variable, exception_name, free, augmented):
    attempt(f)
try:
    print(undefined_at_module_level)
except NameError as e:
    print(e, e.name)
