# re.Pattern and re.Match take type arguments; typing has them too.
import re
from typing import Match, Optional, Pattern


def first(pattern: Pattern[str], text: str) -> Optional[Match[str]]:
    return pattern.search(text)


print(re.Pattern[str], re.Match[bytes], first(re.compile("b"), "abc").span(), isinstance(re.compile("x"), re.Pattern))
