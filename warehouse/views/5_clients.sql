-- One row a client as it stands today: what `carteira-cli analise` says of it.

CREATE VIEW last_contacts AS
SELECT a.client, max(a.day) AS day FROM happened a CROSS JOIN rule r WHERE a.covered = 1 AND a.day <= r.today GROUP BY a.client;

CREATE VIEW last_purchases AS
SELECT client, max(day) AS day, min(day) AS first_day, count(*) AS days FROM purchase_days GROUP BY client;

-- The shortest interval set for one of its tags, else that of its segment.
CREATE VIEW group_cadences AS
SELECT g.client, min(CASE WHEN g.kind = 'tag' THEN c.days END) AS of_tag, min(CASE WHEN g.kind = 'segment' THEN c.days END) AS of_segment
FROM groups g JOIN cadences c ON c.kind = g.kind AND c.name_key = g.name_key
GROUP BY g.client;

-- RFM: of who is in the carteira and bought in the twelve months, each score the fifth in which the middle of its tie group stands.
CREATE VIEW buyers AS
SELECT b.client, b.orders, b.centavos, e.day - l.day AS days
FROM bought_12m b
JOIN everybody e ON e.month = b.month AND e.client = b.client
JOIN last_purchases l ON l.client = b.client
CROSS JOIN rule r
WHERE b.month = r.month AND b.orders > 0 AND e.presence = 'here';

CREATE VIEW ranked AS
SELECT client,
  count(*) OVER () AS n,
  rank() OVER (ORDER BY days DESC) - 1 AS r_worse, count(*) OVER (PARTITION BY days) AS r_equal,
  rank() OVER (ORDER BY orders) - 1 AS f_worse, count(*) OVER (PARTITION BY orders) AS f_equal,
  rank() OVER (ORDER BY centavos) - 1 AS m_worse, count(*) OVER (PARTITION BY centavos) AS m_equal
FROM buyers;

CREATE VIEW scores AS
SELECT client,
  1 + least(4, CAST(floor(5 * (2 * r_worse + r_equal) / (2 * n)) AS INT)) AS r,
  1 + least(4, CAST(floor(5 * (2 * f_worse + f_equal) / (2 * n)) AS INT)) AS f,
  1 + least(4, CAST(floor(5 * (2 * m_worse + m_equal) / (2 * n)) AS INT)) AS m
FROM ranked;

CREATE VIEW rfm AS
SELECT client, r, f, m, CASE
  WHEN r = 5 AND f = 5 AND m = 5 THEN 'campeões'
  WHEN r >= 3 AND f >= 3 AND m >= 2 THEN 'quase fiéis'
  WHEN r BETWEEN 2 AND 4 AND f BETWEEN 2 AND 4 AND m BETWEEN 2 AND 4 THEN 'fiéis'
  WHEN r BETWEEN 3 AND 4 AND f <= 3 AND m >= 3 THEN 'promissores'
  WHEN r >= 4 AND f <= 3 THEN 'recentes'
  WHEN r <= 2 AND f BETWEEN 3 AND 4 AND m >= 4 THEN 'não pode perder'
  WHEN r <= 2 AND f >= 2 AND m >= 4 THEN 'em queda'
  WHEN r <= 3 AND f >= 3 AND m >= 3 THEN 'pedem atenção'
  WHEN r BETWEEN 2 AND 3 AND f <= 3 AND m <= 4 THEN 'adormecendo'
  WHEN r = 1 THEN 'sumidos'
  ELSE 'outros' END AS segment
FROM scores;

-- P(vivo) of the MBG/CNBD-k (docs/domain.md §4) by the parameters that carteira-cli fitted: x orders after the first, s = r + kx,
-- u the silence over α + T.
CREATE VIEW histories AS
SELECT l.client, m.r, m.alpha, m.a, m.b, m.k, l.days - 1 AS x,
  m.r + m.k * (l.days - 1) AS s,
  CAST(q.today - l.day AS DOUBLE) / (m.alpha + (q.today - l.first_day)) AS u,
  (m.alpha + (q.today - l.first_day)) / (m.alpha + (l.day - l.first_day)) AS stretch
FROM last_purchases l CROSS JOIN model m CROSS JOIN rule q;

