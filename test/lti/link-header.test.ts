import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextPage } from '../../src/lti/link-header.ts';

const BASE = 'https://l.example/a/results?page=1';
const next = (link: string) => nextPage(new Headers({ link }), BASE);

describe('nextPage', () => {
  it.each([
    ['<https://l.example/r?page=2>; rel="next"', 'https://l.example/r?page=2'],
    ['<https://l.example/r?page=2>;rel=next', 'https://l.example/r?page=2'],
    ['<?page=2>; rel="next"', 'https://l.example/a/results?page=2'],
    ['</b>; rel="next"', 'https://l.example/b'],
    [
      '<https://l.example/1>; rel="first", <https://l.example/2>; rel="next", <https://l.example/9>; rel="last"',
      'https://l.example/2',
    ],
    ['<https://l.example/2>; title="a, <b>; rel=prev"; rel="next"', 'https://l.example/2'],
    ['<https://l.example/2,3;4>; rel="last next"', 'https://l.example/2,3;4'],
    ['<https://l.example/2>; REL="NEXT"', 'https://l.example/2'],
    ['<https://other.example/2>; rel="next"', 'https://other.example/2'],
  ])('%s', (link, expected) => {
    expect(next(link)).toBe(expected);
  });

  it.each([
    '<https://l.example/d>; rel="differences"',
    '<https://l.example/2>; rel="nextish"',
    '<https://l.example/2>; xrel="next"',
    '<https://l.example/2>; rel="prev"; rel="next"',
    '<https://l.example/2>',
    '<>; rel="next"',
    '<javascript:alert(1)>; rel="next"',
    '<http://[>; rel="next"',
    `<${BASE}>; rel="next"`,
    'https://l.example/2; rel="next"',
    'next',
  ])('%s: none', (link) => {
    expect(next(link)).toBeNull();
  });

  it('none without the header', () => {
    expect(nextPage(new Headers(), BASE)).toBeNull();
  });

  it('never throws, whatever the header', () => {
    const piece = fc.constantFrom('<', '>', ';', ',', '"', ' rel=', 'next', 'https://x.example', '=', ' ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const page = next(pieces.join(''));
        expect(page === null || URL.canParse(page)).toBe(true);
      }),
    );
  });
});
