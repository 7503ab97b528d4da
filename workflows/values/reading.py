"""How a value says that it can't be read."""


class Unreadable(ValueError):
    """What was typed is not what was asked for; `message` tells the person what to do."""

    def __init__(self, message: object) -> None:
        super().__init__(str(message))
        self.message = str(message)