CREATE VIEW silences AS
SELECT client,
  ln(a) - ln(b + x) + s * ln(stretch) AS log_dropped,
  ln(1 + (CASE WHEN k > 1 THEN s * u ELSE 0 END) * (1 + (CASE WHEN k > 2 THEN (s + 1) * u / 2 ELSE 0 END) * (1 + (CASE WHEN k > 3 THEN (s + 2) * u / 3 ELSE 0 END)
    * (1 + (CASE WHEN k > 4 THEN (s + 3) * u / 4 ELSE 0 END) * (1 + (CASE WHEN k > 5 THEN (s + 4) * u / 5 ELSE 0 END) * (1 + (CASE WHEN k > 6 THEN (s + 5) * u / 6 ELSE 0 END)
    * (1 + (CASE WHEN k > 7 THEN (s + 6) * u / 7 ELSE 0 END)))))))) AS log_alive
FROM histories;

CREATE VIEW alive AS
SELECT client, CASE WHEN log_dropped - log_alive > 700 THEN 0.0 ELSE 1.0 / (1.0 + exp(log_dropped - log_alive)) END AS p_alive
FROM silences;

-- What the client said of us: the last answer, and since when a complaint is open.
CREATE VIEW answers AS
SELECT i.client, i.nps, i.day, row_number() OVER (PARTITION BY i.client ORDER BY i.seq DESC) AS place
FROM interactions i CROSS JOIN rule r
WHERE i.nps IS NOT NULL AND i.day <= r.today;

CREATE VIEW complaints AS
SELECT i.client, min(i.day) AS day
FROM interactions i CROSS JOIN rule r
WHERE i.complaint = 1 AND i.day <= r.today AND COALESCE(i.resolved_day, 2000000000) > r.today
GROUP BY i.client;

CREATE VIEW client_day AS
SELECT c.client, c.id, c.code, c.name, c.tax_id, p.presence, p.situation, p.salesperson, s.name AS vendedor, c.uf, c.city,
  lc.day AS last_contact, r.today - lc.day AS days_since_contact,
  greatest(COALESCE(c.cadence_days, g.of_tag, g.of_segment, CASE
    WHEN p.class IN ('prospect', 'no_orders') THEN r.prospect_days
    WHEN a.abc = 'A' THEN r.a_days WHEN a.abc = 'B' THEN r.b_days ELSE r.c_days END), 1) AS cadence,
  lp.day AS last_order, r.today - lp.day AS days_since_order,
  lp.day - lp.first_day AS span_days, lp.days - 1 AS intervals,
  p.class, COALESCE(x.covered, 0) AS covered, COALESCE(x.visited, 0) AS visited, COALESCE(x.bought, 0) AS bought,
  CASE WHEN e.client IS NULL THEN 0 ELSE 1 END AS counts,
  a.abc, f.r, f.f, f.m, f.segment, v.p_alive,
  COALESCE(b.centavos, 0) AS revenue_12m, COALESCE(b.orders, 0) AS orders_12m,
  n.nps, n.day AS nps_day, k.day AS complaint_day
FROM clients c
CROSS JOIN rule r
JOIN everybody p ON p.client = c.client AND p.month = r.month
LEFT JOIN salespeople s ON s.id = p.salesperson
LEFT JOIN last_contacts lc ON lc.client = c.client
LEFT JOIN last_purchases lp ON lp.client = c.client
LEFT JOIN group_cadences g ON g.client = c.client
LEFT JOIN abc a ON a.client = c.client AND a.month = r.month
LEFT JOIN reached x ON x.client = c.client AND x.month = r.month
LEFT JOIN eligible e ON e.client = c.client AND e.month = r.month
LEFT JOIN rfm f ON f.client = c.client
LEFT JOIN alive v ON v.client = c.client
LEFT JOIN bought_12m b ON b.client = c.client AND b.month = r.month
LEFT JOIN answers n ON n.client = c.client AND n.place = 1
LEFT JOIN complaints k ON k.client = c.client;

CREATE VIEW contact_states AS
SELECT d.client, CASE
  WHEN d.days_since_contact IS NULL THEN 'never'
  WHEN d.days_since_contact * 100 >= d.cadence * r.forgotten_hundredths THEN 'forgotten'
  WHEN d.days_since_contact * 100 >= d.cadence * r.overdue_hundredths THEN 'overdue'
  WHEN d.days_since_contact * 100 >= d.cadence * r.due_hundredths THEN 'due'
  ELSE 'on_track' END AS state
FROM client_day d CROSS JOIN rule r;
