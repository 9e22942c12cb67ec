-- How many trusted phone readings were taken before their owner consented, or at no known time: 0 under the governed
-- policy. Where an owner's e-mail repeats, the earliest consent counts, and each reading counts once. Grain: one row.
SELECT
  count(*) AS readings,
  count(DISTINCT a.user) AS customers,
  min(a.timestamp) AS first_reading
FROM accelerometer_trusted AS a
JOIN (
  SELECT
    c.email,
    min(c.sharewithresearchasofdate) AS consented
  FROM customer_trusted AS c
  WHERE c.sharewithresearchasofdate > 0
  GROUP BY c.email
) AS owner ON owner.email = a.user
WHERE a.timestamp < owner.consented
  OR a.timestamp IS NULL
