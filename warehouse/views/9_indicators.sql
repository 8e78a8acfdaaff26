-- What `carteira-cli indicadores` says of the whole: one figure a row.

CREATE VIEW here AS
SELECT d.*, s.state, k.band FROM client_day d
JOIN contact_states s ON s.client = d.client
LEFT JOIN risk k ON k.client = d.client
WHERE d.presence = 'here';

CREATE VIEW indicators AS
SELECT 'classe' AS indicator, '' AS label, CASE class WHEN 'prospect' THEN 'potencial' WHEN 'no_orders' THEN 'sem compras' WHEN 'active' THEN 'ativo' WHEN 'at_risk' THEN 'em risco' WHEN 'inactive' THEN 'inativo' ELSE 'ex-cliente' END AS of_what, count(*) AS amount, CAST(NULL AS BIGINT) AS whole FROM here GROUP BY class
UNION ALL
SELECT 'estado_contato', '', CASE state WHEN 'never' THEN 'sem registro' WHEN 'forgotten' THEN 'esquecido' WHEN 'overdue' THEN 'atrasado' WHEN 'due' THEN 'na hora' ELSE 'em dia' END, count(*), NULL FROM here GROUP BY state
UNION ALL
SELECT 'abc', '', COALESCE(abc, ''), count(*), NULL FROM here GROUP BY COALESCE(abc, '')
UNION ALL
SELECT 'abc_faturamento_centavos', '', COALESCE(abc, ''), sum(revenue_12m), NULL FROM here GROUP BY COALESCE(abc, '')
UNION ALL
SELECT 'segmento_rfm', '', segment, count(*), NULL FROM here WHERE segment IS NOT NULL GROUP BY segment
UNION ALL
SELECT 'risco', '', COALESCE(band, ''), count(*), NULL FROM here GROUP BY COALESCE(band, '')
UNION ALL
SELECT 'nps', '', CASE WHEN nps >= 9 THEN 'promotor' WHEN nps <= 6 THEN 'detrator' ELSE 'neutro' END, count(*), NULL FROM here WHERE nps IS NOT NULL GROUP BY CASE WHEN nps >= 9 THEN 'promotor' WHEN nps <= 6 THEN 'detrator' ELSE 'neutro' END
UNION ALL
SELECT 'retencao', label, '', retained, at_start FROM turnover
UNION ALL
SELECT 'reativacao', label, '', reactivated, inactive FROM turnover
UNION ALL
SELECT 'saldo', label, 'inicio', at_start, NULL FROM turnover
UNION ALL
SELECT 'saldo', label, 'abertos', opened, NULL FROM turnover
UNION ALL
SELECT 'saldo', label, 'recuperados', recovered, NULL FROM turnover
UNION ALL
SELECT 'saldo', label, 'perdidos', lost, NULL FROM turnover
UNION ALL
SELECT 'saldo', label, 'fim', at_end, NULL FROM turnover
UNION ALL
SELECT 'coorte', CAST(first_month AS VARCHAR(10)), CAST(later AS VARCHAR(10)), buyers, clients FROM cohorts
UNION ALL
SELECT 'motivo', '', reason, times, NULL FROM reason_pareto
UNION ALL
SELECT 'motivo_compras_centavos', '', reason, centavos, NULL FROM reason_pareto
UNION ALL
SELECT 'motivo_controlavel', '', '', sum(CASE WHEN controllable = 1 THEN times ELSE 0 END), sum(CASE WHEN reason <> '' THEN times ELSE 0 END) FROM reason_pareto
UNION ALL
SELECT 'resgate_tentado', '', CAST(step AS VARCHAR(10)) || '/' || channel, tried, NULL FROM rescue_scores
UNION ALL
SELECT 'resgate_em_espera', '', CAST(step AS VARCHAR(10)) || '/' || channel, waiting, NULL FROM rescue_scores
UNION ALL
SELECT 'resgate_respondido', '', CAST(step AS VARCHAR(10)) || '/' || channel, answered, NULL FROM rescue_scores
UNION ALL
SELECT 'resgate_comprou', '', CAST(step AS VARCHAR(10)) || '/' || channel, bought, NULL FROM rescue_scores
UNION ALL
SELECT CASE measure WHEN 'coverage' THEN 'meta_cobertura' WHEN 'buyer_rate' THEN 'meta_positivacao' WHEN 'revenue' THEN 'meta_faturamento_centavos' ELSE 'meta_clientes_novos' END,
  m.label, COALESCE(vendedor, ''), done, needed
FROM goal_progress CROSS JOIN rule r JOIN months m ON m.month = r.month;
