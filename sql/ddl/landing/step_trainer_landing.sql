-- One row a reading that arrived.
-- Generated from contract step_trainer_landing 1.0.0.
CREATE EXTERNAL TABLE `${database}`.`step_trainer_landing` (
  `sensorreadingtime` bigint COMMENT 'When the sensor took the reading, Unix ms. [internal]',
  `serialnumber` string COMMENT 'Serial number of the step trainer that took the reading. [pseudonymous]',
  `distancefromobject` int COMMENT 'Distance of the object in front of the sensor. [internal]'
)
COMMENT 'One row a reading that arrived.'
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'true',
  'ignore.malformed.json' = 'false'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://${bucket}/step_trainer/landing/'
TBLPROPERTIES (
  'classification' = 'json',
  'zone' = 'landing',
  'contract.id' = 'step_trainer_landing',
  'contract.version' = '1.0.0'
);
