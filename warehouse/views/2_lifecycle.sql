-- The class of a client from its orders and its own cycle (docs/domain.md §2), on the evening of each month.

CREATE VIEW purchase_days AS
SELECT o.client, o.day, min(o.month) AS month, count(*) AS orders
FROM orders o CROSS JOIN rule r
WHERE o.is_purchase = 1 AND o.day <= r.today
GROUP BY o.client, o.day;

-- A purchase with the one before it all and the one after it: what was known from its day until the next.
CREATE VIEW purchase_spans AS
SELECT client, day, month,
  row_number() OVER (PARTITION BY client ORDER BY day) AS n,
  min(day) OVER (PARTITION BY client) AS first_day,
  min(month) OVER (PARTITION BY client) AS first_month,
  lead(day) OVER (PARTITION BY client ORDER BY day) AS next_day
FROM purchase_days;

-- The mean cycle as a fraction, `span` days over `intervals`; of one and of two orders the default has a say.
CREATE VIEW cycles AS
SELECT s.*,
  CASE WHEN s.n = 1 THEN r.default_cycle_days WHEN s.n = 2 THEN greatest(s.day - s.first_day, r.default_cycle_days) ELSE s.day - s.first_day END AS span,
  CASE WHEN s.n <= 2 THEN 1 ELSE s.n - 1 END AS intervals
FROM purchase_spans s CROSS JOIN rule r;

CREATE VIEW clamped_cycles AS
SELECT c.client, c.day, c.month, c.n, c.first_day, c.first_month, c.next_day,
  CASE WHEN c.span < r.min_cycle_days * c.intervals THEN r.min_cycle_days WHEN c.span > r.max_cycle_days * c.intervals THEN r.max_cycle_days ELSE c.span END AS span,
  CASE WHEN c.span < r.min_cycle_days * c.intervals OR c.span > r.max_cycle_days * c.intervals THEN 1 ELSE c.intervals END AS intervals
FROM cycles c CROSS JOIN rule r;

-- Whole days of so many cycles, never fewer than the least.
CREATE VIEW asked_limits AS
SELECT c.*,
  least(greatest(CAST(floor(r.at_risk_tenths * c.span / (10 * c.intervals)) AS BIGINT), r.at_risk_min_days), r.at_risk_max_days) AS own_at_risk,
  greatest(CAST(floor(r.active_tenths * c.span / (10 * c.intervals)) AS BIGINT), r.active_min_days) AS own_active,
  least(greatest(CAST(floor(r.inactive_tenths * c.span / (10 * c.intervals)) AS BIGINT), r.inactive_min_days), r.inactive_max_days) AS own_inactive
FROM clamped_cycles c CROSS JOIN rule r;

-- The last day of each class, in days since the clock began.
CREATE VIEW courses AS
SELECT l.client, l.day, l.month, l.n, l.first_day, l.first_month, l.next_day,
  CASE WHEN r.fixed_periods = 1 THEN r.fixed_active_days ELSE least(l.own_active, l.own_at_risk) END AS active_days,
  CASE WHEN r.fixed_periods = 1 THEN r.fixed_at_risk_days ELSE l.own_at_risk END AS at_risk_days,
  CASE WHEN r.fixed_periods = 1 THEN r.fixed_inactive_days ELSE l.own_inactive END AS inactive_days
FROM asked_limits l CROSS JOIN rule r;

-- *Sazonal*: the shortest circular run of months that holds most orders of two of its years. Looked for only where the client let
-- more than its active days pass; two seasons cannot be nearer than 240 days.
CREATE VIEW season_runs AS
SELECT b.begins, l.length
FROM (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11)) AS b(begins)
CROSS JOIN (VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11)) AS l(length)
CROSS JOIN rule r
WHERE l.length <= r.seasonal_months AND r.fixed_periods = 0;

