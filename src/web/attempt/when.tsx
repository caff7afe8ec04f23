/** A point in time in the person's own zone, once there is a page that knows it; until then in UTC. */
import { useEffect, useState } from 'preact/hooks';
import type { Locale } from '../words/translate.ts';

/** @param at epoch milliseconds */
export function When({ at, locale }: { at: number; locale: Locale }) {
  const iso = new Date(at).toISOString();
  const [shown, setShown] = useState(`${iso.slice(0, 16).replace('T', ' ')} UTC`);
  useEffect(() => {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
    setShown(format.format(at));
  }, [at, locale]);
  return <time dateTime={iso}>{shown}</time>;
}
