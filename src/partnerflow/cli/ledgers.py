"""What the commands of a ledger tell, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partnerflow.errors import InvalidSettingError, UnprovenError
from partnerflow.transparency.checkpoints import open_checkpoint
from partnerflow.transparency.encoding import to_base64
from partnerflow.transparency.notes import VerifierKey
from partnerflow.transparency.proofs import tree_root, verify_consistency

if TYPE_CHECKING:
    from partnerflow.bootstrap import OpenedLedger
    from partnerflow.ledger.kept import KeptLedger
    from partnerflow.ledger.notary import Notary
    from partnerflow.ledger.stating import Recovered
    from partnerflow.ledger.tables import Signed

_SHOWN = 20


def signing(ledger: KeptLedger) -> Notary:
    """The notary of a ledger that this process may sign.

    Raises:
        InvalidSettingError: it may not.
    """
    if ledger.notary is None:
        raise InvalidSettingError("PARTNERFLOW_NOTARY is no: run this where the key is, with PARTNERFLOW_NOTARY=yes")
    return ledger.notary


def standing_data(ledger: KeptLedger, folder: Path | None) -> dict[str, Any]:
    """How a ledger stands."""
    from partnerflow.ledger.standings import standing as of_witnesses

    standing = ledger.standing()
    witnessed = of_witnesses(folder) if folder is not None else None
    return {
        "origin": standing.origin,
        "keys": standing.vkeys,
        "size": standing.size,
        "root": to_base64(standing.root),
        "at": standing.at,
        "position": standing.position,
        "logPosition": standing.log_position,
        "held": None
        if standing.held is None
        else {"reason": standing.held.reason, "at": standing.held.at, **standing.held.data},
        "cosignedBy": standing.witnesses,
        "quorum": witnessed.quorum if witnessed is not None else None,
        "witnesses": []
        if witnessed is None
        else [
            {"name": each.name, "url": each.url, "size": each.size, "at": each.at, "error": each.error}
            for each in witnessed.witnesses
        ],
    }


def fsck_told(opened: OpenedLedger) -> dict[str, Any]:
    """What a scrub finds; where it finds nothing, also which texts are gone without a fact that says so."""
    from partnerflow.application.lacking import lacking
    from partnerflow.persistence.codec import decode

    scrubbed = opened.ledger.scrub.run()
    gone = [] if scrubbed.findings else list(lacking(opened.store, opened.store.inspection, decode))
    return {
        "facts": scrubbed.recomputed.facts,
        "entries": scrubbed.recomputed.tree.size,
        "seconds": round(scrubbed.seconds, 3),
        "findings": [{"found": each.reason, **each.where} for each in scrubbed.findings],
        "lacking": len(gone),
        "lackingPlaces": [asdict(each) for each in gone[:_SHOWN]],
    }


def verified(ledger: KeptLedger, *, key: str | None, since: str | None, roots: Sequence[bytes]) -> dict[str, Any]:
    """What holds of the newest checkpoint.

    Raises:
        UnprovenError: something does not hold.
    """
    note = ledger.note()
    if note is None:
        raise InvalidSettingError("nothing was signed yet: run `partnerflow ledger checkpoint`")
    keys = [VerifierKey.parse(vkey) for vkey in ([key] if key is not None else ledger.standing().vkeys)]
    checkpoint = open_checkpoint(note, keys)
    if tree_root(checkpoint.size, ledger.nodes) != checkpoint.root:
        raise UnprovenError("root_differs", size=checkpoint.size)
    data: dict[str, Any] = {
        "origin": checkpoint.origin,
        "size": checkpoint.size,
        "root": to_base64(checkpoint.root),
        "signedBy": [vkey.vkey for vkey in keys],
    }
    if since is not None:
        earlier = open_checkpoint(since, keys)
        proof = ledger.consistency(earlier.size, checkpoint.size)
        verify_consistency(earlier.size, earlier.root, checkpoint.size, checkpoint.root, proof)
        data["since"] = earlier.size
    if roots:
        from partnerflow.ledger.stamping import read_timestamp

        data["timestamps"] = [
            {"size": size, "at": read_timestamp(token, ledger.note(size) or "", roots).isoformat()}
            for size, token in ledger.tables.timestamps(checkpoint.size)
        ]
    return data


def shown(recovered: Recovered) -> str:
    """How a hold ended, in a sentence."""
    if recovered.lost is None or recovered.signed is None:
        return f"Everything that was signed is here ({recovered.kept} entries): the hold is over."
    lost = recovered.lost
    return (
        f"{lost.origin} ended at {lost.size} entries; the first {recovered.kept} of them are kept, and the ledger says so. "
        f"The hold is over.\n{taken_over(recovered.signed)}"
    )


def taken_over(signed: Signed) -> str:
    """Which key took over, and who has to hear of it."""
    vkey = signed.vkeys[0]
    return (
        f"{vkey}\nsigns from {signed.size} entries on. Tell it to your readers, and to each witness, who runs:\n"
        f"  partnerflow witness add-log '{vkey}'"
    )
