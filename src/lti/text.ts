/** Reading text that a platform wrote and a person will see. */

// Control characters, line and paragraph separators, and the bidirectional overrides and isolates with which a name can
// rearrange the line it stands in. The plain left-to-right and right-to-left marks stay: Hebrew and Arabic names use them.
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

/**
 * Text for people out of a claim of any type: control and bidi-override characters become spaces, runs of white space
 * one space, cut to `max` code points. Null for another type and for blank text. Markup is kept; whoever renders escapes.
 */
export function displayText(value: unknown, max: number): string | null {
  if (typeof value !== 'string') return null;
  // Cut before the work as well as after it, so that a huge claim costs no more than a long one.
  const clean = value
    .slice(0, max * 4)
    .toWellFormed()
    .replace(UNPRINTABLE, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return clean === '' ? null : Array.from(clean).slice(0, max).join('');
}

const WORDS_LENGTH = 300;
const MESSAGE_FIELDS = ['error_description', 'message', 'detail', 'title', 'error', 'errors'];

/**
 * A platform's own words out of an error body: the message field of a JSON body where there is one, else the text of the
 * page; without tags, scripts and control characters, at most 300 characters. May be empty. For people, not for logs.
 */
export function platformWords(body: string): string {
  const text = messageOf(body.slice(0, 20_000)).slice(0, 4_000);
  const bare = text.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, ' ').replace(/<[^>]*>/g, ' ');
  return displayText(bare, WORDS_LENGTH) ?? '';
}

function messageOf(body: string): string {
  try {
    return messageIn(JSON.parse(body), 0) ?? body;
  } catch {
    return body;
  }
}

function messageIn(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value !== 'object' || value === null || depth > 3) return null;
  const fields = Array.isArray(value)
    ? value.slice(0, 1)
    : MESSAGE_FIELDS.map((name) => Reflect.get(value, name));
  for (const field of fields) {
    const message = messageIn(field, depth + 1);
    if (message !== null) return message;
  }
  return null;
}
