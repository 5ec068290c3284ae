"""What the reader does and how it is answered: functions, questions, numbers to find by trying, and lines with a slip among them.

Each file of a topic's exercises takes what it needs from here; `calling` runs a reader's function, `wording` says what was found.
"""

from .function import Exercise, Slip
from .lines import FindTheSlip, Planted
from .question import Question
from .task import report_on
from .trial import Trap, Trial

__all__ = ["Exercise", "FindTheSlip", "Planted", "Question", "Slip", "Trap", "Trial", "report_on"]
