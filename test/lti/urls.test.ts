import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endpointUrl, serviceUrl, withPathSuffix } from '../../src/lti/urls.ts';

const hosts = ['lti.lms.example', 'lms.example:8443', 'localhost:8788', '10.0.0.5', '[::1]'];
const live = { hosts, allowLoopback: false };
const local = { hosts, allowLoopback: true };

describe('serviceUrl', () => {
  it.each([
    'https://lti.lms.example/a/lineitems/5?type_id=3',
    'https://LTI.lms.example:443/a',
    'https://lms.example:8443/',
  ])('accepts %s', (url) => {
    expect(serviceUrl(url, live)?.href).toBe(new URL(url).href);
  });

  it.each([
    'http://lti.lms.example/a',
    'https://lti.lms.example:8443/a',
    'https://lms.example/a',
    'https://evil.example/https://lti.lms.example/',
    'https://lti.lms.example.evil.example/',
    'https://lti.lms.example@evil.example/',
    'https://evil.example\\@lti.lms.example/',
    'https://user:pass@lti.lms.example/',
    'https://10.0.0.5/',
    'https://localhost:8788/',
    'ftp://lti.lms.example/',
    'javascript:alert(1)',
    '//lti.lms.example/a',
    '/a',
    '',
    `https://lti.lms.example/${'a'.repeat(4096)}`,
  ])('refuses %s', (url) => {
    expect(serviceUrl(url, live)).toBeNull();
  });

  it('opens loopback, and nothing else, for local development', () => {
    expect(serviceUrl('http://localhost:8788/ags', local)?.port).toBe('8788');
    expect(serviceUrl('https://[::1]/ags', local)?.hostname).toBe('[::1]');
    expect(serviceUrl('http://lti.lms.example/a', local)).toBeNull();
    expect(serviceUrl('https://10.0.0.5/', local)).toBeNull();
    expect(serviceUrl('http://localhost:9999/', local)).toBeNull();
  });

  it('refuses every host when none is listed', () => {
    expect(serviceUrl('https://lti.lms.example/', { hosts: [], allowLoopback: true })).toBeNull();
  });
});

describe('endpointUrl', () => {
  it.each([
    'https://lms.example/token',
    'https://93.184.216.34/jwks',
    'https://172.32.0.1/',
    'https://[2606:4700::1]/',
  ])('accepts %s', (url) => expect(endpointUrl(url, { allowLoopback: false })?.href).toBe(new URL(url).href));

  it.each([
    'http://lms.example/token',
    'https://localhost/',
    'https://a.localhost/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0/',
    'https://10.1.2.3/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://198.18.0.1/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::]/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[64:ff9b::a9fe:a9fe]/',
    'https://[2002:7f00:1::]/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[ff02::1]/',
    'https://intranet/',
    'https://nas.local/',
    'https://metadata.google.internal/',
    'https://localhost./',
    'https://lms.example./',
  ])('refuses %s', (url) => {
    expect(endpointUrl(url, { allowLoopback: false })).toBeNull();
  });

  it('opens loopback for local development, not the network behind it', () => {
    expect(endpointUrl('http://127.0.0.1:8788/jwks', { allowLoopback: true })?.host).toBe('127.0.0.1:8788');
    for (const url of ['https://192.168.1.1/', 'http://lms.example/', 'ftp://localhost/']) {
      expect(endpointUrl(url, { allowLoopback: true })).toBeNull();
    }
  });
});

describe('withPathSuffix', () => {
  it.each([
    ['https://l.example/lineitems/5', 'https://l.example/lineitems/5/scores'],
    ['https://l.example/lineitems/5/', 'https://l.example/lineitems/5/scores'],
    [
      'https://l.example/mod/lti/services.php/2/lineitems/5/lineitem?type_id=3',
      'https://l.example/mod/lti/services.php/2/lineitems/5/lineitem/scores?type_id=3',
    ],
    ['https://l.example', 'https://l.example/scores'],
    ['https://l.example/5#top', 'https://l.example/5/scores'],
  ])('%s', (url, expected) => {
    expect(withPathSuffix(url, 'scores')).toBe(expected);
  });

  it('keeps the host and the query of any URL, and only lengthens its path', () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true }),
        fc.constantFrom('scores', 'results'),
        (url, suffix) => {
          const before = new URL(url);
          const after = new URL(withPathSuffix(url, suffix));
          expect(after.origin).toBe(before.origin);
          expect(after.search).toBe(before.search);
          expect(after.pathname).toBe(`${before.pathname.replace(/\/+$/, '')}/${suffix}`);
        },
      ),
    );
  });
});
