"""What is asked of docsite's speed, figure by figure, and how it stands."""
import statistics
from dataclasses import dataclass


@dataclass
class Row:
    """One figure. It is met where it is no larger than what is asked."""

    work: str
    ours: str
    other: str
    figure: float
    cpu: float | None = None
    """The ratio of processor times, where the figure is one of times."""
    must: float | None = None
    aim: float | None = None
    unit: str = ""
    """Of the figure, where it is no ratio."""

    @classmethod
    def of_times(cls, work, ours, theirs, name, must=None, aim=None):
        """Compares the results of two that took turns: the ratio is the median over the turns."""
        pairs = list(zip(ours, theirs, strict=True))
        seconds = statistics.median(one.seconds / other.seconds for one, other in pairs)
        cpu = statistics.median(one.cpu / other.cpu for one, other in pairs)
        own, others = (statistics.median(result.seconds for result in results) for results in (ours, theirs))
        return cls(work, f"{own:.2f} s", f"{name} {others:.2f} s", seconds, cpu, must, aim)

    @property
    def verdict(self):
        if self.must is None or self.aim is None:
            return ""
        return "aim met" if self.figure <= self.aim else "must met" if self.figure <= self.must else "MISSED"

    def cells(self):
        def number(value, digits=3):
            return "" if value is None else f"{value:,.0f} {self.unit}" if self.unit else f"{value:.{digits}f}"

        cpu = "" if self.cpu is None else f"{self.cpu:.3f}"
        return [self.work, self.ours, self.other, number(self.figure), cpu, number(self.must, 2), number(self.aim, 2),
                self.verdict]


def table(rows):
    """The rows as a table of Markdown."""
    titles = ["work", "docsite", "against", "figure", "processor", "must", "aim", ""]
    return markdown([titles, *(row.cells() for row in rows)])


def guide(rows):
    """What the guide tells of the rows: those that were measured side by side with Hugo."""
    lines = [[row.work, row.ours, row.other.removeprefix("Hugo "), f"{row.figure:.2f}"]
             for row in rows if row.other.startswith("Hugo ")]
    return markdown([["work", "docsite", "Hugo", "ratio"], *lines])


def markdown(lines):
    """A table of Markdown; the first line holds the titles."""
    widths = [max(3, *(len(cell) for cell in column)) for column in zip(*lines, strict=True)]
    rule = ["-" * width for width in widths]
    return "\n".join("| " + " | ".join(map(str.ljust, line, widths)) + " |" for line in [lines[0], rule, *lines[1:]])
