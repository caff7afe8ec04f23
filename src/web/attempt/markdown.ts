/**
 * The Markdown of stems, options and instructions, as far as a question needs it: paragraphs, line breaks, list items,
 * **bold**, *italic* and `code`. It is read into plain data and rendered as nodes: no text ever becomes HTML.
 */

export type Inline = { kind: 'text' | 'code'; text: string } | { kind: 'strong' | 'em'; children: Inline[] };

/** A paragraph or a list item: its lines. */
export type Block = { kind: 'paragraph' | 'item'; lines: Inline[][] };

const ITEM = /^\s*[-*+]\s+(?=\S)/;
const MARK = /\\([\\`*])|`([^`]+)`|\*\*(\S|\S.*?\S)\*\*(?!\*)|\*([^\s*]|[^\s*].*?[^\s*])\*(?!\*)/g;
const WORD = /[\p{L}\p{N}]$/u;

/** The blocks of a source, in order. Blank lines part paragraphs; each other line break is one. */
export function readMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const line of source.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') {
      open = null;
    } else if (ITEM.test(line)) {
      open = { kind: 'item', lines: [readInline(line.replace(ITEM, ''))] };
      blocks.push(open);
    } else if (open) {
      open.lines.push(readInline(line.trim()));
    } else {
      open = { kind: 'paragraph', lines: [readInline(line.trim())] };
      blocks.push(open);
    }
  }
  return blocks;
}

/** One line. A backslash takes the meaning from \ ` and *. A mark without its partner is what it looks like. */
export function readInline(text: string): Inline[] {
  const nodes: Inline[] = [];
  const mark = new RegExp(MARK);
  let plain = '';
  let from = 0;
  const flush = () => {
    if (plain !== '') nodes.push({ kind: 'text', text: plain });
    plain = '';
  };
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const [all, escaped, code, strong, em] = found;
    const before = text.slice(from, found.index);
    // "2*3*4" is a product, not an italic 3.
    if (em !== undefined && WORD.test(text.slice(0, found.index))) {
      plain += `${before}*`;
      from = found.index + 1;
      mark.lastIndex = from;
      continue;
    }
    plain += before + (escaped ?? '');
    from = found.index + all.length;
    if (escaped !== undefined) continue;
    flush();
    if (code !== undefined) nodes.push({ kind: 'code', text: code });
    else if (strong !== undefined) nodes.push({ kind: 'strong', children: readInline(strong) });
    else nodes.push({ kind: 'em', children: readInline(em ?? '') });
  }
  plain += text.slice(from);
  flush();
  return nodes;
}
