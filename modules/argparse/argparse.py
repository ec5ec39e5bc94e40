"""Command lines: options, positional arguments, groups, subcommands, help."""
import sys

SUPPRESS, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE = "==SUPPRESS==", "?", "*", "+"
PARSER, REMAINDER = "A...", "..."


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = None if argument is None else _name_of(argument)
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else "argument %s: %s" % (self.argument_name, self.message)


class ArgumentTypeError(Exception):
    pass


def _name_of(action):
    if action.option_strings:
        return "/".join(action.option_strings)
    if action.metavar not in (None, SUPPRESS):
        return action.metavar if isinstance(action.metavar, str) else "/".join(action.metavar)
    if action.dest not in (None, SUPPRESS):
        return action.dest
    return "{%s}" % ",".join(map(str, action.choices)) if action.choices else None


class Namespace:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join("%s=%r" % item for item in self.__dict__.items()))

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__


class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode

    def __call__(self, string):
        if string == "-":
            return sys.stdin if "r" in self._mode else sys.stdout
        try:
            return open(string, self._mode)
        except OSError as e:
            raise ArgumentTypeError("can't open '%s': %s" % (string, e))


class Action:
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False,
                 help=None, metavar=None):
        self.option_strings, self.dest, self.nargs, self.const = option_strings, dest, nargs, const
        self.default, self.type, self.choices, self.required = default, type, choices, required
        self.help, self.metavar = help, metavar

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")

    def format_usage(self):
        return self.option_strings[0]


class _Store(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConst(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, None, None, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrue(_StoreConst):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, True, default, required, help)


class _StoreFalse(_StoreConst):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, False, default, required, help)


