"""Two notaries over one database: one of them closes each epoch, the other stands back."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread

from partnerflow.errors import PartnerflowError
from partnerflow.ledger.kept import KeptLedger
from partnerflow.ledger.notary import Notary
from partnerflow.ledger.scrub.scrubbing import Scrubbed
from partnerflow.persistence.opening import open_store
from tests.contract.ledger.telling import fill, found, plain, settled
from tests.support.ledgers import ledger_over
from tests.support.stores import follow_to

ROUNDS = 8


class Elsewhere:
    """Notaries on two machines share no lock: each has a folder of its own, with the same key."""

    def __init__(self, folder: Path) -> None:
        self.first, self.second = folder / "first", folder / "second"

    def share_the_key(self) -> None:
        self.second.mkdir()
        (self.second / "notary.key").write_bytes((self.first / "notary.key").read_bytes())


def notary_of(ledger: KeptLedger) -> Notary:
    assert ledger.notary is not None
    return ledger.notary


def test_an_epoch_that_was_closed_meanwhile_is_not_closed_again(durable_url: str, tmp_path: Path) -> None:
    machines = Elsewhere(tmp_path)
    with closing(open_store(durable_url)) as store:
        one = ledger_over(store, machines.first, contents=plain())
        machines.share_the_key()
        other = ledger_over(store, machines.second, contents=plain())
        fill(store, 2, 3)
        slow: Scrubbed = notary_of(other).scrub.run()

        checkpoint = settled(one, store)
        late = notary_of(other).conclude(slow, ())

        assert late is None
        assert other.standing().size == checkpoint.size
        assert notary_of(one).scrub.run().findings == ()


def test_notaries_that_work_at_the_same_time_make_one_ledger(durable_url: str, tmp_path: Path) -> None:
    machines = Elsewhere(tmp_path)
    with closing(open_store(durable_url)) as store:
        one = ledger_over(store, machines.first, contents=plain())
        machines.share_the_key()
        notaries = [notary_of(one), notary_of(ledger_over(store, machines.second, contents=plain()))]
        failures: list[PartnerflowError] = []

        for number in range(ROUNDS):
            found(store, f"round-{number}", '{"n":1}')
            follow_to(store, 2 * number + 2)
            gate = Barrier(2)
            hands = [Thread(target=_round, args=(notary, gate, failures)) for notary in notaries]
            for hand in hands:
                hand.start()
            for hand in hands:
                hand.join()

        assert failures == []
        assert one.scrub.run().findings == ()
        assert one.standing().position == ROUNDS * 2


def test_processes_that_start_together_share_one_key(durable_url: str, tmp_path: Path) -> None:
    gate, opened = Barrier(4), list[str]()
    with closing(open_store(durable_url)) as store:

        def begin() -> None:
            gate.wait()
            opened.extend(ledger_over(store, tmp_path / "ledger", contents=plain()).standing().vkeys)

        hands = [Thread(target=begin) for _ in range(4)]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()

        assert len(opened) == 4
        assert len(set(opened)) == 1


def _round(notary: Notary, gate: Barrier, failures: list[PartnerflowError]) -> None:
    gate.wait()
    try:
        notary.conclude(notary.scrub.run(), ())
    except PartnerflowError as error:
        failures.append(error)
