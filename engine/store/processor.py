"""Looks whether LanceDB's code can run on this processor, before it is loaded: it would end the process."""

from __future__ import annotations

from numpy._core import _multiarray_umath  # type: ignore[attr-defined]  # the stubs leave it out

from engine.errors import ProcessorUnfit


def check_processor() -> None:
    """Raise ``ProcessorUnfit`` on an x86 processor without AVX2, which LanceDB's wheels are compiled for."""
    # NumPy's own account of the processor, the same on all systems; one of another kind has no such entry.
    if not getattr(_multiarray_umath, "__cpu_features__", {}).get("AVX2", True):
        raise ProcessorUnfit(
            "Carrel's search needs a processor with AVX2, as Intel makes them since 2013 and AMD since 2015, and this "
            "one has none: use Carrel on a newer computer."
        )
