"""The table of words: how it is laid, and the migration step that lays it."""

from typing import Any

from django.db import connection, migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import ProjectState


def lay(model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The table stands: a virtual one of FTS5 on SQLite, one with an index of words on PostgreSQL."""
    table = model._meta.db_table
    name, index = schema_editor.quote_name(table), schema_editor.quote_name(f"{table}_said")
    if schema_editor.connection.vendor == "sqlite":
        # The words come folded. `ascii` leaves every letter beyond ASCII as it is.
        options = "tokenize='ascii', prefix='2 3', detail=column"
        schema_editor.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(words, {options})")
        return
    schema_editor.create_model(model)
    schema_editor.execute(f"CREATE INDEX {index} ON {name} USING gin (words)")


def let_go(model: type[models.Model]) -> None:
    """Words that were taken out are nowhere in the table any more. FTS5 keeps them in its blocks until these are merged; what
    PostgreSQL keeps goes with its next vacuum.
    """
    if connection.vendor == "sqlite":
        name = connection.ops.quote_name(model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {name}({name}) VALUES ('optimize')")  # noqa: S608 - the table's own name


class CreateWords(migrations.CreateModel):
    """The table of words stands."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: Any
    ) -> None:
        lay(to_state.apps.get_model(app_label, self.name), schema_editor)
