-- The credit score (docs/domain.md §7): signal by signal the latest look up to today, 100 less what each takes.

CREATE VIEW last_checks AS
SELECT c.client, max(c.day) AS day FROM checks c CROSS JOIN rule r WHERE c.day <= r.today GROUP BY c.client;

CREATE VIEW latest_signals AS
SELECT s.client, s.signal, s.number, s.word, row_number() OVER (PARTITION BY s.client, s.signal ORDER BY s.seq DESC) AS place
FROM signals s CROSS JOIN rule r
WHERE s.day <= r.today;

CREATE VIEW seen AS
SELECT s.client,
  max(CASE WHEN signal = 'registration' THEN word END) AS registration,
  max(CASE WHEN signal = 'bankrupt' THEN number END) AS bankrupt,
  max(CASE WHEN signal = 'judicial_recovery' THEN number END) AS judicial_recovery,
  max(CASE WHEN signal = 'protests' THEN number END) AS protests,
  max(CASE WHEN signal = 'bounced_cheques' THEN number END) AS bounced_cheques,
  max(CASE WHEN signal = 'pending_debts' THEN number END) AS pending_debts,
  max(CASE WHEN signal = 'lawsuits' THEN number END) AS lawsuits,
  max(CASE WHEN signal = 'inquiries' THEN number END) AS inquiries,
  max(CASE WHEN signal = 'state_registration_enabled' THEN number END) AS state_registration_enabled,
  max(CASE WHEN signal IN ('partners_changed', 'partners_differ') AND number <= r.today THEN number END) AS partners_changed,
  max(CASE WHEN signal = 'founded' AND number <= r.today THEN number END) AS founded,
  max(CASE WHEN signal = 'mean_delay_tenths' THEN number END) AS mean_delay_tenths,
  max(CASE WHEN signal = 'overdue_titles' THEN number END) AS overdue_titles
FROM latest_signals s CROSS JOIN rule r
WHERE s.place = 1
GROUP BY s.client;

-- Whole months since the company was founded: the day of the month has to be reached.
CREATE VIEW ages AS
SELECT s.client, t.month - f.month - CASE WHEN r.today - t.first_day < s.founded - f.first_day THEN 1 ELSE 0 END AS months
FROM seen s
CROSS JOIN rule r
JOIN calendar f ON f.first_day <= s.founded AND s.founded < f.first_day + f.days
JOIN calendar t ON t.month = r.month;

CREATE VIEW points AS
SELECT s.client, c.day AS last_check,
  CASE s.registration WHEN 'regular' THEN 0 WHEN 'irregular' THEN -20 WHEN 'suspended' THEN -40 ELSE -100 END AS registration,
  -100 * s.bankrupt AS bankrupt,
  -60 * s.judicial_recovery AS judicial_recovery,
  greatest(-10 * COALESCE(s.protests, 0), -30) AS protests,
  greatest(-10 * COALESCE(s.bounced_cheques, 0), -20) AS bounced_cheques,
  greatest(-8 * COALESCE(s.pending_debts, 0), -24) AS pending_debts,
  greatest(-5 * COALESCE(s.lawsuits, 0), -15) AS lawsuits,
  CASE WHEN s.inquiries > 10 THEN -10 WHEN s.inquiries > 5 THEN -5 ELSE 0 END AS inquiries,
  -20 * (1 - s.state_registration_enabled) AS state_registration,
  CASE WHEN r.today - s.partners_changed < 180 THEN -5 ELSE 0 END AS partners,
  CASE WHEN a.months < 12 THEN -10 WHEN a.months < 24 THEN -5 ELSE 0 END AS age,
  CASE WHEN s.mean_delay_tenths > 300 THEN -30 WHEN s.mean_delay_tenths > 150 THEN -15 WHEN s.mean_delay_tenths > 50 THEN -5 ELSE 0 END AS mean_delay,
  CASE WHEN s.overdue_titles > 0 THEN -10 ELSE 0 END AS overdue,
  CASE WHEN r.today - c.day > 180 THEN -5 ELSE 0 END AS looked,
  s.registration AS registration_seen
FROM seen s
JOIN last_checks c ON c.client = s.client
CROSS JOIN rule r
LEFT JOIN ages a ON a.client = s.client
WHERE COALESCE(s.registration, CAST(COALESCE(s.bankrupt, s.judicial_recovery, s.protests, s.bounced_cheques, s.pending_debts, s.lawsuits, s.inquiries,
  s.state_registration_enabled, s.partners_changed, s.founded, s.mean_delay_tenths, s.overdue_titles) AS VARCHAR(20))) IS NOT NULL;

CREATE VIEW risk_scores AS
SELECT client, last_check, greatest(0, 100
  + CASE WHEN registration_seen IS NULL THEN 0 ELSE registration END + COALESCE(bankrupt, 0) + COALESCE(judicial_recovery, 0) + protests
  + bounced_cheques + pending_debts + lawsuits + inquiries + COALESCE(state_registration, 0)
  + partners + age + mean_delay + overdue + looked) AS score
FROM points;

CREATE VIEW risk AS
SELECT client, last_check, score,
  CASE WHEN score >= 80 THEN 'baixo' WHEN score >= 60 THEN 'moderado' WHEN score >= 40 THEN 'alto' ELSE 'crítico' END AS band
FROM risk_scores;
