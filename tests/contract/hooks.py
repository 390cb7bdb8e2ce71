"""What schemathesis cannot be told in its configuration."""

from itertools import count

import schemathesis

KEY = "Idempotency-Key"
numbers = count()


@schemathesis.hook
def before_call(context, case, **kwargs):
    """A key stands for one request: generated twice, it would give the answer of an earlier scenario again."""
    key = case.headers.get(KEY) if case.headers else None
    if key and len(key) < 190:
        case.headers[KEY] = f"{next(numbers)}-{key}"
