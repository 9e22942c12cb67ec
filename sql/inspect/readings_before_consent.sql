-- How many trusted phone readings were taken before their owner's consent: 0 under the governed policy.
-- Grain: one row.
SELECT
  count(*) AS readings,
  count(DISTINCT a.user) AS customers,
  min(a.timestamp) AS first_reading
FROM accelerometer_trusted AS a
JOIN customer_trusted AS c ON c.email = a.user
WHERE a.timestamp < c.sharewithresearchasofdate