class _Append(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        items = list(getattr(namespace, self.dest, None) or [])
        items.append(values)
        setattr(namespace, self.dest, items)


class _AppendConst(_StoreConst):
    def __call__(self, parser, namespace, values, option_string=None):
        _Append.__call__(self, parser, namespace, self.const)


class _Extend(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, list(getattr(namespace, self.dest, None) or []) + list(values))


class _Count(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, 0, None, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _Help(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, 0, None, default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _Version(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS,
                 help="show program's version number and exit"):
        super().__init__(option_strings, dest, 0, None, default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        parser._print_message((self.version or parser.version) % {"prog": parser.prog} + "\n", sys.stdout)
        parser.exit()


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        names = []
        for name in option_strings:
            names.append(name)
            if name.startswith("--"):
                names.append("--no-" + name[2:])
        if help is not None and default is not None and default is not SUPPRESS:
            help += " (default: %(default)s)"
        super().__init__(names, dest, 0, None, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


class _Subparsers(Action):
    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog, self._parser_class = prog, parser_class
        self._parsers, self._entries = {}, []
        super().__init__(option_strings, dest, PARSER, None, None, None, self._parsers, required, help, metavar)

    def add_parser(self, name, **kwargs):
        kwargs.setdefault("prog", "%s %s" % (self._prog, name))
        aliases = kwargs.pop("aliases", ())
        if "help" in kwargs:
            entry = Action([], name, nargs=0, help=kwargs.pop("help"))
            entry.metavar = name + (" (%s)" % ", ".join(aliases) if aliases else "")
            self._entries.append(entry)
        parser = self._parser_class(**kwargs)
        for key in (name, *aliases):
            self._parsers[key] = parser
        return parser

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        inner, left = self._parsers[name].parse_known_args(rest, None)
        namespace.__dict__.update(vars(inner))
        if left:
            namespace.__dict__.setdefault("_unrecognized_args", []).extend(left)


_ACTIONS = {None: _Store, "store": _Store, "store_const": _StoreConst, "store_true": _StoreTrue, "store_false": _StoreFalse,
            "append": _Append, "append_const": _AppendConst, "extend": _Extend, "count": _Count, "help": _Help,
            "version": _Version}


class HelpFormatter:
    """Lays out usage and help in `width` columns, help texts from a column that fits, at most 24."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            import os

            width = int(os.environ.get("COLUMNS", 80)) - 2
        self._prog, self._width, self._most = prog, width, min(max_help_position, max(width - 20, indent_increment * 2))

    def _fill_text(self, text, width, indent):
        import textwrap

        text = " ".join(text.split())
        return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)

    def _split_lines(self, text, width):
        import textwrap

        return textwrap.wrap(" ".join(text.split()), width)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest

    def _metavar(self, action, default):
        if action.metavar is not None:
            return action.metavar
        return "{%s}" % ",".join(map(str, action.choices)) if action.choices is not None else default

    def _arguments(self, action, default):
        name = self._metavar(action, default)
        names = name if isinstance(name, tuple) else (name,) * 9
        nargs = action.nargs
        if nargs is None:
            return names[0]
        if nargs == OPTIONAL:
            return "[%s]" % names[0]
        if nargs == ZERO_OR_MORE:
            return "[%s ...]" % names[0]
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % (names[0], names[-1] if isinstance(name, tuple) else names[0])
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % names[0]
        return " ".join(names[:nargs])

    def _invocation(self, action):
        if not action.option_strings:
            return str(self._metavar(action, self._get_default_metavar_for_positional(action)))
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        text = self._arguments(action, self._get_default_metavar_for_optional(action))
        return ", ".join("%s %s" % (name, text) for name in action.option_strings)

    def _expand_help(self, action):
        values = {**vars(action), "prog": self._prog}
        for name, value in list(values.items()):
            if value is SUPPRESS:
                del values[name]
            elif hasattr(value, "__name__"):
                values[name] = value.__name__
        if values.get("choices") is not None:
            values["choices"] = ", ".join(map(str, values["choices"]))
        return self._get_help_string(action) % values

    def usage(self, usage, actions, groups):
        if usage is not None:
            return "usage: " + usage % {"prog": self._prog} + "\n"
        optionals = [a for a in actions if a.option_strings]
        positionals = [a for a in actions if not a.option_strings]
        option_parts, positional_parts = self._parts(optionals, groups), self._parts(positionals, groups)
        line = " ".join([self._prog] + option_parts + positional_parts)
        if len(line) + 7 <= self._width:
            return "usage: %s\n" % line
        if len(self._prog) + 7 <= 0.75 * self._width:
            indent = " " * (len(self._prog) + 8)
            lines = self._wrap([self._prog] + option_parts, indent, "usage: ") if option_parts else []
            if positional_parts and option_parts:
                lines += self._wrap(positional_parts, indent, indent, True)
            elif positional_parts:
                lines = self._wrap([self._prog] + positional_parts, indent, "usage: ")
        else:
            indent = " " * 7
            lines = ["usage: " + self._prog] + self._wrap(option_parts + positional_parts, indent, indent)
        return "\n".join(lines) + "\n"

    def _wrap(self, parts, indent, first, own_line=False):
        lines, line = [], first + parts[0]
        for part in parts[1:]:
            if len(line) + 1 + len(part) > self._width:
                lines.append(line)
                line = indent + part
            else:
                line += " " + part
        return lines + [line]

    def _parts(self, actions, groups):
        parts, done = [], set()
        for action in actions:
            group = next((g for g in groups if action in g._group_actions), None)
            if group is not None:
                if id(group) in done:
                    continue
                done.add(id(group))
                texts = [self._part(a, True) for a in group._group_actions if a.help is not SUPPRESS]
                parts.append(("(%s)" if group.required and len(texts) > 1 else "[%s]") % " | ".join(texts))
            elif action.help is not SUPPRESS:
                parts.append(self._part(action, False))
        return parts

    def _part(self, action, grouped):
        if not action.option_strings:
            text = self._arguments(action, self._get_default_metavar_for_positional(action))
            return text[1:-1] if grouped and text[0] == "[" and text[-1] == "]" else text
        text = action.format_usage()
        if action.nargs != 0:
            text = "%s %s" % (text, self._arguments(action, self._get_default_metavar_for_optional(action)))
        return text if action.required or grouped else "[%s]" % text

    def section(self, title, description, actions, column):
        lines = [title + ":"] if title else []
        if description:
            lines += [self._fill_text(description, self._width - 2, "  "), ""]
        for action in actions:
            lines += self._action_lines(action, 2, column)
        return "\n".join(lines) + "\n"

    def _shown(self, action):
        return [] if not isinstance(action, _Subparsers) else action._entries

    def _action_lines(self, action, indent, column):
        if action.help is SUPPRESS:
            return []
        head = " " * indent + self._invocation(action)
        room = max(self._width - column, 11)
        lines = []
        help_lines = self._split_lines(self._expand_help(action), room) if action.help and action.help.strip() else []
        if help_lines and len(head) <= column - 2:
            head += " " * (column - len(head)) + help_lines.pop(0)
        lines.append(head)
        lines += [" " * column + line for line in help_lines]
        for entry in self._shown(action):
            lines += self._action_lines(entry, indent + 2, column)
        return lines

    def column(self, actions):
        widths = [0]
        for action in actions:
            if action.help is not SUPPRESS:
                widths.append(len(self._invocation(action)) + 4)
                widths += [len(self._invocation(entry)) + 6 for entry in self._shown(action)]
        return min(max(widths), self._most)


class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        text = action.help or ""
        if "%(default)" not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    _get_default_metavar_for_positional = _get_default_metavar_for_optional


class _Container:
    """What parsers and groups have in common."""

    def __init__(self, parser):
        self._parser = parser
        self._group_actions = []

    def add_argument(self, *names, **kwargs):
        parser = self._parser
        chars = parser.prefix_chars
        if not names or len(names) == 1 and names[0][0] not in chars:
            if names and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = parser._positional(*names, **kwargs)
        else:
            kwargs = parser._optional(names, kwargs)
        if "default" not in kwargs:
            dest = kwargs.get("dest")
            if dest in parser._defaults:
                kwargs["default"] = parser._defaults[dest]
            elif parser.argument_default is not None:
                kwargs["default"] = parser.argument_default
        action_class = kwargs.pop("action", None)
        if isinstance(action_class, str) or action_class is None:
            if action_class not in _ACTIONS:
                raise ValueError('unknown action "%s"' % (action_class,))
            action_class = _ACTIONS[action_class]
        action = action_class(**kwargs)
        if action.type is not None and not callable(action.type):
            raise ValueError("%r is not callable" % (action.type,))
        if action.nargs == 0 and action_class in (_Store, _Append):
            raise ValueError("nargs for store actions must be != 0; if you have nothing to store, actions such as store "
                             "true or store const may be more appropriate")
        return self._add_action(action)

    def _add_action(self, action):
        for name in action.option_strings:
            if name in self._parser._options and self._parser.conflict_handler != "resolve":
                raise ArgumentError(action, "conflicting option string: %s" % name)
            self._parser._options[name] = action
        self._parser._actions.append(action)
        self._group_actions.append(action)
        return action

    def add_mutually_exclusive_group(self, **kwargs):
        group = _Exclusive(self, **kwargs)
        self._parser._exclusive.append(group)
        return group

    def set_defaults(self, **kwargs):
        self._parser._defaults.update(kwargs)
        for action in self._parser._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._parser._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._parser._defaults.get(dest)


class _Group(_Container):
    def __init__(self, parser, title=None, description=None):
        super().__init__(parser)
        self.title, self.description = title, description


class _Exclusive(_Container):
    def __init__(self, container, required=False):
        super().__init__(container._parser)
        self._owner, self.required = container, required

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        action = self._owner._add_action(action)
        self._group_actions.append(action)
        return action


class ArgumentParser(_Container):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
                 prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error",
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        self.prog = prog if prog is not None else (sys.argv[0] if sys.argv else "").split("/")[-1]
        self.usage, self.description, self.epilog = usage, description, epilog
        self.formatter_class, self.prefix_chars = formatter_class, prefix_chars
        self.fromfile_prefix_chars, self.argument_default = fromfile_prefix_chars, argument_default
        self.conflict_handler, self.allow_abbrev, self.exit_on_error = conflict_handler, allow_abbrev, exit_on_error
        self._actions, self._options, self._defaults, self._exclusive = [], {}, {}, []
        super().__init__(self)
        self._positionals, self._optionals = _Group(self, "positional arguments"), _Group(self, "options")
        self._groups = [self._positionals, self._optionals]
        self._subparsers = None
        if add_help:
            first = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(first + "h", first * 2 + "help", action="help", help="show this help message and exit")
        for parent in parents:
            self._take(parent)

    def _take(self, parent):
        titles = {group.title: group for group in self._groups}
        for group in parent._groups:
            mine = titles.get(group.title) or self.add_argument_group(group.title, group.description)
            for action in group._group_actions:
                mine._add_action(action)
        for group in parent._exclusive:
            copy = _Exclusive(self, group.required)
            copy._group_actions = group._group_actions
            self._exclusive.append(copy)
        self._defaults.update(parent._defaults)

    def _add_action(self, action):
        return (self._optionals if action.option_strings else self._positionals)._add_action(action)

    def _positional(self, dest=None, **kwargs):
        dest = kwargs.pop("dest", dest)
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        if nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS) or nargs == ZERO_OR_MORE and "default" not in kwargs:
            kwargs["required"] = True
        if kwargs.get("action") in ("store_true", "store_false", "store_const", "count", "append_const"):
            kwargs.pop("required", None)
        return dict(kwargs, dest=dest, option_strings=[])

    def _optional(self, names, kwargs):
        dest = kwargs.pop("dest", None)
        for name in names:
            if name[0] not in self.prefix_chars:
                raise ValueError("invalid option string %r: must start with a character %r" % (name, self.prefix_chars))
        if dest is None:
            long = [n for n in names if len(n) > 1 and n[1] in self.prefix_chars]
            dest = (long or names)[0].lstrip(self.prefix_chars)
            if not dest:
                raise ValueError("dest= is required for options like %r" % names[0])
            dest = dest.replace("-", "_")
        return dict(kwargs, dest=dest, option_strings=list(names))

    def add_argument_group(self, title=None, description=None, **kwargs):
        group = _Group(self, title, description)
        self._groups.append(group)
        return group

    def add_subparsers(self, *, title=None, description=None, prog=None, parser_class=None, dest=SUPPRESS, required=False,
                       help=None, metavar=None, action=None, option_string=None):
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        group = self.add_argument_group(title or "subcommands", description) if title or description else self._positionals
        if prog is None:
            parts = self.formatter_class(self.prog)._parts([a for a in self._actions if not a.option_strings], [])
            prog = " ".join([self.prog] + parts)
        self._subparsers = _Subparsers([], prog, parser_class or type(self), dest, required, help, metavar)
        return group._add_action(self._subparsers)

    # --- parsing

    def parse_args(self, args=None, namespace=None):
        namespace, left = self.parse_known_args(args, namespace)
        if left:
            self.error("unrecognized arguments: " + " ".join(left))
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        args = list(sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and not hasattr(namespace, action.dest) and action.default is not SUPPRESS:
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            left = _Run(self, args, namespace).run()
        except ArgumentError as e:
            if not self.exit_on_error:
                raise
            self.error(str(e))
        left += namespace.__dict__.pop("_unrecognized_args", [])
        return namespace, left

    parse_intermixed_args, parse_known_intermixed_args = parse_args, parse_known_args

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _value(self, action, text):
        convert = action.type or (lambda string: string)
        name = getattr(action.type, "__name__", repr(action.type))
        try:
            return convert(text)
        except ArgumentTypeError as e:
            raise ArgumentError(action, str(e))
        except (TypeError, ValueError):
            raise ArgumentError(action, "invalid %s value: %r" % (name, text))

    def _check(self, action, value):
        if action.choices is not None and value not in action.choices:
            raise ArgumentError(action, "invalid choice: %r (choose from %s)" % (value, ", ".join(map(repr, action.choices))))

    def _values(self, action, words):
        nargs = action.nargs
        if nargs not in (PARSER, REMAINDER) and "--" in words:
            words = list(words)
            words.remove("--")
        if not words and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._value(action, value)
                self._check(action, value)
            return value
        if not words and nargs == ZERO_OR_MORE and not action.option_strings:
            return [] if action.default is None else action.default
        if nargs in (None, OPTIONAL):
            value = self._value(action, words[0])
            self._check(action, value)
            return value
        values = [self._value(action, word) for word in words]
        if nargs == PARSER:
            if values[0] not in action._parsers:
                raise ArgumentError(action, "invalid choice: %r (choose from %s)"
                                    % (values[0], ", ".join(map(repr, action._parsers))))
        elif nargs != REMAINDER:
            for value in values:
                self._check(action, value)
        return values

    # --- text

    def format_usage(self):
        return self.formatter_class(prog=self.prog).usage(self.usage, self._actions, self._exclusive)

    def format_help(self):
        formatter = self.formatter_class(prog=self.prog)
        parts = [formatter.usage(self.usage, self._actions, self._exclusive)]
        if self.description:
            parts.append(formatter._fill_text(self.description % {"prog": self.prog}, formatter._width, "") + "\n")
        column = formatter.column(self._actions)
        for group in self._groups:
            shown = [a for a in group._group_actions if a.help is not SUPPRESS]
            if shown or group.description:
                parts.append(formatter.section(group.title, group.description, shown, column))
        if self.epilog:
            parts.append(formatter._fill_text(self.epilog % {"prog": self.prog}, formatter._width, "") + "\n")
        return "\n".join(parts)

    def _print_message(self, message, file):
        if message:
            (file or sys.stderr).write(message)

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), file or sys.stdout)

    def print_help(self, file=None):
        self._print_message(self.format_help(), file or sys.stdout)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, "%s: error: %s\n" % (self.prog, message))

    def __repr__(self):
        names = ("prog", "usage", "description", "formatter_class", "conflict_handler", "add_help")
        return "ArgumentParser(%s)" % ", ".join("%s=%r" % (n, getattr(self, n, True)) for n in names)


class _Run:
    """One parse: words from the left, options where they stand, positional arguments between them."""

    def __init__(self, parser, words, namespace):
        self.parser, self.namespace = parser, namespace
        self.words = self._from_files(words)
        self.positionals = [a for a in parser._actions if not a.option_strings]
        self.seen, self.left = [], []
        self.kinds = self._classify()

    def _from_files(self, words):
        prefix = self.parser.fromfile_prefix_chars
        if prefix is None:
            return words
        expanded = []
        for word in words:
            if not word or word[0] not in prefix:
                expanded.append(word)
                continue
            try:
                with open(word[1:]) as file:
                    lines = file.read().splitlines()
            except OSError as e:
                self.parser.error(str(e))
            inner = [arg for line in lines for arg in self.parser.convert_arg_line_to_args(line)]
            expanded += self._from_files(inner)
        return expanded

    def _classify(self):
        """O an option, A an argument, - the mark behind which all are arguments."""
        kinds, all_arguments = [], False
        for word in self.words:
            if all_arguments:
                kinds.append("A")
            elif word == "--":
                kinds.append("-")
                all_arguments = True
            else:
                kinds.append("A" if self._option(word) is None else "O")
        return kinds

    def _option(self, word):
        """(action or None, option as written, its own value or None); None for an argument."""
        parser = self.parser
        if not word or word[0] not in parser.prefix_chars:
            return None
        if word in parser._options:
            return parser._options[word], word, None
        if len(word) == 1:
            return None
        if "=" in word:
            name, value = word.split("=", 1)
            if name in parser._options:
                return parser._options[name], name, value
        found = self._abbreviated(word)
        if len(found) > 1:
            names = ", ".join(name for _, name, _ in found)
            parser.error("ambiguous option: %s could match %s" % (word, names))
        if found:
            return found[0]
        if self._is_number(word) and not any(self._is_number(name) for name in parser._options):
            return None
        if " " in word:
            return None
        return None, word, None

    @staticmethod
    def _is_number(word):
        text = word[1:]
        return word[0] == "-" and bool(text) and text.replace(".", "", 1).isdigit()

    def _abbreviated(self, word):
        parser, found = self.parser, []
        if word[1] in parser.prefix_chars:
            if parser.allow_abbrev:
                name, _, value = word.partition("=")
                for option, action in parser._options.items():
                    if option.startswith(name):
                        found.append((action, option, value if "=" in word else None))
            return found
        for option, action in parser._options.items():
            if option == word[:2]:
                found.append((action, option, word[2:]))
            elif option.startswith(word) and parser.allow_abbrev:
                found.append((action, option, None))
        return found

    def run(self):
        at = 0
        while at < len(self.words):
            taken = self._take_positionals(at, False)
            if taken:
                at += taken
            elif at < len(self.words) and self.kinds[at] == "O":
                at = self._take_option(at)
            else:
                self.left.append(self.words[at])
                at += 1
        self._take_positionals(at, True)
        self._finish()
        return self.left

    def _call(self, action, words, option=None):
        values = self.parser._values(action, words)
        self.seen.append(action)
        for group in self.parser._exclusive:
            if action in group._group_actions and values is not action.default:
                for other in group._group_actions:
                    if other is not action and other in self.seen and other not in self._defaulted:
                        raise ArgumentError(action, "not allowed with argument %s" % _name_of(other))
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    _defaulted = ()

    def _count(self, nargs, room, kinds):
        """(fewest, most) words for nargs when `room` arguments stand here."""
        if nargs is None:
            return 1, 1
        return {OPTIONAL: (0, 1), ZERO_OR_MORE: (0, room), ONE_OR_MORE: (1, room), REMAINDER: (0, len(kinds)),
                PARSER: (1, len(kinds))}.get(nargs, (nargs, nargs))

    def _take_option(self, at):
        action, name, value = self._option(self.words[at])
        if action is None:
            self.left.append(self.words[at])
            at += 1
            return at
        while value is not None:
            if action.nargs == 0:
                # -vx: a second option in the same word
                rest = name[0] + value
                following = self._option(rest) if name[1:2] not in self.parser.prefix_chars and value else None
                if following is None or following[0] is None:
                    raise ArgumentError(action, "ignored explicit argument %r" % value)
                self._call(action, [], name)
                action, name, value = following
                continue
            fewest, most = self._count(action.nargs, 1, "A")
            if fewest > 1:
                raise ArgumentError(action, "expected %s arguments" % action.nargs)
            self._call(action, [value], name)
            return at + 1
        room = 0
        while at + 1 + room < len(self.words) and self.kinds[at + 1 + room] == "A":
            room += 1
        fewest, most = self._count(action.nargs, room, self.words[at + 1 :])
        if room < fewest:
            words = {None: "expected one argument", OPTIONAL: "expected at most one argument",
                     ONE_OR_MORE: "expected at least one argument"}
            default = "expected %s argument%s" % (action.nargs, "" if action.nargs == 1 else "s")
            raise ArgumentError(action, words.get(action.nargs, default))
        count = most if action.nargs in (REMAINDER, PARSER) else min(room, most)
        self._call(action, self.words[at + 1 : at + 1 + count], name)
        return at + 1 + count

    def _take_positionals(self, at, at_end):
        """Gives the arguments that stand here to as many positional actions as they suffice for."""
        kinds = self.kinds[at:]
        room = 0
        while room < len(kinds) and kinds[room] != "O":
            room += 1
        marks = kinds[:room].count("-")
        room -= marks
        if not self.positionals or (not room and not at_end):
            return 0
        actions = list(self.positionals)
        while actions and sum(self._count(a.nargs, room, kinds)[0] for a in actions) > room:
            actions.pop()
        # Those that need no words wait while options follow, as long as something may come for them.
        taken = 0
        needs = [self._count(a.nargs, room, kinds)[0] for a in actions]
        for number, action in enumerate(actions):
            later = sum(needs[number + 1 :])
            available = room - later
            fewest, most = self._count(action.nargs, available, kinds)
            if action.nargs in (REMAINDER, PARSER):
                count = len(self.words) - at - taken
            else:
                count = min(most, available)
            if count == 0 and not at_end and at + taken < len(self.words) and self._more_arguments(at + taken):
                break
            words = self.words[at + taken : at + taken + count + marks]
            if marks and "--" in words:
                count += 1
                marks = 0
            self._call(action, self.words[at + taken : at + taken + count])
            if count == 0 or (count == 1 and words == ["--"]):
                self._defaulted = (*self._defaulted, action)
            self.positionals.remove(action)
            taken += count
            room -= count
        return taken

    def _more_arguments(self, at):
        return "A" in self.kinds[at:]

    def _finish(self):
        required = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                required.append(_name_of(action))
            elif isinstance(action.default, str) and action.dest is not SUPPRESS:
                if getattr(self.namespace, action.dest, None) is action.default:
                    setattr(self.namespace, action.dest, self.parser._value(action, action.default))
        if required:
            self.parser.error("the following arguments are required: " + ", ".join(required))
        for group in self.parser._exclusive:
            if group.required and not any(a in self.seen for a in group._group_actions):
                names = [_name_of(a) for a in group._group_actions if a.help is not SUPPRESS]
                self.parser.error("one of the arguments %s is required" % " ".join(names))
