"""Whether it is proven who wrote a letter: by what our own mail server found out, and by nothing else.

A sender may write an `Authentication-Results` line of their own. Only lines that carry our server's name count, only above
the second `Received`, and where two of them differ neither is believed.
"""

from authres import FeatureContext, arc, core, dmarc
from django.conf import settings

from .headers import Head

_FEATURES = FeatureContext(arc, dmarc)
UNPROVEN = "Our mail server could not make sure that it is from you."


def doubt(head: Head) -> str:
    """Why it is not proven that the letter is from the one address in its From line, as a sentence to that person."""
    if head.froms != 1 or len(head.senders) != 1:
        return "It names more than one sender, or none."
    domain = head.senders[0].rpartition("@")[2]
    found = _found(head)
    verdicts = [result for result in found if result.method == "dmarc"]
    if any((each.result or "").lower() != (verdicts[0].result or "").lower() for each in verdicts):
        return UNPROVEN
    if any(_speaks_of(each) not in ("", domain) for each in verdicts):
        return UNPROVEN
    if verdicts and (verdicts[0].result or "").lower() == "pass":
        return ""
    return "" if _was_passed_on_well(head, found, domain) else UNPROVEN


def _found(head: Head) -> list[core.AuthenticationResult]:
    results: list[core.AuthenticationResult] = []
    hops = 0
    for name, value in head.lines:
        hops += name == "received"
        if hops > 1:
            break
        if name == "authentication-results" and (line := _parsed(value)) and _is_ours(line):
            results += line.results
    return results


def _parsed(value: str) -> core.AuthenticationResultsHeader | None:
    try:
        found = _FEATURES.parse(f"Authentication-Results: {value}")
    except Exception:  # the library raises several things, and none of them proves anything
        return None
    return found if isinstance(found, core.AuthenticationResultsHeader) else None


def _is_ours(line: core.AuthenticationResultsHeader) -> bool:
    said = (line.authserv_id or "").casefold()
    return bool(settings.MAIL_AUTHSERV) and said == settings.MAIL_AUTHSERV.casefold()


def _speaks_of(result: core.AuthenticationResult) -> str:
    said = next((p.value or "" for p in result.properties if (p.type, p.name) == ("header", "from")), "")
    return said.rpartition("@")[2].strip().lower()


def _was_passed_on_well(head: Head, found: list[core.AuthenticationResult], domain: str) -> bool:
    """A forwarder that the host trusts says that it was proven when it came there (ARC), and our server that it did say so."""
    whole = [result for result in found if result.method == "arc"]
    if not settings.MAIL_SEALERS or not whole or any((each.result or "").lower() != "pass" for each in whole):
        return False
    seals = sorted((_tags(value) for value in head.all("arc-seal")), key=lambda tags: tags.get("i", ""))
    if not seals or len(seals) > 9 or seals[-1].get("d", "").lower() not in settings.MAIL_SEALERS:
        return False
    newest = seals[-1].get("i", "")
    for value in head.all("arc-authentication-results"):
        number, _, said = value.partition(";")
        if number.strip().replace(" ", "") == f"i={newest}" and (line := _parsed(said.strip())):
            return any(
                r.method == "dmarc" and (r.result or "").lower() == "pass" and _speaks_of(r) in ("", domain)
                for r in line.results
            )
    return False


def _tags(value: str) -> dict[str, str]:
    pairs = (each.partition("=") for each in value.split(";"))
    return {name.strip().lower(): said.strip() for name, _, said in pairs}
