"""Whether a machine wrote it: then it is never posted, and never answered (RFC 3834)."""

from django.conf import settings

from .headers import Head

_ROBOTS = ("mailer-daemon", "postmaster", "noreply", "no-reply", "listserv", "majordomo")


def machine(head: Head) -> str:
    """Why no person wrote the letter, as a sentence; nothing where a person did."""
    submitted = head.one("auto-submitted").split(";")[0].strip().lower()
    if submitted and submitted != "no":
        return "A mail program sent it by itself."
    if head.one("precedence").strip().lower() in ("bulk", "junk", "list"):
        return "It is not from a person to us: it went to many by itself."
    if head.all("x-loop") or f".{settings.MAIL_DOMAIN}>" in " ".join(head.all("list-id")).lower():
        return "It came from here before."
    if head.all("list-id"):
        return "It came from another list."
    if head.kind == "multipart/report" or head.one("return-path").strip() == "<>":
        return "It is a report about a letter."
    if head.all("x-autoreply") or head.all("x-autorespond") or head.all("x-auto-reply-from"):
        return "A mail program answered by itself."
    if any(sender.split("@")[0] in _ROBOTS for sender in head.senders):
        return "A machine sent it."
    return ""
