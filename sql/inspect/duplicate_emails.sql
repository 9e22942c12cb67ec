-- Which e-mails stand in several customer rows of landing, and whether all of their rows agree on consent.
-- Grain: one row an e-mail that repeats.
SELECT
  c.email,
  count(*) AS customer_rows,
  count(*) FILTER (WHERE c.sharewithresearchasofdate > 0) AS consenting_rows
FROM customer_landing AS c
GROUP BY c.email
HAVING count(*) > 1
ORDER BY count(*) DESC, c.email
LIMIT 1000
