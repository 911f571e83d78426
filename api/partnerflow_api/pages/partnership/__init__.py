"""The page of a partnership, part by part: at a glance, the map, what is needed next, what is in force, who takes part,
its grants, its facts and its proof; and the page of one fact.

Lives here: what each part shows, read through the façade, ready for its template.
Never here: addresses (`pages.views`), words (`pages.words`), HTML (`pages/templates`).
May import: `partnerflow.application`, `partnerflow_api.pages`. Door: `dossier`, `timeline`, `grants`, `fact_page`.
Tests: tests/unit/pages.
"""
