-- Which serial numbers several customers share, told apart by e-mail: the fulfilment defect. The 1,000 that most
-- customers share. Grain: one row a serial number.
SELECT
  c.serialnumber,
  count(DISTINCT c.email) AS customers
FROM customer_landing AS c
WHERE c.serialnumber IS NOT NULL
GROUP BY c.serialnumber
HAVING count(DISTINCT c.email) > 1
ORDER BY count(DISTINCT c.email) DESC, c.serialnumber
LIMIT 1000
