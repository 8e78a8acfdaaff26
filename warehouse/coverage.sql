-- Cobertura, visitação and positivação by month over the tables of a lake (docs/lake.md), as docs/domain.md §1 says them, in
-- words that DuckDB and Spark both read. An engine makes a view of each table under its own name before these.

-- The rules that decide here, as one row.
CREATE VIEW rule AS SELECT
  max(CASE WHEN name = 'include_blocked' THEN value END) AS include_blocked,
  max(CASE WHEN name = 'include_prospects' THEN value END) AS include_prospects,
  max(CASE WHEN name = 'include_former' THEN value END) AS include_former,
  max(CASE WHEN name = 'exclude_silent' THEN value END) AS exclude_silent,
  max(CASE WHEN name = 'typed_order_counts' THEN value END) AS typed_order_counts,
  max(CASE WHEN name = 'imported_order_counts' THEN value END) AS imported_order_counts
FROM law;

-- Who belongs to the carteira on the day that a month is judged on: in which situation, of which vendedor.
CREATE VIEW present AS
SELECT m.month, m.label, m.first_day, m.ref_day, c.client, c.uf, c.city, c.city_key, c.industry, c.industry_key,
  COALESCE(s.situation, 'active') AS situation, h.salesperson
FROM months m
CROSS JOIN clients c
LEFT JOIN situations s ON s.client = c.client AND COALESCE(s.from_day, -2000000000) <= m.ref_day AND COALESCE(s.until_day, 2000000000) > m.ref_day
LEFT JOIN holdings h ON h.client = c.client AND COALESCE(h.from_day, -2000000000) <= m.ref_day AND COALESCE(h.until_day, 2000000000) > m.ref_day
WHERE COALESCE(c.entered, -2000000000) <= m.ref_day AND COALESCE(c.left_day, 2000000000) > m.ref_day;

-- The denominator. Who is ex-cliente by silence alone is let in here: carteiras that leave those out are refused by the runner.
CREATE VIEW eligible AS
SELECT p.* FROM present p CROSS JOIN rule r
WHERE NOT (p.situation = 'blocked' AND r.include_blocked = 0)
  AND NOT (p.situation = 'prospect' AND r.include_prospects = 0)
  AND NOT (p.situation = 'former' AND r.include_former = 0);

-- Neither cancelled nor returned, and worth more than nothing.
CREATE VIEW purchases AS
SELECT client, day, month, origin FROM orders WHERE status IN ('invoiced', 'pending') AND centavos > 0;

-- What a day counts for: contacts by their channel and result, orders where the rules take them for a contact.
CREATE VIEW happened AS
SELECT i.client, i.month, i.day, k.counts AS covered, k.visit_made AS visited, 0 AS bought
FROM interactions i JOIN counts k ON k.channel = i.channel AND k.outcome = i.outcome
UNION ALL
SELECT o.client, o.month, o.day,
  CASE WHEN (o.origin = 'typed' AND r.typed_order_counts = 1) OR (o.origin = 'imported' AND r.imported_order_counts = 1) THEN 1 ELSE 0 END,
  0, 1
FROM purchases o CROSS JOIN rule r;

CREATE VIEW reached AS
SELECT e.month, e.client, max(a.covered) AS covered, max(a.visited) AS visited, max(a.bought) AS bought
FROM eligible e JOIN happened a ON a.client = e.client AND a.month = e.month AND a.day <= e.ref_day
GROUP BY e.month, e.client;

-- One row a client of the denominator of a month: sums of it are the figures, and its rows the list behind them.
CREATE VIEW coverage AS
SELECT e.month, e.label, e.salesperson, e.uf, e.city, e.industry, e.client,
  COALESCE(r.covered, 0) AS covered, COALESCE(r.visited, 0) AS visited, COALESCE(r.bought, 0) AS bought
FROM eligible e LEFT JOIN reached r ON r.client = e.client AND r.month = e.month;
