import {
  type Customer,
  type Landing,
  oracle,
  oracleCounts,
  type Reading,
  type Step,
} from '../../support/oracle';

const customer = (fields: Partial<Customer>): Customer => ({
  customername: 'Ann Lee',
  email: 'ann@test.com',
  phone: '8015550100',
  birthday: '967-01-01',
  serialnumber: 's1',
  registrationdate: 1,
  lastupdatedate: 1,
  sharewithresearchasofdate: 10,
  sharewithpublicasofdate: null,
  sharewithfriendsasofdate: null,
  ...fields,
});
const reading = (user: string | null, timestamp: number | null, x = 0): Reading => ({
  user,
  timestamp,
  x,
  y: 0,
  z: 0,
});
const step = (
  serialnumber: string | null,
  sensorreadingtime: number | null,
  distancefromobject = 201,
): Step => ({
  sensorreadingtime,
  serialnumber,
  distancefromobject,
});
const landing = (
  customers: readonly Customer[],
  readings: readonly Reading[] = [],
  steps: readonly Step[] = [],
): Landing => ({ customer_landing: customers, accelerometer_landing: readings, step_trainer_landing: steps });

const refuses = { sharewithresearchasofdate: null };

describe('the oracle of governed', () => {
  test.each([
    ['the later update', { lastupdatedate: 2 }, { lastupdatedate: 3, ...refuses }],
    ['an update over none', { lastupdatedate: null }, { lastupdatedate: 1, ...refuses }],
    [
      'the later registration where updates tie',
      { registrationdate: 2 },
      { registrationdate: 3, ...refuses },
    ],
    ['a registration over none', { registrationdate: null }, { registrationdate: 1, ...refuses }],
    ['the greater serial number where dates tie', { serialnumber: 's1' }, { serialnumber: 's2', ...refuses }],
    ['a serial number over none', { serialnumber: null }, { serialnumber: 's0', ...refuses }],
    ['a refusal where everything else ties', {}, refuses],
  ])('of the records of an e-mail counts %s', (_, earlier, current) => {
    const records = [customer(earlier), customer(current)];
    expect(oracle(landing(records), 'governed').customer_trusted).toEqual([]);
    expect(oracle(landing([...records].reverse()), 'governed').customer_trusted).toEqual([]);
  });

  test.each([0, null])('a consent of %p is none', (consent) => {
    const records = [customer({ sharewithresearchasofdate: consent })];
    expect(oracle(landing(records), 'governed').customer_trusted).toEqual([]);
  });

  test('e-mails that differ in case are two people', () => {
    const records = [customer({}), customer({ email: 'Ann@test.com' })];
    expect(oracle(landing(records), 'governed').customer_trusted).toEqual(records);
  });

  test('a reading counts once, from the moment of consent on', () => {
    const readings = [9, 10, 10, 11, null].map((time) => reading('ann@test.com', time));
    const found = oracle(landing([customer({})], [...readings, reading('bob@test.com', 11)]), 'governed');
    expect(found.accelerometer_trusted.map((row) => row.timestamp)).toEqual([10, 11]);
  });

  test('a step counts once one owner with readings has consented', () => {
    const owners = [
      customer({ sharewithresearchasofdate: 20 }),
      customer({ email: 'bob@test.com', sharewithresearchasofdate: 30 }),
      customer({ email: 'without-readings@test.com', sharewithresearchasofdate: 10 }),
    ];
    const readings = [reading('ann@test.com', 40), reading('bob@test.com', 40)];
    const steps = [10, 19, 20, 20, 35].map((time) => step('s1', time));
    const found = oracle(landing(owners, readings, [...steps, step('s2', 35), step(null, 35)]), 'governed');
    expect(found.step_trainer_trusted.map((row) => row.sensorreadingtime)).toEqual([20, 35]);
  });

  test('owners whom only personal data tells apart are one curated row', () => {
    const owners = [customer({}), customer({ email: 'bob@test.com', customername: 'Bob' })];
    const readings = [reading('ann@test.com', 10), reading('bob@test.com', 10)];
    const [only, ...others] = oracle(landing(owners, readings), 'governed').customers_curated;
    expect(others).toEqual([]);
    expect(Object.keys(only ?? {})).toEqual([
      'serialnumber',
      'registrationdate',
      'lastupdatedate',
      'sharewithresearchasofdate',
      'sharewithpublicasofdate',
      'sharewithfriendsasofdate',
    ]);
  });

  test('a phone reading meets the step of its own customer only, and equal rows stay', () => {
    const owners = [
      customer({}),
      customer({ email: 'bob@test.com' }),
      customer({ email: 'cleo@test.com', serialnumber: 's2' }),
    ];
    const readings = ['ann@test.com', 'bob@test.com', 'cleo@test.com'].map((user) => reading(user, 10));
    const found = oracle(landing(owners, readings, [step('s1', 10)]), 'governed');
    const row = { serialnumber: 's1', sensorreadingtime: 10, distancefromobject: 201, x: 0, y: 0, z: 0 };
    expect(found.machine_learning_curated).toEqual([row, row]);
  });
});

describe('the oracle of rubric', () => {
  test('keeps every consenting record, and repeats a reading for each', () => {
    const records = [
      customer({}),
      customer({ lastupdatedate: 2 }),
      customer({ lastupdatedate: 3, ...refuses }),
    ];
    const readings = [reading('ann@test.com', 1), reading('ann@test.com', 1)];
    expect(oracleCounts(landing(records, readings), 'rubric')).toEqual({
      customer_landing: 3,
      accelerometer_landing: 2,
      step_trainer_landing: 0,
      customer_trusted: 2,
      accelerometer_trusted: 4,
      customers_curated: 2,
      step_trainer_trusted: 0,
      machine_learning_curated: 0,
    });
  });

  test("pairs one customer's steps with another customer's phone where the moments coincide", () => {
    const owners = [customer({}), customer({ email: 'bob@test.com', serialnumber: 's2' })];
    const readings = [
      reading('ann@test.com', 10),
      reading('bob@test.com', 10),
      reading('bob@test.com', null),
    ];
    const found = oracle(landing(owners, readings, [step('s1', 10), step('s2', null)]), 'rubric');
    expect(found.machine_learning_curated.map((row) => [row.serialnumber, row.user])).toEqual([
      ['s1', 'ann@test.com'],
      ['s1', 'bob@test.com'],
    ]);
  });
});
