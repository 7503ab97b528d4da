"""Settings of the house, by subject; everything an operator may change comes from the environment."""

from .apps import *
from .data import *
from .editing import *
from .environment import *
from .files import *
from .languages import *
from .logs import *
from .mail import *
from .people import *
from .safety import *
