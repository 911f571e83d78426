"""However a partnership is led, it is where a simple model says, on each store, and in a process that starts afresh."""

from __future__ import annotations

from contextlib import closing
from itertools import count

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from partnerflow.domain.history import History
from partnerflow.domain.partnership import PartnershipState
from partnerflow.persistence.histories import Histories
from partnerflow.persistence.opening import open_store
from tests.contract.walks.process import walked_process
from tests.contract.walks.telling import LAST_DAY, Teller, register_all
from tests.contract.walks.walk import Walk
from tests.support.service import service_over

WALKS = settings(max_examples=40, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck))


def test_a_partnership_is_where_the_model_is_however_it_is_led(durable_url: str) -> None:
    process, keys = walked_process(), count(1)
    with closing(service_over(open_store(durable_url), today=LAST_DAY, following=[process])) as service:
        register_all(service, process)

        class StoredWalk(Walk):
            """A walk in this store, looked at again at its end by a process that knows nothing yet."""

            def begin(self) -> Teller:
                return Teller(service, process, f"wandeling-{next(keys)}")

            def teardown(self) -> None:
                if not hasattr(self, "model"):
                    return
                stream = Histories(service.store, service.processes, service.clock).find("partnership", self.teller.key)
                assert stream is not None
                assert stream.history.state == self.state
                for day, (phase, round_, stays) in self.days.items():
                    told = [fact for fact in stream.history.facts if fact.occurred_on <= day]
                    then, as_read_now = (stream.history.at(as_of=day, as_known_at=known) for known in (day, None))
                    assert then == History("partnership", process, told).state
                    for state in (then, as_read_now):
                        assert isinstance(state, PartnershipState)
                        course = state.course
                        assert (course.phase, course.round, len(course.stays)) == (phase, round_, stays)

        run_state_machine_as_test(StoredWalk, settings=WALKS)
