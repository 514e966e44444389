"""The digests of short texts, by what Python itself brings: hashlib loads OpenSSL first, which takes 2 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b as blake2b
    from hashlib import sha256 as sha256
else:
    # Where hashlib gets them without OpenSSL: `_sha2` has been `_sha256` until Python 3.12.
    try:
        from _blake2 import blake2b as blake2b

        try:
            from _sha2 import sha256 as sha256
        except ImportError:
            from _sha256 import sha256 as sha256
    except ImportError:
        from hashlib import blake2b as blake2b
        from hashlib import sha256 as sha256
