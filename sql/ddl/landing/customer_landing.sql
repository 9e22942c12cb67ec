-- One row a customer record that arrived; neither e-mail nor serial number is a key.
-- Generated from contract customer_landing 1.0.0.
CREATE EXTERNAL TABLE `${database}`.`customer_landing` (
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
COMMENT 'One row a customer record that arrived; neither e-mail nor serial number is a key.'
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'true',
  'ignore.malformed.json' = 'false'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://${bucket}/customer/landing/'
TBLPROPERTIES (
  'classification' = 'json',
  'zone' = 'landing',
  'contract.id' = 'customer_landing',
  'contract.version' = '1.0.0'
);
