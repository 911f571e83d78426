"""The sheets of facts that are nobody's daily work: those about other facts."""

from __future__ import annotations

from partnerflow_api.pages.forms import sheets
from partnerflow_api.pages.forms.sheets import Sheet

sheets.add(
    Sheet(fact="RecordCorrected", first=("corrects", "pointer", "old", "new", "reason"), intro="forms.correcting")
)
sheets.add(Sheet(fact="RecordRetracted", first=("retracts", "reason"), intro="forms.retracting"))
sheets.add(Sheet(fact="DisclosureErased", first=("fact", "pointers", "ground"), intro="forms.erasing"))
