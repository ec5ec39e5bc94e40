# logging.config.dictConfig and logging.handlers: files that rotate, records kept in memory, queues.
# modes: release debug gcstress single
import logging
import logging.config
import logging.handlers
import os
import queue
import tempfile

folder = tempfile.mkdtemp()
logging.config.dictConfig({
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"short": {"format": "%(levelname)s:%(name)s:%(message)s"}, "brace": {"format": "{levelname[0]} {message}", "style": "{"}},
    "filters": {"mine": {"name": "app"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "short", "level": "INFO", "stream": "ext://sys.stdout", "filters": ["mine"]},
        "file": {"class": "logging.handlers.RotatingFileHandler", "formatter": "brace", "filename": os.path.join(folder, "log"), "maxBytes": 60, "backupCount": 2, "encoding": "utf-8"},
    },
    "loggers": {"app": {"level": "DEBUG", "handlers": ["console", "file"], "propagate": False}, "other": {"handlers": ["console"]}},
    "root": {"level": "WARNING", "handlers": ["console"]},
})
log = logging.getLogger("app")
log.debug("hidden on the console")
log.info("shown %d", 1)
logging.getLogger("other").error("filtered")
logging.getLogger("app.sub").warning("child")
for i in range(12):
    log.debug("line %02d é", i)
for handler in log.handlers:
    handler.flush()
for name in sorted(os.listdir(folder)):
    with open(os.path.join(folder, name), encoding="utf-8") as f:
        print(name, f.read().split("\n"))


class Keep(logging.Handler):
    def emit(self, record):
        print("kept", record.getMessage())


memory = logging.handlers.MemoryHandler(3, logging.ERROR, Keep())
quiet = logging.getLogger("quiet")
quiet.propagate = False
quiet.setLevel("DEBUG")
quiet.addHandler(memory)
quiet.info("one")
quiet.info("two")
print("nothing yet")
quiet.error("three")
quiet.info("four")
memory.close()
waiting = queue.Queue()
quiet.handlers[:] = [logging.handlers.QueueHandler(waiting)]
quiet.warning("queued %s", "x")
print(waiting.get().getMessage())
for bad in ({}, {"version": 2}, {"version": 1, "handlers": {"h": {"class": "logging.Nothing"}}}, {"version": 1, "handlers": {"h": {"class": "logging.StreamHandler", "level": "LOUD"}}}):
    try:
        logging.config.dictConfig(bad)
    except ValueError as e:
        print(e)
