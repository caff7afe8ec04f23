/** The Markdown of a question is read into plain data: what a teacher meant, and never a tag. */
import fc from 'fast-check';
import { createElement } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { type Inline, readInline, readMarkdown } from '../../../src/web/attempt/markdown.ts';
import { RichText } from '../../../src/web/attempt/rich-text.tsx';

const html = (source: string) => render(createElement(RichText, { source }));
const inline = (source: string) =>
  html(source)
    .replace(/^<span class="md-block">/, '')
    .replace(/<\/span>$/, '');
const textOf = (nodes: Inline[]): string =>
  nodes.map((n) => ('text' in n ? n.text : textOf(n.children))).join('');

test.each([
  ['plain', 'plain'],
  ['a **bold** word', 'a <strong>bold</strong> word'],
  ['an *italic* word', 'an <em>italic</em> word'],
  ['the tag `<b>`', 'the tag <code>&lt;b></code>'],
  ['***both***', '<strong><em>both</em></strong>'],
  ['**all *of* it**', '<strong>all <em>of</em> it</strong>'],
  ['`**no**`', '<code>**no**</code>'],
  ['5 * 3 * 2', '5 * 3 * 2'],
  ['2*3*4', '2*3*4'],
  ['2*3*4 is *24*', '2*3*4 is <em>24</em>'],
  ['**not closed', '**not closed'],
  ['a lone * star', 'a lone * star'],
  ['\\*stars\\*', '*stars*'],
  ['C:\\temp', 'C:\\temp'],
  ['fill in: ____', 'fill in: ____'],
  ['<script>alert(1)</script> & <b>', '&lt;script>alert(1)&lt;/script> &amp; &lt;b>'],
])('%s', (source, expected) => expect(inline(source)).toBe(expected));

describe('blocks', () => {
  test('a blank line parts paragraphs, a line break breaks', () => {
    expect(html('one\ntwo\r\n\r\nthree')).toBe(
      '<span class="md-block">one<br/>two</span><span class="md-block">three</span>',
    );
  });

  test('list items, with the sentence before them', () => {
    expect(readMarkdown('Tell:\n- who\n- **what**').map(({ kind }) => kind)).toEqual([
      'paragraph',
      'item',
      'item',
    ]);
    expect(html('- who')).toBe('<span class="md-block md-item">who</span>');
  });

  test('a minus sign before a number without a space is no list', () => {
    expect(readMarkdown('-5 °C')).toEqual([
      { kind: 'paragraph', lines: [[{ kind: 'text', text: '-5 °C' }]] },
    ]);
  });
});

test('no text is lost, whatever is typed', () => {
  const typed = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '*', '`', '\\', '<', '1', '-') });
  fc.assert(
    fc.property(typed, (source) => {
      const marks = /[*`\\]/g;
      expect(textOf(readInline(source)).replace(marks, '')).toBe(source.replace(marks, ''));
    }),
  );
});
