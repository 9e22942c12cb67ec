-- One row an e-mail.
-- Generated from contract governed_customer_trusted 1.0.0.
CREATE TABLE `${database}`.`customer_trusted` (
  `customername` string COMMENT 'First and last name. [pii]',
  `email` string COMMENT 'E-mail, the key by which a person is known; compared exactly. [pii]',
  `phone` string COMMENT 'Phone number, digits. [pii]',
  `birthday` string COMMENT 'Birth date as text; years such as 967 occur, so it is never read as a date. [pii]',
  `serialnumber` string COMMENT 'Serial number of the customer\'s step trainer. [pseudonymous]',
  `registrationdate` bigint COMMENT 'When the customer registered, Unix ms. [internal]',
  `lastupdatedate` bigint COMMENT 'When the record was last changed, Unix ms. [internal]',
  `sharewithresearchasofdate` bigint COMMENT 'Since when data may be used for research, Unix ms. [internal]',
  `sharewithpublicasofdate` bigint COMMENT 'Since when data may be shared with the public, Unix ms. [internal]',
  `sharewithfriendsasofdate` bigint COMMENT 'Since when data may be shared with friends, Unix ms. [internal]'
)
LOCATION 's3://${bucket}/customer/trusted/'
TBLPROPERTIES (
  'table_type' = 'ICEBERG',
  'format' = 'parquet',
  'write_compression' = 'zstd'
);
