from django.db import models

from .fields import WordsField


class Words(models.Model):
    """What the thing with this key says, for finding it. On SQLite the table is a virtual one, whose key is `rowid`."""

    key = models.BigIntegerField(primary_key=True, db_column="rowid")
    words = WordsField()

    class Meta:
        abstract = True
