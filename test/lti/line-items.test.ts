import { describe, expect, it } from 'vitest';
import {
  createLineItemRequest,
  findLineItemsRequest,
  lineItemRequest,
  type NewLineItem,
  readLineItem,
  readLineItems,
} from '../../src/lti/line-items.ts';
import { answered, FAILURES } from './services.ts';

const LINE_ITEMS = 'https://l.example/lineitems?type_id=3';
const access = { lineItems: LINE_ITEMS, accessToken: 'tok' };

describe('findLineItemsRequest', () => {
  it('narrows the list, keeping the URL’s own query', () => {
    const sent = findLineItemsRequest({
      ...access,
      resourceLinkId: 'r 1',
      resourceId: 'f_1',
      tag: 'grade',
      limit: 50,
    });
    const url = new URL(sent.url);
    expect(url.pathname).toBe('/lineitems');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      type_id: '3',
      resource_link_id: 'r 1',
      resource_id: 'f_1',
      tag: 'grade',
      limit: '50',
    });
    expect(sent.headers.get('accept')).toBe('application/vnd.ims.lis.v2.lineitemcontainer+json');
    expect(sent.redirect).toBe('manual');
  });

  it('asks for all, and for a page as it is', () => {
    expect(findLineItemsRequest(access).url).toBe(LINE_ITEMS);
    const page = 'https://l.example/lineitems?p=2';
    expect(findLineItemsRequest({ ...access, tag: 'grade', page }).url).toBe(page);
  });
});

describe('createLineItemRequest', () => {
  const item = {
    label: 'Fractions',
    scoreMaximum: 10,
    resourceLinkId: 'r1',
    resourceId: 'f_1',
    tag: 'grade',
  };

  it('posts the column', async () => {
    const sent = createLineItemRequest({ ...access, lineItem: item });
    expect(sent.method).toBe('POST');
    expect(sent.url).toBe(LINE_ITEMS);
    expect(sent.headers.get('content-type')).toBe('application/vnd.ims.lis.v2.lineitem+json');
    expect(sent.headers.get('authorization')).toBe('Bearer tok');
    expect(await sent.json()).toEqual(item);
  });

  it('never sends an id, which Schoology refuses', async () => {
    const lineItem: NewLineItem = Object.assign({ id: 'https://l.example/1' }, item);
    expect(await createLineItemRequest({ ...access, lineItem }).json()).not.toHaveProperty('id');
  });

  it.each([{ label: ' ' }, { scoreMaximum: 0 }, { scoreMaximum: -1 }, { scoreMaximum: Number.NaN }])(
    'refuses %j',
    (change) => {
      expect(() => createLineItemRequest({ ...access, lineItem: { ...item, ...change } })).toThrow(TypeError);
    },
  );
});

it('lineItemRequest asks for one line item', () => {
  const sent = lineItemRequest({ lineItem: 'https://l.example/lineitems/5', accessToken: 'tok' });
  expect([sent.method, sent.url]).toEqual(['GET', 'https://l.example/lineitems/5']);
  expect(sent.headers.get('accept')).toBe('application/vnd.ims.lis.v2.lineitem+json');
});

const COLUMN = {
  id: 'https://l.example/lineitems/5',
  label: 'Fractions',
  scoreMaximum: 10,
  resourceId: 'f_1',
  tag: 'grade',
};

describe('reading line items', () => {
  it('reads a page and what comes after it', () => {
    const link = { link: '<https://l.example/lineitems?p=2>; rel="next"' };
    const bare = { id: 'https://l.example/lineitems/6', scoreMaximum: 'many', tag: null };
    expect(readLineItems(answered(200, [COLUMN, bare, {}, 'x'], link))).toEqual({
      kind: 'line-items',
      lineItems: [
        { ...COLUMN, resourceLinkId: null },
        { id: bare.id, label: null, scoreMaximum: null, resourceLinkId: null, resourceId: null, tag: null },
      ],
      next: 'https://l.example/lineitems?p=2',
    });
  });

  it('reads the column just made', () => {
    expect(readLineItem(answered(201, COLUMN))).toEqual({
      kind: 'line-item',
      lineItem: { ...COLUMN, resourceLinkId: null },
    });
  });

  it('takes a column without an id for no column', () => {
    expect(readLineItem(answered(201, { label: 'x' }))).toEqual({ kind: 'broken', why: 'malformed' });
  });

  it.each(FAILURES)('%s', (_, answer, expected) => {
    expect(readLineItems(answer)).toEqual(expected);
    expect(readLineItem(answer)).toEqual(expected);
  });
});
