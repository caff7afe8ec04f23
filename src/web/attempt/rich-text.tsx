/** Markdown as nodes. Only phrasing elements, so that it may stand in a label and in a legend. */
import type { ComponentChildren } from 'preact';
import { type Inline, readMarkdown } from './markdown.ts';

/** Stems, options, instructions. Blocks are spans that the style sheet sets apart. */
export function RichText({ source }: { source: string }) {
  return (
    <>
      {readMarkdown(source).map((block, at) => (
        <span key={at} class={block.kind === 'item' ? 'md-block md-item' : 'md-block'}>
          {block.lines.map((line, index) => (
            <>
              {index > 0 ? <br /> : null}
              {line.map(node)}
            </>
          ))}
        </span>
      ))}
    </>
  );
}

function node(inline: Inline): ComponentChildren {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return <code>{inline.text}</code>;
    case 'strong':
      return <strong>{inline.children.map(node)}</strong>;
    case 'em':
      return <em>{inline.children.map(node)}</em>;
  }
}
