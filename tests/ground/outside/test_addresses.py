from ipaddress import ip_address

import pytest

from barnraiser.ground.outside import addresses

INSIDE = [
    "0.0.0.0",  # noqa: S104
    "127.0.0.1", "127.8.9.10", "0.1.2.3", "10.0.0.1", "100.64.0.1", "169.254.169.254", "172.16.0.1",
    "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1",
    "239.1.1.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:93.184.216.34", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::7f00:1",
    "2001:0:7f00:1::", "2001:db8::1", "2002:7f00:1::1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1",
    "ff02::1", "100::1", "3fff::1", "4000::1", "not an address", "",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_is_not_public(address: str) -> None:
    assert not addresses.is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "2a00:1450:4001::1"])
def test_an_address_of_everybodys_is_public(address: str) -> None:
    assert addresses.is_public(address)


def test_this_machines_own_address_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert addresses.is_own(ip_address("127.0.0.1"))
    assert not addresses.is_own(ip_address("93.184.216.34"))
    monkeypatch.setattr(addresses, "is_own", lambda ip: str(ip) == "93.184.216.34")
    assert not addresses.is_public("93.184.216.34")
