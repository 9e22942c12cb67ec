import { holds } from './condition';

const tag = 'aws:ResourceTag/Environment';

describe('a condition', () => {
  test.each([
    [
      'a value that is one of those expected',
      { StringEquals: { [tag]: ['dev', 'prod'] } },
      { [tag]: 'dev' },
      true,
    ],
    ['another value', { StringEquals: { [tag]: 'dev' } }, { [tag]: 'prod' }, false],
    ['a pattern is no pattern to StringEquals', { StringEquals: { [tag]: 'd*' } }, { [tag]: 'dev' }, false],
    ['a missing key', { StringEquals: { [tag]: 'dev' } }, {}, false],
    ['a missing key with IfExists', { StringEqualsIfExists: { [tag]: 'dev' } }, {}, true],
    ['another value with IfExists', { StringEqualsIfExists: { [tag]: 'dev' } }, { [tag]: 'prod' }, false],
    [
      'a key in another case',
      { StringEquals: { [tag]: 'dev' } },
      { 'AWS:resourcetag/environment': 'dev' },
      true,
    ],
    ['a value in another case', { StringEquals: { [tag]: 'dev' } }, { [tag]: 'DEV' }, false],
    [
      'one of two keys',
      { StringEquals: { [tag]: 'dev', 'aws:SourceAccount': '1' } },
      { [tag]: 'dev' },
      false,
    ],
    [
      'one of two operators',
      { StringEquals: { [tag]: 'dev' }, Null: { [tag]: 'true' } },
      { [tag]: 'dev' },
      false,
    ],
    ['the value that must not be', { StringNotEquals: { [tag]: 'dev' } }, { [tag]: 'dev' }, false],
    ['one of those that must not be', { StringNotEquals: { [tag]: ['a', 'dev'] } }, { [tag]: 'dev' }, false],
    ['a value beside', { StringNotEquals: { [tag]: 'dev' } }, { [tag]: 'prod' }, true],
    ['no value at all where one must not be', { StringNotEquals: { [tag]: 'dev' } }, {}, true],
    ['a pattern', { StringLike: { 's3:prefix': 'dev/*' } }, { 's3:prefix': 'dev/a/b' }, true],
    ['a dot is a dot', { StringLike: { 's3:prefix': 'a.b' } }, { 's3:prefix': 'axb' }, false],
    ['a pattern beside', { StringLike: { 's3:prefix': 'dev/*' } }, { 's3:prefix': 'prod/a' }, false],
    ['no key where Null wants one', { Null: { [tag]: 'false' } }, {}, false],
    ['a key where Null wants one', { Null: { [tag]: 'false' } }, { [tag]: '' }, true],
    ['no value at all for all', { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } }, {}, true],
    [
      'one stranger among all',
      { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } },
      { 'aws:TagKeys': ['a', 'b'] },
      false,
    ],
    ['no value at all for any', { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'a' } }, {}, false],
    [
      'one among any',
      { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'a' } },
      { 'kms:ResourceAliases': ['b', 'a'] },
      true,
    ],
    [
      'an ARN',
      { ArnLike: { 'aws:SourceArn': 'arn:aws:glue:r:1:job/x-*' } },
      { 'aws:SourceArn': 'arn:aws:glue:r:1:job/x-y' },
      true,
    ],
    [
      'an ARN whose star would cross a colon',
      { ArnLike: { 'aws:SourceArn': 'arn:aws:glue:*:job/x' } },
      { 'aws:SourceArn': 'arn:aws:glue:r:1:job/x' },
      false,
    ],
  ])('%s', (_, condition, context, expected) => {
    expect(holds(condition, context)).toBe(expected);
  });

  test('an operator that is not known is an error, not a pass', () => {
    expect(() => holds({ NumericLessThan: { a: '1' } }, { a: '0' })).toThrow('NumericLessThan');
  });

  test('several values without a set operator are an error', () => {
    expect(() => holds({ StringEquals: { a: '1' } }, { a: ['1', '2'] })).toThrow('one value, not 2');
  });
});
