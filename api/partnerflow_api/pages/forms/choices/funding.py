"""What a grant consists of: tranches, milestones, conditions, reports, reviews, packs, changes and appeals."""

from __future__ import annotations

from partnerflow_api.pages.forms.fields import Choice
from partnerflow_api.pages.forms.setting import Setting


def tranches(setting: Setting) -> list[Choice]:
    """The tranches; those that are paid or lapsed behind them."""
    return [
        Choice(value=each.ref, label=f"{each.ref} · {setting.particular.money(each.planned)}", aside=not each.open)
        for each in (setting.grant.grant.tranches.values() if setting.grant is not None else ())
    ]


def milestones(setting: Setting) -> list[Choice]:
    """The milestones; those that were approved behind them."""
    return [
        Choice(value=each.ref, label=f"{each.ref} · {each.tranche}", aside=each.outcome == "approved")
        for each in (setting.grant.grant.milestones.values() if setting.grant is not None else ())
    ]


def conditions(setting: Setting) -> list[Choice]:
    """The conditions; those that were met behind them."""
    words = setting.words
    return [
        Choice(
            value=each.ref,
            label=" · ".join((each.ref, *([words.short_day(each.due_on)] if each.due_on else []))),
            aside=each.met_on is not None,
        )
        for each in (setting.grant.grant.conditions.values() if setting.grant is not None else ())
    ]


def reports(setting: Setting) -> list[Choice]:
    """The progress reports, the newest first."""
    words = setting.words
    known = list(setting.grant.grant.reports.values())[::-1] if setting.grant is not None else []
    return [
        Choice(
            value=each.ref,
            label=f"{each.ref} · {words.short_day(each.period.start)} – {words.short_day(each.period.end)}",
        )
        for each in known
    ]


def reviews(setting: Setting) -> list[Choice]:
    """The reviews, the newest first."""
    words = setting.words
    known = list(setting.grant.grant.reviews.values())[::-1] if setting.grant is not None else []
    return [
        Choice(
            value=each.ref,
            label=f"{each.ref} · {words.value('reviewOutcome', each.outcome)} · {words.short_day(each.on)}",
        )
        for each in known
    ]


def packs(setting: Setting) -> list[Choice]:
    """The evidence packs, the newest first."""
    known = list(setting.grant.grant.packs.values())[::-1] if setting.grant is not None else []
    return [
        Choice(
            value=each.ref,
            label=" · ".join(part for part in (each.ref, each.milestone, setting.words.short_day(each.on)) if part),
        )
        for each in known
    ]


def changes(setting: Setting) -> list[Choice]:
    """The changes that were notified; those that were decided behind them."""
    words = setting.words
    return [
        Choice(
            value=each.ref,
            label=f"{each.ref} · {words.value('changeType', each.kind)}",
            aside=each.outcome is not None,
        )
        for each in (setting.grant.grant.changes.values() if setting.grant is not None else ())
    ]


def appeals(setting: Setting) -> list[Choice]:
    """The appeals; those that were decided behind them."""
    return [
        Choice(value=each.ref, label=f"{each.ref} ({each.review})", aside=each.outcome is not None)
        for each in (setting.grant.grant.appeals.values() if setting.grant is not None else ())
    ]
