-- Cobertura, visitação and positivação by month (docs/domain.md §1).

-- Who is left out by the register; by silence alone only where the rules ask for it.
CREATE VIEW eligible AS
SELECT m.label, m.first_day, p.month, p.day, p.client, p.uf, p.city, p.city_key, p.industry, p.industry_key, p.salesperson
FROM months m
JOIN everybody p ON p.month = m.month
CROSS JOIN rule r
WHERE p.presence = 'here'
  AND NOT (p.situation = 'blocked' AND r.include_blocked = 0)
  AND NOT (p.situation = 'prospect' AND r.include_prospects = 0)
  AND NOT (p.situation = 'former' AND r.include_former = 0)
  AND NOT (r.exclude_silent = 1 AND p.situation <> 'former' AND COALESCE(p.class_by_time, '') = 'former');

-- What a day counts for: contacts by their channel and result, orders where the rules take them for a contact.
CREATE VIEW happened AS
SELECT i.client, i.month, i.day, i.principal, k.counts AS covered, k.visit_made AS visited, 0 AS bought
FROM interactions i JOIN counts k ON k.channel = i.channel AND k.outcome = i.outcome
UNION ALL
SELECT o.client, o.month, o.day, o.principal,
  CASE WHEN (o.origin = 'typed' AND r.typed_order_counts = 1) OR (o.origin = 'imported' AND r.imported_order_counts = 1) THEN 1 ELSE 0 END,
  0, 1
FROM orders o CROSS JOIN rule r
WHERE o.is_purchase = 1;

CREATE VIEW reached AS
SELECT a.month, a.client, max(a.covered) AS covered, max(a.visited) AS visited, max(a.bought) AS bought
FROM happened a CROSS JOIN rule r
WHERE a.day <= r.today
GROUP BY a.month, a.client;

-- One row a client of the denominator of a month: sums of it are the figures, and its rows the list behind them.
CREATE VIEW coverage AS
SELECT e.month, e.label, e.salesperson, s.name AS vendedor, e.uf, e.city, e.industry, a.abc, e.client,
  COALESCE(x.covered, 0) AS covered, COALESCE(x.visited, 0) AS visited, COALESCE(x.bought, 0) AS bought
FROM eligible e
LEFT JOIN reached x ON x.client = e.client AND x.month = e.month
LEFT JOIN abc a ON a.client = e.client AND a.month = e.month
LEFT JOIN salespeople s ON s.id = e.salesperson;

-- Of one representada: who serves it or ever ordered of it is its client. A contact that names none is one with all, an order that
-- names none is nobody's. Where who is silent is left out, its own orders would have to say who that is: then there is no row here.
CREATE VIEW theirs AS
SELECT client, principal FROM served
UNION
SELECT client, principal FROM orders WHERE principal IS NOT NULL AND (is_purchase = 1 OR net <> 0);

CREATE VIEW reached_by_principal AS
SELECT a.month, t.client, t.principal, max(a.covered) AS covered, max(a.visited) AS visited,
  max(CASE WHEN a.principal IS NULL THEN 0 ELSE a.bought END) AS bought
FROM theirs t
JOIN happened a ON a.client = t.client AND COALESCE(a.principal, t.principal) = t.principal
CROSS JOIN rule r
WHERE a.day <= r.today
GROUP BY a.month, t.client, t.principal;

CREATE VIEW coverage_by_principal AS
SELECT e.month, e.label, p.name AS representada, s.name AS vendedor, e.uf, e.client,
  COALESCE(x.covered, 0) AS covered, COALESCE(x.visited, 0) AS visited, COALESCE(x.bought, 0) AS bought
FROM eligible e
CROSS JOIN rule r
JOIN theirs t ON t.client = e.client
JOIN principals p ON p.id = t.principal
LEFT JOIN reached_by_principal x ON x.client = t.client AND x.principal = t.principal AND x.month = e.month
LEFT JOIN salespeople s ON s.id = e.salesperson
WHERE r.exclude_silent = 0;

-- What a month was closed at: of several devices the earliest that counted the cut, among closings made when the month was over
-- and known by today.
CREATE VIEW closings_in_order AS
SELECT c.*, row_number() OVER (PARTITION BY c.month, c.cut, COALESCE(c.of, '') ORDER BY c.stamp) AS place
FROM closings c CROSS JOIN rule r
WHERE c.is_late = 1 AND c.closed_on <= r.today;

CREATE VIEW revised AS
SELECT label, 'total' AS cut, '' AS of_whom, count(*) AS eligible, sum(covered) AS covered, sum(visited) AS visited, sum(bought) AS bought
FROM coverage GROUP BY label
UNION ALL
SELECT label, 'salesperson', COALESCE(salesperson, ''), count(*), sum(covered), sum(visited), sum(bought) FROM coverage GROUP BY label, COALESCE(salesperson, '')
UNION ALL
SELECT label, 'uf', COALESCE(uf, ''), count(*), sum(covered), sum(visited), sum(bought) FROM coverage GROUP BY label, COALESCE(uf, '');

-- The closed figure, with the revised one beside it.
CREATE VIEW closed_months AS
SELECT m.label, c.cut, c.of AS of_whom, c.closed_on,
  c.eligible, c.covered, c.visited, c.bought,
  COALESCE(v.eligible, 0) AS eligible_now, COALESCE(v.covered, 0) AS covered_now, COALESCE(v.visited, 0) AS visited_now, COALESCE(v.bought, 0) AS bought_now
FROM closings_in_order c
JOIN months m ON m.month = c.month
LEFT JOIN revised v ON v.label = m.label AND v.cut = c.cut AND v.of_whom = COALESCE(c.of, '')
WHERE c.place = 1;
