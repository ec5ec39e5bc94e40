# logging: levels, the tree, handlers, formatters, filters, exceptions.
import io
import logging
import sys

out = io.StringIO()


def shown():
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text


logging.basicConfig(stream=out, level=logging.INFO)
logging.debug("hidden")
logging.info("shown %d %s", 5, "x")
logging.warning("w")
logging.error("e %(a)s", {"a": 1})
logging.log(35, "custom")
print(shown())
log = logging.getLogger("app.part")
log.info("child")
parent = logging.getLogger("app")
parent.setLevel("ERROR")
print(log.getEffectiveLevel(), log.isEnabledFor(logging.INFO), log.parent is parent, parent.parent is logging.getLogger())
log.warning("not shown")
log.critical("critical")
print(shown())
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("[%(levelname)-8s] %(name)s %(filename)s:%(lineno)d %(funcName)s: %(message)s"))
parent.addHandler(handler)
parent.propagate = False


def f():
    log.error("inside f")


f()
print(shown())
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
    log.error("again", exc_info=True)
text = shown()
print(text.split("\n")[0], "Traceback (most recent call last):" in text, text.count("ZeroDivisionError: division by zero"))
handler.setLevel(logging.CRITICAL)
log.error("below the handler")
log.critical("above")
print(shown())
handler.setLevel(0)
handler.setFormatter(logging.Formatter("{levelname} {message} {extra}", style="{"))
log.error("brace", extra={"extra": "E"})
handler.setFormatter(logging.Formatter("$levelname $message", style="$"))
log.error("dollar")
print(shown())


class OnlyEven(logging.Filter):
    def filter(self, record):
        return record.args and record.args[0] % 2 == 0


log.addFilter(OnlyEven())
for i in range(4):
    log.error("number %d", i)
print(shown())
log.filters.clear()
handler.addFilter(lambda record: "secret" not in record.getMessage())
log.error("secret")
log.error("open")
print(shown())


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append(self.format(record))


lists = ListHandler()
other = logging.getLogger("other")
other.addHandler(lists)
other.warning("to the list %s", [1])
print(lists.records, shown())
logging.disable(logging.WARNING)
other.warning("disabled")
other.error("enabled")
logging.disable(logging.NOTSET)
print(lists.records[1:], logging.getLevelName(30), logging.getLevelName("INFO"), logging.getLevelName(33))
logging.addLevelName(25, "NOTICE")
other.log(25, "level")
other.setLevel(logging.DEBUG)
other.log(25, "level")
print(lists.records[2:], other, logging.getLogger(), other.getChild("sub").name)
adapter = logging.LoggerAdapter(other, {"who": "me"})
lists.setFormatter(logging.Formatter("%(who)s %(message)s"))
adapter.info("adapted")
print(lists.records[-1])
for call in (lambda: logging.getLogger(5), lambda: other.setLevel("NO"), lambda: other.log("x", "y"), lambda: other.error("m", extra={"name": 1})):
    try:
        call()
    except (TypeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)
record = logging.makeLogRecord({"msg": "m %s", "args": (1,), "levelname": "X"})
print(record.getMessage(), logging.Formatter("%(levelname)s").format(record), logging.getLogger("app") is parent)
formatter = logging.Formatter("%(asctime)s", "%Y")
record.created = 0
print(formatter.format(record), logging.Formatter("%(asctime)s").format(logging.makeLogRecord({"created": 1e9, "msecs": 5.0}))[-4:])
logging.getLogger("quiet").addHandler(logging.NullHandler())
logging.getLogger("quiet").propagate = False
logging.getLogger("quiet").error("nothing")
print(repr(shown()), handler, other.hasHandlers())
