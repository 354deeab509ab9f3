"""Writing and reading rows by statements built once for each shape; Django's own fields still convert the values."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, models

Row = TypeVar("Row", bound=models.Model)
Statement = tuple[str, tuple[Any, ...]]


def insert(row: models.Model) -> None:
    """Insert a model instance as it stands. Ten times cheaper than `save`, which compiles its SQL anew each time."""
    statement, fields = _insert(type(row))
    _execute(statement, row, fields)


def update(row: models.Model, names: tuple[str, ...]) -> None:
    """Write the named fields of an instance with a single-column key."""
    statement, fields = _update(type(row), names)
    _execute(statement, row, fields)


def _execute(statement: str, row: models.Model, fields: Sequence[Any]) -> None:
    values = [f.get_db_prep_save(getattr(row, f.attname), connection) for f in fields]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    row._state.adding, row._state.db = False, connection.alias


@lru_cache(maxsize=64)
def _insert(model: type[models.Model]) -> Statement:
    fields: tuple[Any, ...] = tuple(
        f for f in model._meta.concrete_fields if not isinstance(f, models.AutoField)
    )
    columns = ", ".join(connection.ops.quote_name(f.column) for f in fields)
    marks = ", ".join(["%s"] * len(fields))
    return (
        f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({columns}) VALUES ({marks})",
        fields,
    )


@lru_cache(maxsize=16)
def _update(model: type[models.Model], names: tuple[str, ...]) -> Statement:
    fields: tuple[Any, ...] = tuple(_field(model, name) for name in names)
    key: Any = model._meta.pk
    settings = ", ".join(f"{connection.ops.quote_name(f.column)} = %s" for f in fields)
    table, column = connection.ops.quote_name(model._meta.db_table), connection.ops.quote_name(key.column)
    return f"UPDATE {table} SET {settings} WHERE {column} = %s", (*fields, key)


def select(
    model: type[Row], *, order: str = "", lock: bool = False, without: tuple[str, ...] = (), **equal: Any
) -> list[Row]:
    """The rows whose fields equal the values (None for an empty one), by a statement that is built once.

    A queryset compiles its SQL anew each time, which costs more than the question itself. `lock` keeps the rows locked
    until the transaction ends, where the database can. Fields named in `without` are read when somebody asks for them.
    """
    names = tuple(name for name, value in equal.items() if value is not None)
    empty = tuple(name for name, value in equal.items() if value is None)
    statement, reading, asking = _select(model, names, empty, order, lock, without)
    values = [
        f.get_db_prep_value(equal[n], connection, prepared=False) for n, f in zip(names, asking, strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found = cursor.fetchall()
    attributes = [attname for attname, _ in reading]
    converting = [(i, converters) for i, (_, converters) in enumerate(reading) if converters]
    made = []
    for row in found:
        cells = list(row)
        for i, converters in converting:
            for converter, column in converters:
                cells[i] = converter(cells[i], column, connection)
        made.append(model.from_db(connection.alias, attributes, cells))
    return made


@lru_cache(maxsize=64)
def _select(
    model: type[models.Model],
    names: tuple[str, ...],
    empty: tuple[str, ...],
    order: str,
    lock: bool,
    without: tuple[str, ...],
) -> tuple[str, list[tuple[str, list[tuple[Any, Any]]]], list[Any]]:
    quote = connection.ops.quote_name
    fields: Any = [f for f in model._meta.concrete_fields if f.name not in without]
    asking = [_field(model, name) for name in names]
    wheres = [f"{quote(f.column)} = %s" for f in asking]
    wheres += [f"{quote(_field(model, name).column)} IS NULL" for name in empty]
    ordered = f" ORDER BY {quote(_field(model, order).column)}" if order else ""
    ending = " FOR UPDATE" if lock and connection.features.has_select_for_update else ""
    columns = ", ".join(quote(f.column) for f in fields)
    text = (
        f"SELECT {columns} FROM {quote(model._meta.db_table)} WHERE {' AND '.join(wheres)}{ordered}{ending}"
    )
    return text, [(f.attname, _converters(f)) for f in fields], asking


def _converters(field: Any) -> list[tuple[Any, Any]]:
    column = field.get_col(field.model._meta.db_table)
    both = [*connection.ops.get_db_converters(column), *field.get_db_converters(connection)]
    return [(converter, column) for converter in both]


def change(model: type[models.Model], values: dict[str, Any], **equal: Any) -> int:
    """Write `values` into the rows whose fields equal (None for an empty one), by a statement built once; how many changed."""
    names = tuple(name for name, value in equal.items() if value is not None)
    empty = tuple(name for name, value in equal.items() if value is None)
    statement, setting, asking = _change(model, tuple(values), names, empty)
    given = [f.get_db_prep_save(values[n], connection) for n, f in zip(values, setting, strict=True)]
    given += [
        f.get_db_prep_value(equal[n], connection, prepared=False) for n, f in zip(names, asking, strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return int(cursor.rowcount)


@lru_cache(maxsize=32)
def _change(
    model: type[models.Model], values: tuple[str, ...], names: tuple[str, ...], empty: tuple[str, ...]
) -> tuple[str, list[Any], list[Any]]:
    quote = connection.ops.quote_name
    setting, asking = [_field(model, n) for n in values], [_field(model, n) for n in names]
    wheres = [
        *(f"{quote(f.column)} = %s" for f in asking),
        *(f"{quote(_field(model, n).column)} IS NULL" for n in empty),
    ]
    settings = ", ".join(f"{quote(f.column)} = %s" for f in setting)
    text = f"UPDATE {quote(model._meta.db_table)} SET {settings} WHERE {' AND '.join(wheres)}"
    return text, setting, asking


def _field(model: type[models.Model], name: str) -> Any:
    """A field with a column; relations that only point here have none and are never asked for."""
    return model._meta.get_field(name)
