-- One row a reading that arrived.
-- Generated from contract accelerometer_landing 1.0.0.
CREATE EXTERNAL TABLE `${database}`.`accelerometer_landing` (
  `user` string COMMENT 'E-mail of the customer. [pii]',
  `timestamp` bigint COMMENT 'When the phone took the reading, Unix ms. [internal]',
  `x` double COMMENT 'Acceleration along x. [internal]',
  `y` double COMMENT 'Acceleration along y. [internal]',
  `z` double COMMENT 'Acceleration along z. [internal]'
)
COMMENT 'One row a reading that arrived.'
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'true',
  'ignore.malformed.json' = 'false'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://${bucket}/accelerometer/landing/'
TBLPROPERTIES (
  'classification' = 'json',
  'zone' = 'landing',
  'contract.id' = 'accelerometer_landing',
  'contract.version' = '1.0.0'
);
