-- Who stayed, who left, who came back (docs/domain.md §3), month by month, and the cohorts.

CREATE VIEW standings AS
SELECT month, client, CASE
  WHEN presence = 'not_entered' THEN 'never' WHEN presence = 'left' THEN 'former'
  WHEN class IN ('prospect', 'no_orders') THEN 'never' WHEN class IN ('active', 'at_risk') THEN 'active'
  ELSE class END AS standing
FROM everybody;

CREATE VIEW passages AS
SELECT m.month, m.label, b.standing AS at_start, e.standing AS at_end, COALESCE(x.bought, 0) AS bought
FROM months m
JOIN standings b ON b.month = m.month - 1
JOIN standings e ON e.month = m.month AND e.client = b.client
LEFT JOIN reached x ON x.month = m.month AND x.client = b.client;

CREATE VIEW turnover AS
SELECT label,
  sum(CASE WHEN at_start = 'active' THEN 1 ELSE 0 END) AS at_start,
  sum(CASE WHEN at_start = 'active' AND at_end = 'active' THEN 1 ELSE 0 END) AS retained,
  sum(CASE WHEN at_start = 'never' AND at_end = 'active' THEN 1 ELSE 0 END) AS opened,
  sum(CASE WHEN at_start IN ('inactive', 'former') AND at_end = 'active' THEN 1 ELSE 0 END) AS recovered,
  sum(CASE WHEN at_start = 'active' AND at_end <> 'active' THEN 1 ELSE 0 END) AS lost,
  sum(CASE WHEN at_end = 'active' THEN 1 ELSE 0 END) AS at_end,
  sum(CASE WHEN at_start = 'inactive' THEN 1 ELSE 0 END) AS inactive,
  sum(CASE WHEN at_start = 'inactive' AND bought = 1 THEN 1 ELSE 0 END) AS reactivated
FROM passages GROUP BY label;

CREATE VIEW cohort_sizes AS
SELECT first_month, count(DISTINCT client) AS clients FROM purchase_spans GROUP BY first_month;

-- How many of those that first bought in a month bought `later` months after it. What nobody did has no row and is zero.
CREATE VIEW cohorts AS
SELECT p.first_month, p.month - p.first_month AS later, count(DISTINCT p.client) AS buyers, min(s.clients) AS clients
FROM purchase_spans p JOIN cohort_sizes s ON s.first_month = p.first_month
GROUP BY p.first_month, p.month - p.first_month;
