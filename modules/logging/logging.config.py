"""Logging set up from a dict: formatters, filters, handlers and loggers by name."""
import logging
import sys


def _resolved(text):
    """The object of a dotted name; ext://sys.stdout and the like."""
    if text.startswith("ext://"):
        text = text[6:]
    module, _, name = text.rpartition(".")
    __import__(module)
    return getattr(sys.modules[module], name)


def _values(settings):
    return {key: _resolved(value) if isinstance(value, str) and value.startswith("ext://") else value
            for key, value in settings.items()}


def _made(settings, default):
    """The object that a section's "()" or "class" asks for, of its other settings."""
    settings = _values(settings)
    factory = settings.pop("()", None) or settings.pop("class", None) or default
    return (_resolved(factory) if isinstance(factory, str) else factory)(**settings)


def _formatter(settings):
    if "()" in settings:
        return _made(settings, None)
    kind = _resolved(settings["class"]) if "class" in settings else logging.Formatter
    return kind(settings.get("format"), settings.get("datefmt"), settings.get("style", "%"))


def _handler(settings, formatters, filters, handlers):
    settings = dict(settings)
    formatter, level = settings.pop("formatter", None), settings.pop("level", None)
    chosen = settings.pop("filters", ())
    if "target" in settings:
        settings["target"] = handlers[settings["target"]]
    handler = _made(settings, None)
    if formatter is not None:
        handler.setFormatter(formatters[formatter])
    if level is not None:
        handler.setLevel(level)
    for name in chosen:
        handler.addFilter(filters[name] if isinstance(name, str) else name)
    return handler


def _set_up(logger, settings, filters, handlers, incremental):
    if "level" in settings:
        logger.setLevel(settings["level"])
    if incremental:
        return
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
    for name in settings.get("handlers", ()):
        logger.addHandler(handlers[name])
    for name in settings.get("filters", ()):
        logger.addFilter(filters[name] if isinstance(name, str) else name)
    if "propagate" in settings:
        logger.propagate = settings["propagate"]


def _built(section, make):
    made = {}
    for name, settings in section.items():
        try:
            made[name] = make(settings)
        except Exception as error:
            raise ValueError(f"Unable to configure {make.__name__.lstrip('_')} {name!r}") from error
    return made


def dictConfig(config):
    """Sets up logging as the dict says; its "version" is 1."""
    if "version" not in config:
        raise ValueError("dictionary doesn't specify a version")
    if config["version"] != 1:
        raise ValueError(f"Unsupported version: {config['version']}")
    incremental = config.get("incremental", False)
    if not incremental and config.get("disable_existing_loggers", True):
        for name, logger in logging._loggers.items():
            logger.disabled = not any(name == kept or name.startswith(kept + ".") for kept in config.get("loggers", {}))
    formatters = _built(config.get("formatters", {}), _formatter)

    def filter(settings):
        return _made(settings, logging.Filter)

    filters = _built(config.get("filters", {}), filter)
    handlers = {}

    def handler(settings):
        return _handler(settings, formatters, filters, handlers)

    for name, settings in sorted(config.get("handlers", {}).items(), key=lambda pair: "target" in pair[1]):
        handlers.update(_built({name: settings}, handler))
        handlers[name].name = name
    for name, settings in config.get("loggers", {}).items():
        _set_up(logging.getLogger(name), settings, filters, handlers, incremental)
    if "root" in config:
        _set_up(logging.getLogger(), config["root"], filters, handlers, incremental)
