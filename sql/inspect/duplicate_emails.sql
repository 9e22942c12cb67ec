-- How many e-mails stand in several customer rows of landing, and for how many of them the rows disagree on consent.
-- Shows counts and no e-mail. Grain: one row a number of rows that an e-mail has.
SELECT
  repeated.customer_rows,
  count(*) AS emails,
  count(*) FILTER (WHERE repeated.consenting_rows BETWEEN 1 AND repeated.customer_rows - 1) AS emails_that_disagree
FROM (
  SELECT
    c.email,
    count(*) AS customer_rows,
    count(*) FILTER (WHERE c.sharewithresearchasofdate > 0) AS consenting_rows
  FROM customer_landing AS c
  WHERE c.email IS NOT NULL
  GROUP BY c.email
  HAVING count(*) > 1
) AS repeated
GROUP BY repeated.customer_rows
ORDER BY repeated.customer_rows
