"""The example, brought so far that after a return everything still holds: who came later has signed, each has consulted."""

from __future__ import annotations

from typing import Any

from tests.support.dossier import Dossier

KEY = "vast-verder"
BY = "LIN"
DAY = "2025-10-20"
EXECUTING = "executing"
SIGNALS = [{"guard": "G2.9", "reason": "Onderhandeld is er al."}]


def complete(dossier: Dossier) -> None:
    """Tell what the newcomers had not done yet, so that every guard from sharing on holds."""
    submitted = dossier.reads("history?fact=DeliverableSubmitted&pageSize=200")["items"]
    intention = [item["data"] for item in submitted if item["data"]["deliverable"]["kind"] == "intentieverklaring"][-1]
    ambition = dossier.reads("ambition-status")["answer"]["version"]
    for code in dossier.reads("members")["answer"]["counting"]:
        consulted = {"organisation": code, "ambitionVersion": ambition, "support": "broad"}
        dossier.tells("consultations", by=code, data=consulted)
    signed: dict[str, Any] = {"organisation": "SOC", "mandate": "M-SOC-1", "signatureMethod": "handwritten"}
    signed |= {"signatories": [{"person": "p-013", "capacity": "director"}], "sha256": intention["sha256"]}
    dossier.tells(
        f"deliverables/intentieverklaring/versions/{intention['deliverable']['version']}/signatures",
        by="SOC",
        data=signed,
    )
    dossier.tells("evaluations", data={"kind": "annual", "plannedOn": "2026-10-01"})


def back_to_sharing(dossier: Dossier) -> dict[str, Any]:
    """A return on which the partners decide that whatever is in force stays as it is."""
    usual = dossier.reads("return-preview?to=sharing")["answer"]["fates"]
    fates = [{**item, "fate": "unchanged"} for item in usual]
    return dossier.returns("sharing", target_on="2025-12-01", fates=fates, ambitionFate="unchanged")
