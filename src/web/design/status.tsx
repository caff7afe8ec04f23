/** A status word: an icon and the word; the colour only supports them. */

export type Tone = 'idle' | 'busy' | 'good' | 'warn' | 'bad';

/** One path a tone, drawn in a 16 × 16 box: a dot, an arrow under way, a check, a triangle, a cross. */
const ICONS: Record<Tone, string> = {
  idle: 'M8 5.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z',
  busy: 'M8 1.5a6.5 6.5 0 1 1-6.2 4.6l1.5.5A5 5 0 1 0 8 3V5L4.8 2.2 8-.4Z',
  good: 'M6.4 12.2 2.3 8.1l1.4-1.4 2.7 2.7 5.9-5.9 1.4 1.4Z',
  warn: 'M8 1.5 15.2 14H.8Zm-.8 4.6v4h1.6v-4Zm0 5v1.6h1.6v-1.6Z',
  bad: 'M4.1 2.7 8 6.6l3.9-3.9 1.4 1.4L9.4 8l3.9 3.9-1.4 1.4L8 9.4l-3.9 3.9-1.4-1.4L6.6 8 2.7 4.1Z',
};

export function Status({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span class={tone === 'idle' ? 'status' : `status ${tone}`}>
      <svg viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
        <path fill-rule="evenodd" d={ICONS[tone]} />
      </svg>
      {children}
    </span>
  );
}