-- How many of the orders so far fell into January, February and so on.
CREATE VIEW months_bought AS
SELECT client, n, day, month, first_day, first_month, next_day,
  sum(CASE WHEN month % 12 = 0 THEN 1 ELSE 0 END) OVER (PARTITION BY client ORDER BY day) AS m0,
  sum(CASE WHEN month % 12 = 1 THEN 1 ELSE 0 END) OVER (PARTITION BY client ORDER BY day) AS m1,
  sum(CASE WHEN month % 12 = 2 THEN 1 ELSE 0 END) OVER (PARTITION BY client ORDER BY day) AS m2,
  sum(CASE WHEN month % 12 = 3 THEN 1 ELSE 0 END) OVER (PARTITION BY client ORDER BY day) AS m3,
  sum(CASE WHEN month % 12 = 4 THEN 1 ELSE 0 END) OVER (PARTITION BY client ORDER BY day) AS m4,
  sum(CASE WHEN month % 12 = 5 THEN 1 ELSE 0 END) OVER (PARTITION BY client ORDER BY day) AS m5,
  sum(CASE WHEN month % 12 = 6 THEN 1 ELSE 0 END) OVER (PARTITION BY client ORDER BY day) AS m6,
  sum(CASE WHEN month % 12 = 7 THEN 1 ELSE 0 END) OVER (PARTITION BY client ORDER BY day) AS m7,
  sum(CASE WHEN month % 12 = 8 THEN 1 ELSE 0 END) OVER (PARTITION BY client ORDER BY day) AS m8,
  sum(CASE WHEN month % 12 = 9 THEN 1 ELSE 0 END) OVER (PARTITION BY client ORDER BY day) AS m9,
  sum(CASE WHEN month % 12 = 10 THEN 1 ELSE 0 END) OVER (PARTITION BY client ORDER BY day) AS m10,
  sum(CASE WHEN month % 12 = 11 THEN 1 ELSE 0 END) OVER (PARTITION BY client ORDER BY day) AS m11
FROM purchase_spans;

CREATE VIEW season_wanted AS
SELECT b.* FROM months_bought b JOIN courses c ON c.client = b.client AND c.n = b.n CROSS JOIN rule r
WHERE b.n >= 2 AND b.day - b.first_day >= 240 AND COALESCE(b.next_day, 2000000000) - b.day > c.active_days AND r.fixed_periods = 0 AND r.seasonal_months > 0;

-- Few have as many in any run of the longest length: of the others nothing more is asked.
CREATE VIEW season_asked AS
SELECT DISTINCT a.client, a.n, a.day, a.month, a.first_day, a.first_month
FROM season_wanted a
CROSS JOIN (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11)) AS b(begins)
CROSS JOIN rule r
WHERE (CASE WHEN (0 + 12 - b.begins) % 12 < r.seasonal_months THEN a.m0 ELSE 0 END
  + CASE WHEN (1 + 12 - b.begins) % 12 < r.seasonal_months THEN a.m1 ELSE 0 END
  + CASE WHEN (2 + 12 - b.begins) % 12 < r.seasonal_months THEN a.m2 ELSE 0 END
  + CASE WHEN (3 + 12 - b.begins) % 12 < r.seasonal_months THEN a.m3 ELSE 0 END
  + CASE WHEN (4 + 12 - b.begins) % 12 < r.seasonal_months THEN a.m4 ELSE 0 END
  + CASE WHEN (5 + 12 - b.begins) % 12 < r.seasonal_months THEN a.m5 ELSE 0 END
  + CASE WHEN (6 + 12 - b.begins) % 12 < r.seasonal_months THEN a.m6 ELSE 0 END
  + CASE WHEN (7 + 12 - b.begins) % 12 < r.seasonal_months THEN a.m7 ELSE 0 END
  + CASE WHEN (8 + 12 - b.begins) % 12 < r.seasonal_months THEN a.m8 ELSE 0 END
  + CASE WHEN (9 + 12 - b.begins) % 12 < r.seasonal_months THEN a.m9 ELSE 0 END
  + CASE WHEN (10 + 12 - b.begins) % 12 < r.seasonal_months THEN a.m10 ELSE 0 END
  + CASE WHEN (11 + 12 - b.begins) % 12 < r.seasonal_months THEN a.m11 ELSE 0 END) * 100 >= r.seasonal_percent * a.n;

