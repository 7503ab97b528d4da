"""What the GA checks say, in every language of the house: what is wrong and what to do."""

from pathlib import Path

from workflows.values.yaml_files import load_data

_DATA = load_data(Path(__file__).with_name("messages.yaml"))
# Words that hint at a regular offer (GA-24), lower case, in the languages people write in.
REGULAR_WORDS: tuple[str, ...] = tuple(_DATA["regular_words"])
MESSAGES: dict[str, dict[str, str]] = _DATA["messages"]
