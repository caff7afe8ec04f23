/** Choosing many at once: all that are shown, those that need it, those that failed, none. */
import { useEffect, useRef } from 'preact/hooks';
import type { Row } from '../overview/contract.ts';
import type { T } from '../words/catalogue.ts';
import { canSend } from './choice.ts';
import type { Sending } from './use-sending.ts';

type Props = { rows: readonly Row[]; shown: readonly Row[]; sending: Sending; t: T };

export function SelectionTools({ rows, shown, sending, t }: Props) {
  const ids = (wanted: (row: Row) => boolean) =>
    rows.filter((r) => canSend(r) && wanted(r)).map((r) => r.personId);
  const needed = ids((row) => row.needsSending);
  const failed = ids((row) => row.progress.kind === 'failed');
  const visible = shown.filter(canSend).map((row) => row.personId);
  return (
    <div class="selection-tools">
      <AllBox ids={visible} sending={sending} label={t('passback.select-all')} />
      {needed.length > 0 ? (
        <button type="button" class="button quiet small" onClick={() => sending.selectOnly(needed)}>
          {t('passback.select-needed', { n: needed.length })}
        </button>
      ) : null}
      {failed.length > 0 && failed.length < needed.length ? (
        <button type="button" class="button quiet small" onClick={() => sending.selectOnly(failed)}>
          {t('passback.select-failed', { n: failed.length })}
        </button>
      ) : null}
      {sending.chosen.length > 0 ? (
        <button type="button" class="button quiet small" onClick={() => sending.selectOnly([])}>
          {t('passback.select-none')}
        </button>
      ) : null}
    </div>
  );
}

/** Checked when all are chosen, half checked when some are. */
function AllBox({ ids, sending, label }: { ids: readonly string[]; sending: Sending; label: string }) {
  const box = useRef<HTMLInputElement>(null);
  const chosen = ids.filter((id) => sending.selected.has(id)).length;
  const some = chosen > 0 && chosen < ids.length;
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  return (
    <label class="check">
      <input
        ref={box}
        type="checkbox"
        disabled={ids.length === 0}
        checked={ids.length > 0 && chosen === ids.length}
        onChange={(e) => sending.select(ids, e.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
