-- Away with all read models, to be made anew in another form.
DROP TABLE IF EXISTS projections;
DROP TABLE IF EXISTS projection_passed_over;
DROP TABLE IF EXISTS partnership_summaries;
DROP TABLE IF EXISTS summary_partners;
DROP TABLE IF EXISTS summary_readers;
DROP TABLE IF EXISTS organisation_summaries;
DROP TABLE IF EXISTS portfolio_partnerships;
DROP TABLE IF EXISTS portfolio_funders;
DROP TABLE IF EXISTS portfolio_stays;
DROP TABLE IF EXISTS portfolio_returns;
DROP TABLE IF EXISTS portfolio_items;
DROP TABLE IF EXISTS portfolio_census;
DROP TABLE IF EXISTS portfolio_lengths;
DROP TABLE IF EXISTS portfolio_listed;
DROP TABLE IF EXISTS portfolio_heard;