CREATE VIEW season_fits AS
SELECT a.client, a.n, w.begins, w.length,
  sum(CASE WHEN (p.month + 12 - w.begins) % 12 < w.length THEN 1 ELSE 0 END) AS inside,
  count(DISTINCT CASE WHEN (p.month + 12 - w.begins) % 12 < w.length THEN p.month - (p.month + 12 - w.begins) % 12 END) AS years
FROM season_asked a
JOIN purchase_spans p ON p.client = a.client AND p.n <= a.n
CROSS JOIN season_runs w
GROUP BY a.client, a.n, w.begins, w.length;

CREATE VIEW season_chosen AS
SELECT f.client, f.n, f.begins, f.length,
  row_number() OVER (PARTITION BY f.client, f.n ORDER BY f.length, f.inside DESC, f.begins) AS choice
FROM season_fits f CROSS JOIN rule r
WHERE f.years >= 2 AND f.inside * 100 >= r.seasonal_percent * f.n;

-- From which day the season is believed in, and the end of the next one after the last order: there the clock begins.
CREATE VIEW seasons AS
SELECT a.client, a.n,
  b.first_day + least(a.first_day - f.first_day + 1, b.days) - 1 AS believed_from,
  e.first_day + e.days - 1 AS clock
FROM season_chosen s
JOIN season_asked a ON a.client = s.client AND a.n = s.n
CROSS JOIN rule r
JOIN calendar f ON f.month = a.first_month
JOIN calendar b ON b.month = a.first_month + r.seasonal_history_months
JOIN calendar e ON e.month = a.month + (s.begins - a.month % 12 + 11) % 12 + s.length
WHERE s.choice = 1;

-- What the orders alone say on each evening.
CREATE VIEW elapsed AS
SELECT e.month, c.client, c.active_days, c.at_risk_days, c.inactive_days, e.day - c.day AS since_order,
  CASE WHEN e.day - c.day <= c.active_days OR s.clock IS NULL OR s.believed_from > e.day THEN e.day - c.day ELSE e.day - s.clock END AS days
FROM evenings e
JOIN courses c ON c.day <= e.day AND COALESCE(c.next_day, 2000000000) > e.day
LEFT JOIN seasons s ON s.client = c.client AND s.n = c.n;

CREATE VIEW classes_by_time AS
SELECT month, client,
  CASE WHEN days <= active_days THEN 'active' WHEN days <= at_risk_days THEN 'at_risk' WHEN days <= inactive_days THEN 'inactive' ELSE 'former' END AS class
FROM elapsed;

-- Everybody on every evening: in the carteira or not, in which situation, of which vendedor, in which class.
CREATE VIEW everybody AS
SELECT e.month, e.day, e.year_start, c.client, c.uf, c.city, c.city_key, c.industry, c.industry_key,
  CASE WHEN COALESCE(c.entered, -2000000000) > e.day THEN 'not_entered' WHEN COALESCE(c.left_day, 2000000000) <= e.day THEN 'left' ELSE 'here' END AS presence,
  COALESCE(s.situation, 'active') AS situation, h.salesperson, t.class AS class_by_time,
  CASE WHEN s.situation = 'former' THEN 'former' WHEN t.class IS NOT NULL THEN t.class WHEN s.situation = 'prospect' THEN 'prospect' ELSE 'no_orders' END AS class
FROM evenings e
CROSS JOIN clients c
LEFT JOIN situations s ON s.client = c.client AND COALESCE(s.from_day, -2000000000) <= e.day AND COALESCE(s.until_day, 2000000000) > e.day
LEFT JOIN holdings h ON h.client = c.client AND COALESCE(h.from_day, -2000000000) <= e.day AND COALESCE(h.until_day, 2000000000) > e.day
LEFT JOIN classes_by_time t ON t.client = c.client AND t.month = e.month;
