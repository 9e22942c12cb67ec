-- Grain: one row a customer record with consent to research. Key: none (an e-mail may repeat).
SELECT
  c.customername,
  c.email,
  c.phone,
  c.birthday,
  c.serialnumber,
  c.registrationdate,
  c.lastupdatedate,
  c.sharewithresearchasofdate,
  c.sharewithpublicasofdate,
  c.sharewithfriendsasofdate
FROM customer_landing AS c
WHERE c.sharewithresearchasofdate > 0
