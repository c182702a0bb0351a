"""A small part of the outside, on this machine: pages by host and path, and what was asked of them."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Thread

type Sends = Callable[[socket.socket], None]


def answer(
    body: bytes | str = b"", kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str
) -> bytes:
    """One whole HTTP answer. `content_encoding="gzip"` becomes a header."""
    body = body.encode() if isinstance(body, str) else body
    said = {"Content-Type": kind, "Content-Length": str(len(body)), "Connection": "close"}
    said |= {name.replace("_", "-").title(): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    return f"HTTP/1.1 {status} Said\r\n{lines}\r\n".encode() + body


def sent_on(to: str, status: int = 302) -> bytes:
    return answer(status=status, location=to)


@dataclass
class Outside:
    """`pages["fields.example/ifeoma"]` is an answer, or what sends one piece by piece. `asked` holds each request as it came."""

    port: int = 0
    pages: dict[str, bytes | Sends] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    connections: int = 0

    def serve(self, door: socket.socket, secured: ssl.SSLContext | None) -> None:
        while True:
            try:
                line, _ = door.accept()
            except OSError:
                return
            self.connections += 1
            Thread(target=self._one, args=(line, secured), daemon=True).start()

    def _one(self, line: socket.socket, secured: ssl.SSLContext | None) -> None:
        with suppress(OSError), line:
            line.settimeout(20)
            with secured.wrap_socket(line, server_side=True) if secured else line as spoken:
                said = b""
                while b"\r\n\r\n" not in said and (piece := spoken.recv(4096)):
                    said += piece
                self.asked.append(said.decode("latin-1"))
                page = self.pages.get(self._name(said), answer("Nothing here", status=404))
                page(spoken) if callable(page) else spoken.sendall(page)
                # So that what was sent arrives although the other side may have stopped listening.
                with suppress(OSError):
                    spoken.shutdown(socket.SHUT_WR)

    @staticmethod
    def _name(said: bytes) -> str:
        first, *lines = said.decode("latin-1").split("\r\n")
        host = next((line[6:] for line in lines if line.lower().startswith("host: ")), "")
        return host + first.split(" ")[1] if first.count(" ") == 2 else ""


@contextmanager
def outside(
    end: str = "127.0.0.1", port: int = 0, secured: ssl.SSLContext | None = None
) -> Iterator[Outside]:
    """A server on this machine, gone when the block ends."""
    family = socket.AF_INET6 if ":" in end else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((end, port))
        door.listen(64)
        here = Outside(port=door.getsockname()[1])
        Thread(target=here.serve, args=(door, secured), daemon=True).start()
        yield here
        with suppress(OSError):
            door.shutdown(socket.SHUT_RDWR)
