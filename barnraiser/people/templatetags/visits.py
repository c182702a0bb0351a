"""What a page needs to name a visit without naming its key."""

from django.template import Library

from ..actions import visit_name

register = Library()
register.filter("visit_name", visit_name)
