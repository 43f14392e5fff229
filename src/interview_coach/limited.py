"""Limits a process sets itself before it reads what came from outside."""

from __future__ import annotations


def limit_self(memory_bytes: int, seconds: int) -> None:
    """Address space and processor time from now on, no file written, no memory dump; where the system has such limits
    (not on Windows). A process that works on one thing after the other calls it before each of them."""
    try:
        import resource  # POSIX only
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = seconds + int(used.ru_utime + used.ru_stime) + 1
    amounts = (("RLIMIT_AS", memory_bytes), ("RLIMIT_CPU", until), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0))
    for name, amount in amounts:
        limit = getattr(resource, name, None)
        if limit is None:
            continue
        _, hard = resource.getrlimit(limit)
        try:
            resource.setrlimit(limit, (amount if hard == resource.RLIM_INFINITY else min(amount, hard), hard))
        except (ValueError, OSError):  # the system refuses to go lower: the time limit outside still holds
            continue
