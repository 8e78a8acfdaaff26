-- Motivos of the twelve months up to today with what was bought before they were given; what was tried to win clients back; the
-- metas of the month. Departures and tries come ready from carteira-cli: they follow from going through a history step by step.

CREATE VIEW occasions AS
SELECT i.client, i.day, i.reason
FROM interactions i CROSS JOIN rule r
WHERE i.day <= r.today AND i.day > r.today - 365 AND (i.reason IS NOT NULL OR i.outcome = 'no_order')
UNION ALL
SELECT d.client, d.turned, d.reason
FROM departures d CROSS JOIN rule r
WHERE d.turned <= r.today AND d.turned > r.today - 365;

-- Of each client the last time it gave the motivo decides which purchases stand behind it.
CREATE VIEW given AS
SELECT client, reason, max(day) AS day FROM occasions GROUP BY client, reason;

CREATE VIEW bought_before AS
SELECT g.reason, sum(o.net) AS centavos
FROM given g JOIN orders o ON o.client = g.client AND o.day >= g.day - 365 AND o.day <= g.day
GROUP BY g.reason;

CREATE VIEW reason_pareto AS
SELECT COALESCE(o.reason, '') AS reason, count(*) AS times, COALESCE(max(b.centavos), 0) AS centavos, COALESCE(max(k.controllable), 0) AS controllable
FROM occasions o
LEFT JOIN bought_before b ON COALESCE(b.reason, '') = COALESCE(o.reason, '')
LEFT JOIN reasons k ON k.reason = o.reason
GROUP BY COALESCE(o.reason, '');

CREATE VIEW rescue_scores AS
SELECT step, channel, count(*) AS tried, sum(waits) AS waiting, sum(CASE WHEN answered_day IS NULL THEN 0 ELSE 1 END) AS answered, sum(won) AS bought
FROM tries GROUP BY step, channel;

-- What the month brought, of the whole and of each vendedor.
CREATE VIEW first_purchases AS
SELECT client, min(day) AS day FROM orders WHERE is_purchase = 1 GROUP BY client;

CREATE VIEW month_revenue AS
SELECT o.client, sum(o.net) AS centavos FROM orders o CROSS JOIN rule r WHERE o.month = r.month AND o.day <= r.today GROUP BY o.client;

CREATE VIEW brought AS
SELECT p.salesperson, CASE WHEN e.client IS NULL THEN 0 ELSE 1 END AS eligible,
  CASE WHEN e.client IS NULL THEN 0 ELSE COALESCE(x.covered, 0) END AS covered, CASE WHEN e.client IS NULL THEN 0 ELSE COALESCE(x.bought, 0) END AS bought,
  COALESCE(v.centavos, 0) AS centavos, CASE WHEN f.day >= m.first_day AND f.day <= m.ref_day THEN 1 ELSE 0 END AS is_new
FROM rule r
JOIN months m ON m.month = r.month
JOIN everybody p ON p.month = r.month
LEFT JOIN eligible e ON e.client = p.client AND e.month = r.month
LEFT JOIN reached x ON x.client = p.client AND x.month = r.month
LEFT JOIN month_revenue v ON v.client = p.client
LEFT JOIN first_purchases f ON f.client = p.client;

CREATE VIEW scopes AS
SELECT CAST(NULL AS VARCHAR(40)) AS salesperson, CAST(NULL AS VARCHAR(200)) AS vendedor
UNION ALL
SELECT id, name FROM salespeople;

CREATE VIEW done AS
SELECT s.salesperson, s.vendedor, COALESCE(sum(b.eligible), 0) AS eligible, COALESCE(sum(b.covered), 0) AS covered, COALESCE(sum(b.bought), 0) AS bought,
  greatest(COALESCE(sum(b.centavos), 0), 0) AS centavos, COALESCE(sum(b.is_new), 0) AS new_clients
FROM scopes s LEFT JOIN brought b ON s.salesperson IS NULL OR b.salesperson = s.salesperson
GROUP BY s.salesperson, s.vendedor;

-- A rate that nobody set for a vendedor is that of the carteira, and coverage that nobody set at all that of the settings.
CREATE VIEW targets AS
SELECT d.*, k.measure, COALESCE(own.target,
  CASE WHEN k.measure IN ('coverage', 'buyer_rate') THEN whole.target END,
  CASE WHEN k.measure = 'coverage' THEN r.goal_percent END) AS target
FROM done d
CROSS JOIN (VALUES ('coverage'), ('buyer_rate'), ('revenue'), ('new_clients')) AS k(measure)
CROSS JOIN rule r
LEFT JOIN goals own ON own.month = r.month AND own.measure = k.measure AND own.principal IS NULL AND COALESCE(own.salesperson, '') = COALESCE(d.salesperson, '')
LEFT JOIN goals whole ON whole.month = r.month AND whole.measure = k.measure AND whole.principal IS NULL AND whole.salesperson IS NULL;

CREATE VIEW goal_progress AS
SELECT vendedor, measure, target,
  CASE measure WHEN 'coverage' THEN covered WHEN 'buyer_rate' THEN bought WHEN 'revenue' THEN centavos ELSE new_clients END AS done,
  CASE WHEN measure IN ('coverage', 'buyer_rate') THEN CAST(ceil(eligible * target / 100.0) AS BIGINT) ELSE target END AS needed
FROM targets WHERE target IS NOT NULL;
