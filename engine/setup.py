"""Builds the kernels: one plain C11 library for every Python. Where no compiler works, tiework installs without it."""

import os
import platform

from setuptools import Extension, setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_ext import build_ext

SOURCES = sorted(
    f"tiework/kernels/src/{name}" for name in os.listdir("tiework/kernels/src") if name.endswith(".c")
)
HEADERS = sorted(
    f"tiework/kernels/src/{name}" for name in os.listdir("tiework/kernels/src") if name.endswith(".h")
)
# One build for all machines of a kind. No contraction into fused multiply-add: the same bytes everywhere.
FLAGS = ["-std=c11", "-O3", "-ffp-contract=off", "-fno-math-errno", "-fvisibility=hidden", "-Wall", "-Wextra"]
if platform.machine().lower() in ("x86_64", "amd64"):
    FLAGS.append("-march=x86-64-v2")


class Library(build_ext):
    """Builds a library that knows nothing of Python, so it carries no Python version in its name."""

    def get_ext_filename(self, fullname: str) -> str:
        return os.path.join(*fullname.split(".")) + (".dll" if os.name == "nt" else ".so")

    def get_export_symbols(self, ext: Extension) -> list[str]:
        return list(ext.export_symbols)


class Wheel(bdist_wheel):
    """Names the wheel for the machine alone: any Python 3 takes it."""

    def get_tag(self) -> tuple[str, str, str]:
        return "py3", "none", super().get_tag()[2]


setup(
    ext_modules=[
        Extension(
            "tiework.kernels.lib.tiework",
            SOURCES,
            depends=HEADERS,
            extra_compile_args=FLAGS,
            libraries=["m"],
            optional=True,
        )
    ],
    cmdclass={"build_ext": Library, "bdist_wheel": Wheel},
)
