"""Queries whose SQL is written once a shape.

peewee takes longer to write the SQL of a page than a database takes to answer it. The shape of a query
is which filters it has, not their values: so a query is written once with slots in the place of the
values, and every further question of the shape only fills them.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial, wraps
from inspect import signature

from peewee import SQL, ModelSelect, Node, Select, Value, fn

from data.database import database, is_postgres
from data.records import Layout, Record
from data.written import Outline, Unwritable, written

#: Shapes that are remembered, the latest used.
MOST_SHAPES = 500


class Slot(Value):
    """Stands in a query for a value that every question brings along."""

    def __init__(self, read: Callable[[dict], object]):
        super().__init__(None, converter=False)
        self.read = read

    def __sql__(self, ctx):
        ctx._values.append(self)
        return ctx.literal(ctx.state.param or "?")


def derived(value: object, form: Callable[[object], object]) -> object:
    """Make another value of one, now or whenever the slot is filled."""
    if isinstance(value, Slot):
        return Slot(lambda asked: form(value.read(asked)))
    return form(value)


@dataclass
class Statement:
    """SQL of one shape, and where its values come from."""

    sql: str
    values: list
    #: Whatever else the writer of the statement wants to remember with it.
    notes: object = None

    def rows(self, asked: dict) -> list[tuple]:
        """Ask the database."""
        filled = [value.read(asked) if value.__class__ is Slot else value for value in self.values]
        return database.execute_sql(self.sql, filled).fetchall()


_statements: OrderedDict[tuple, Statement] = OrderedDict()


def statement(shape: tuple, write: Callable[[], tuple[object, object]]) -> Statement:
    """Give the statement of a shape; ``write`` makes its query, with slots, and its notes."""
    key = (is_postgres(), *shape)
    found = _statements.get(key)
    if found is None:
        query, notes = write()
        context = database.get_sql_context()
        sql, values = context.parse(query)
        found = _statements[key] = Statement(sql, values, notes)
        while len(_statements) > MOST_SHAPES:
            _statements.popitem(last=False)
    return found


def shaped(asked: dict, slots: Collection[str]) -> tuple[dict, tuple]:
    """Part the values that fill slots from the shape of what is asked."""
    values, shape = {}, []
    for name, value in asked.items():
        if value is None:
            continue
        if name not in slots:
            shape.append((name, value))
            continue
        shape.append((name, len(value)) if isinstance(value, (list, tuple)) else name)
        values[name] = value
    return values, tuple(shape)


def with_slots(asked: dict, slots: Collection[str]) -> dict:
    """Put slots in the place of the values that fill them."""
    marked = {}
    for name, value in asked.items():
        if value is None or name not in slots:
            marked[name] = value
        elif isinstance(value, (list, tuple)):
            marked[name] = [_nth(name, n) for n in range(len(value))]
        else:
            marked[name] = slot(name)
    return marked


def slot(name: str) -> Slot:
    """Make the slot of a value by its name."""
    return Slot(lambda asked: asked[name])


class Question:
    """A query that has not been asked yet: what makes it, and the values of this one.

    ``plain`` is the same as an ordinary query; what is not known here is asked of that.
    """

    def __init__(self, make: Callable[..., ModelSelect], asked: dict, slots: frozenset, kind: "Kind"):
        self.make, self.given, self.kind, self.slots = make, asked, kind, slots
        self.asked, shape = shaped(asked, slots)
        self.shape = (make, *shape)

    @cached_property
    def plain(self) -> ModelSelect:
        """The query with its values, for peewee."""
        return self.make(**self.given)

    def unbounded(self) -> "Question":
        """The same, without the bound that some questions set to what they look through."""
        if "bounded" not in signature(self.make).parameters:
            return self
        return Question(self.make, {**self.given, "bounded": False}, self.slots, self.kind)

    def with_slots(self) -> ModelSelect:
        """The query with slots in the place of its values."""
        return self.make(**with_slots(self.given, self.slots))

    def __iter__(self) -> Iterator[Record]:
        form = self.kind.form()
        found = statement(("all", *self.shape), lambda: (form.select(self.with_slots()), None))
        return iter(form.made(found.rows(self.asked)))

    def count_to(self, most: int) -> int:
        """Count the rows, up to a number."""

        def write():
            found = self.with_slots().select(SQL("1")).limit(slot("most")).alias("found")
            return Select([found], [fn.COUNT(SQL("1"))]), None

        found = statement(("count", *self.shape), write).rows({**self.asked, "most": most})
        return found[0][0]

    def keyed(self, key: Node, outline: Outline | None) -> dict:
        """Give all rows by a key, each as records or as written by an outline, where it can be."""
        form = self.kind.form(outline)
        shape = ("keyed", key, form.outline, *self.shape)
        found = statement(shape, lambda: (form.select(self.with_slots(), key), None)).rows(self.asked)
        return dict(zip([row[-1] for row in found], form.made(found), strict=True))

    def __getattr__(self, name: str):
        return getattr(self.plain, name)


def _nth(name: str, n: int) -> Slot:
    return Slot(lambda asked: asked[name][n])


@dataclass(frozen=True)
class Form:
    """How rows are asked for and what is made of them: records, or JSON as an outline has it."""

    columns: list
    make: Callable[[tuple], object]
    finish: Callable[[list], list] | None
    #: The outline that they are written by; none for records.
    outline: Outline | None = None

    def select(self, query: ModelSelect, *more) -> ModelSelect:
        """Have a query select the columns of these rows, and more after them."""
        query = query.clone()
        query._returning = [*self.columns, *more]
        return query

    def made(self, found: list[tuple]) -> list:
        """Make of tuples what they stand for, complete."""
        items = list(map(self.make, found))
        return self.finish(items) if self.finish else items


class Kind:
    """What the rows of a question are: their layout, and what completes them.

    ``finish`` takes the records and the outline of what they are for, if there is one.
    """

    def __init__(
        self, name: str, layout: Layout, finish: Callable[[list, Outline | None], list] | None = None
    ):
        self.name, self.layout, self.finish = name, layout, finish
        self.columns = layout.columns()
        self.record = layout.record()
        self.forms: dict[tuple, Form] = {}

    def form(self, outline: Outline | None = None) -> Form:
        """Settle in which form the rows come: written where that is asked for and can be, else as records."""
        key = (outline, outline is not None and is_postgres())
        if key not in self.forms:
            self.forms[key] = self._form(outline, writes=not key[1])
        return self.forms[key]

    def _form(self, outline: Outline | None, writes: bool) -> Form:
        if outline is not None and writes:
            with suppress(Unwritable):
                found = written(self.layout, outline)
                return Form(found.columns, found.text, None, outline)
        finish = self.finish and partial(self.finish, outline=outline)
        return Form(self.columns, self.record, finish)


def prepared(kind: Kind, *slots: str) -> Callable:
    """Have a function that makes a query give a question instead.

    ``slots`` names the arguments whose values are filled in; all others are part of the shape.
    """
    filled = frozenset(slots)

    def decorate(make: Callable[..., ModelSelect]) -> Callable[..., Question]:
        @wraps(make)
        def ask(**asked) -> Question:
            return Question(make, asked, filled, kind)

        return ask

    return decorate
