/** A point in time: "5 minutes ago" as the server knows it, and the reader's own date and time once there is a page. */
import { useEffect, useState } from 'preact/hooks';
import type { Locale } from '../words/translate.ts';
import { sayAgo } from './say.ts';

/** @param at and @param now epoch milliseconds, both of the server's clock */
export function When({ at, now, locale }: { at: number; now: number; locale: Locale }) {
  const [inPage, setInPage] = useState(false);
  useEffect(() => setInPage(true), []);
  const format = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return (
    <time dateTime={new Date(at).toISOString()}>
      {inPage ? new Intl.DateTimeFormat(locale, format).format(at) : sayAgo(at, now, locale)}
    </time>
  );
}
