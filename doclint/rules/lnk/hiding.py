"""Text of a page as a report quotes it: rewritten links without what they carry of whoever copied them."""

from __future__ import annotations

import re

from doclint.document.links import decode_markdown, without_trailing_punctuation
from doclint.rules.lnk.wrappers import unwrap

# A scheme however Markdown or HTML may write it, and all that may belong to the URL.
_CANDIDATE = re.compile(r"https?(?::|&colon;|&#0{0,5}58;|&#x0{0,5}3a;|\\:)[^\s<>\"`]+", re.IGNORECASE)
_HOST = re.compile(r"[^/]{1,20}//[^/?#]*")
_HIDDEN = "*"


def hide_wrapped(text: str) -> str:
    """The text with `*` for each character behind the host of a rewritten link; it is as long as before."""
    return _CANDIDATE.sub(_hidden, text)


def _hidden(match: re.Match[str]) -> str:
    written = without_trailing_punctuation(match[0])
    if unwrap(decode_markdown(written)) is None:
        return match[0]
    host = _HOST.match(written)
    shown = host.end() if host is not None else 0
    return written[:shown] + _HIDDEN * (len(written) - shown) + match[0][len(written) :]
