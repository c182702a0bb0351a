"""Which addresses are public: everybody's, not this machine's, not a network's own, and not a wrapper around such a one."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# Beyond what `is_global` knows: it counts wrappers as global, and lists differ between versions of Python.
_REFUSED = tuple(
    ip_network(block)
    for block in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
        "::/8",  # unspecified, loopback, and IPv4 mapped or compatible
        "64:ff9b::/96", "64:ff9b:1::/48",  # NAT64
        "100::/64", "2001::/23",  # Teredo, ORCHID and other protocols
        "2001:db8::/32", "2002::/16",  # 6to4
        "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    )
)  # fmt: skip
_GIVEN_OUT = ip_network("2000::/3")


def is_public(address: str) -> bool:
    """Whether everybody's network leads to this address, and it is nobody's own. What cannot be read is not public."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if not ip.is_global or ip.is_multicast or ip.is_reserved:
        return False
    if isinstance(ip, IPv6Address) and ip not in _GIVEN_OUT:
        return False
    return not any(ip in block for block in _REFUSED if block.version == ip.version) and not is_own(ip)


def is_own(ip: IPv4Address | IPv6Address) -> bool:
    """Whether it is this machine's: what would be sent there would be sent from there. Nothing is sent to find out."""
    family = socket.AF_INET if ip.version == 4 else socket.AF_INET6
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as line:
            line.connect((str(ip), 9))
            return ip_address(line.getsockname()[0].partition("%")[0]) == ip
    except OSError:
        return False
