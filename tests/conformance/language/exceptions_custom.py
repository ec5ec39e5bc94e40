# An application's exceptions: hierarchy, fields, defaults, translation, retries, grouping by class.
class AppError(Exception):
    code = 1
    template = "application error"

    def __init__(self, **fields):
        super().__init__(self.template.format(**fields))
        for k, v in fields.items():
            setattr(self, k, v)


class NotFound(AppError):
    code = 404
    template = "{what} {name!r} not found"


class Denied(AppError, PermissionError):
    code = 403
    template = "{user} may not {action}"


class Temporary(AppError):
    code = 503
    template = "try again after {after} s"


def load(name, attempts=[0]):
    attempts[0] += 1
    if name == "flaky" and attempts[0] % 3:
        raise Temporary(after=attempts[0])
    if name == "secret":
        raise Denied(user="bob", action="read")
    if name == "broken":
        try:
            int("zz")
        except ValueError as e:
            raise NotFound(what="number", name=name) from e
    if name == "bug":
        return {}[name]
    if name != "flaky":
        raise NotFound(what="file", name=name)
    return "loaded " + name


def retry(f, *args, times=5):
    waited = []
    for _ in range(times):
        try:
            return f(*args), waited
        except Temporary as e:
            waited.append(e.after)
    raise TimeoutError("gave up after %d" % times)


for name in ("flaky", "x", "secret", "broken", "bug"):
    try:
        print(retry(load, name))
    except PermissionError as e:
        print("permission:", e, e.code, e.user, isinstance(e, AppError), isinstance(e, OSError))
    except NotFound as e:
        print("missing:", e, e.code, e.what, repr(e.__cause__))
    except AppError as e:
        print("other", e)
    except Exception as e:
        print("bug:", repr(e))
try:
    retry(lambda: load.__wrapped__)
except AttributeError as e:
    print(type(e).__name__)
print(
    [c.__name__ for c in Denied.__mro__][:4],
    issubclass(Denied, (OSError, KeyError)),
    AppError().args,
    str(Temporary(after=1)),
)
