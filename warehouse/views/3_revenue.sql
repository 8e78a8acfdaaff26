-- What was bought in the twelve months up to each evening, and the curve ABC of it (docs/domain.md §3).

CREATE VIEW bought_12m AS
SELECT e.month, o.client, sum(o.net) AS centavos, sum(o.is_purchase) AS orders
FROM evenings e JOIN orders o ON o.day >= e.year_start AND o.day <= e.day
GROUP BY e.month, o.client;

-- Who is not in the carteira has no part in the curve.
CREATE VIEW curve AS
SELECT b.month, b.client, b.centavos,
  sum(b.centavos) OVER (PARTITION BY b.month) AS whole,
  sum(b.centavos) OVER (PARTITION BY b.month ORDER BY b.centavos DESC RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS reached,
  sum(b.centavos) OVER (PARTITION BY b.month, b.centavos) AS tied
FROM bought_12m b JOIN everybody p ON p.month = b.month AND p.client = b.client
WHERE b.centavos > 0 AND p.presence = 'here';

-- The class is that of the share reached before the client and those who bought the same.
CREATE VIEW abc AS
SELECT c.month, c.client,
  CASE WHEN (c.reached - c.tied) * 100 < r.a_percent * c.whole THEN 'A' WHEN (c.reached - c.tied) * 100 < r.b_percent * c.whole THEN 'B' ELSE 'C' END AS abc
FROM curve c CROSS JOIN rule r;
