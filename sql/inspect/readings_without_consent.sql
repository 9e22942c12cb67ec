-- How many trusted phone readings belong to nobody who consents: 0 under every policy. Grain: one row.
SELECT
  count(*) AS readings
FROM accelerometer_trusted AS a
WHERE NOT EXISTS (
  SELECT 1
  FROM customer_trusted AS c
  WHERE c.email = a.user
    AND c.sharewithresearchasofdate > 0
)
