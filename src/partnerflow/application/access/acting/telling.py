"""What a principal tells: facts, moves, and the history of a partnership at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from partnerflow.application.access.acting.ground import Ground
from partnerflow.application.imports import ImportReport, ImportRequest
from partnerflow.application.moves.moving import Preview
from partnerflow.application.moves.request import MoveRequest
from partnerflow.application.recording import RecordAnswer, RecordRequest


class Telling(Ground):
    """Telling, as far as the principal may; methods do what those of `Partnerflow` do."""

    def record(self, request: RecordRequest) -> RecordAnswer:
        return self._recorded(self._judging.record(self._own(request)))

    def preview(self, request: MoveRequest) -> Preview:
        return self._judging.preview(replace(request, record=self._own(request.record)))

    def move(self, request: MoveRequest) -> RecordAnswer:
        return self._recorded(self._judging.move(replace(request, record=self._own(request.record))))

    def import_facts(
        self, lines: Iterable[bytes], request: ImportRequest, progress: Callable[[int], None] | None = None
    ) -> ImportReport:
        report = self._judging.import_facts(lines, replace(request, principal=self.principal.id), progress)
        return report if request.dry_run or report.refused else self._recorded(report)
