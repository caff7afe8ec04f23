/** Reading what a page or a program sends: capped, parsed, and checked against a schema. */
import type { Context } from 'hono';
import type * as z from 'zod/mini';
import { AppError } from './errors.ts';

const MOST_BYTES = 256 * 1024;

/** The body as text. @throws AppError `too-large` */
export async function readText(c: Context, mostBytes = MOST_BYTES): Promise<string> {
  if (Number(c.req.header('content-length') ?? 0) > mostBytes) throw new AppError(413, 'too-large');
  let size = 0;
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new AppError(413, 'too-large');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** A JSON body of that shape. @throws AppError `bad-input` with the paths that are wrong */
export async function readJson<S extends z.ZodMiniType>(c: Context, schema: S): Promise<z.infer<S>> {
  let body: unknown;
  try {
    body = JSON.parse(await readText(c));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(400, 'bad-input', 'not JSON');
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map((issue) => issue.path.join('.') || '(body)');
  throw new AppError(400, 'bad-input', [...new Set(paths)].join(', '));
}

/** A form body. @throws AppError `too-large` */
export async function readForm(c: Context): Promise<URLSearchParams> {
  return new URLSearchParams(await readText(c));
}
