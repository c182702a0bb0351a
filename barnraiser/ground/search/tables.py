"""The migration step that makes a table of words."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import ProjectState


class CreateWords(migrations.CreateModel):
    """The table stands: a virtual one of FTS5 on SQLite, one with an index of words on PostgreSQL."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: Any
    ) -> None:
        table = to_state.apps.get_model(app_label, self.name)._meta.db_table
        name = schema_editor.quote_name(table)
        if schema_editor.connection.vendor == "sqlite":
            # The words come folded. `ascii` leaves every letter beyond ASCII as it is.
            options = "tokenize='ascii', prefix='2 3', detail=column"
            schema_editor.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(words, {options})")
            return
        super().database_forwards(app_label, schema_editor, from_state, to_state)
        index = schema_editor.quote_name(f"{table}_said")
        schema_editor.execute(f"CREATE INDEX {index} ON {name} USING gin (words)")
