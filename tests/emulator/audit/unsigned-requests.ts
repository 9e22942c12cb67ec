/**
 * Requests to those services of an emulator for which no client is among the packages. Not signed: MiniStack reads the
 * account and the service from the header and checks no signature.
 */

export interface UnsignedRequest {
  readonly service: 'lambda' | 'scheduler' | 'sqs';
  readonly method?: 'POST' | 'PUT';
  /** E.g. `/schedules/daily`. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object;
}

export interface Answer {
  readonly headers: Headers;
  readonly json: unknown;
}

export type Send = (request: UnsignedRequest) => Promise<Answer>;

/** @returns how to send; it throws an Error where the answer is no success */
export function unsignedRequests(url: string, account: string, region: string): Send {
  return async ({ service, method = 'POST', path = '/', headers = {}, body }) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        authorization: `AWS4-HMAC-SHA256 Credential=${account}/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=none`,
        ...headers,
      },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${service} ${path}: ${answer.status} ${text}`);
    return { headers: answer.headers, json: text === '' ? null : JSON.parse(text) };
  };
}

/** A request of SQS's JSON protocol. */
export function sqs(action: string, body: object): UnsignedRequest {
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` };
  return { service: 'sqs', headers, body };
}
