-- What the views ask of the rules, as one row: the numbers of the table `law` by their names (docs/lake.md).
CREATE VIEW rule AS SELECT
  max(CASE WHEN name = 'today' THEN value END) AS today,
  max(CASE WHEN name = 'month' THEN value END) AS month,
  max(CASE WHEN name = 'include_blocked' THEN value END) AS include_blocked,
  max(CASE WHEN name = 'include_prospects' THEN value END) AS include_prospects,
  max(CASE WHEN name = 'include_former' THEN value END) AS include_former,
  max(CASE WHEN name = 'exclude_silent' THEN value END) AS exclude_silent,
  max(CASE WHEN name = 'typed_order_counts' THEN value END) AS typed_order_counts,
  max(CASE WHEN name = 'imported_order_counts' THEN value END) AS imported_order_counts,
  max(CASE WHEN name = 'goal_percent' THEN value END) AS goal_percent,
  max(CASE WHEN name = 'a_days' THEN value END) AS a_days,
  max(CASE WHEN name = 'b_days' THEN value END) AS b_days,
  max(CASE WHEN name = 'c_days' THEN value END) AS c_days,
  max(CASE WHEN name = 'prospect_days' THEN value END) AS prospect_days,
  max(CASE WHEN name = 'due_hundredths' THEN value END) AS due_hundredths,
  max(CASE WHEN name = 'overdue_hundredths' THEN value END) AS overdue_hundredths,
  max(CASE WHEN name = 'forgotten_hundredths' THEN value END) AS forgotten_hundredths,
  max(CASE WHEN name = 'a_percent' THEN value END) AS a_percent,
  max(CASE WHEN name = 'b_percent' THEN value END) AS b_percent,
  max(CASE WHEN name = 'fixed_periods' THEN value END) AS fixed_periods,
  max(CASE WHEN name = 'default_cycle_days' THEN value END) AS default_cycle_days,
  max(CASE WHEN name = 'min_cycle_days' THEN value END) AS min_cycle_days,
  max(CASE WHEN name = 'max_cycle_days' THEN value END) AS max_cycle_days,
  max(CASE WHEN name = 'active_tenths' THEN value END) AS active_tenths,
  max(CASE WHEN name = 'active_min_days' THEN value END) AS active_min_days,
  max(CASE WHEN name = 'at_risk_tenths' THEN value END) AS at_risk_tenths,
  max(CASE WHEN name = 'at_risk_min_days' THEN value END) AS at_risk_min_days,
  max(CASE WHEN name = 'at_risk_max_days' THEN value END) AS at_risk_max_days,
  max(CASE WHEN name = 'inactive_tenths' THEN value END) AS inactive_tenths,
  max(CASE WHEN name = 'inactive_min_days' THEN value END) AS inactive_min_days,
  max(CASE WHEN name = 'inactive_max_days' THEN value END) AS inactive_max_days,
  max(CASE WHEN name = 'fixed_active_days' THEN value END) AS fixed_active_days,
  max(CASE WHEN name = 'fixed_at_risk_days' THEN value END) AS fixed_at_risk_days,
  max(CASE WHEN name = 'fixed_inactive_days' THEN value END) AS fixed_inactive_days,
  max(CASE WHEN name = 'seasonal_percent' THEN value END) AS seasonal_percent,
  max(CASE WHEN name = 'seasonal_months' THEN value END) AS seasonal_months,
  max(CASE WHEN name = 'seasonal_history_months' THEN value END) AS seasonal_history_months
FROM law;

-- The days on which classes are asked for: the day each month is judged on, and the evening before the first of them.
CREATE VIEW evenings AS
SELECT month, ref_day AS day, year_start FROM months
UNION ALL
SELECT min(month) - 1, min(first_day) - 1, CAST(NULL AS INT) FROM months;
