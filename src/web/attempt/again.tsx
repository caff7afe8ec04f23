/** Another attempt: asked about first, since it begins with empty answers. */
import { useState } from 'preact/hooks';
import type { Shell } from '../../browser/island.ts';
import type { T } from '../words/catalogue.ts';
import { Modal } from './modal.tsx';
import { useStart } from './use-start.ts';

export function Again(props: { next: number; allowed: number; shell: Shell | undefined; t: T }) {
  const { next, allowed, shell, t } = props;
  const [asking, setAsking] = useState(false);
  const { busy, failed, start } = useStart(shell);
  return (
    <>
      <button type="button" class="button" onClick={() => setAsking(true)}>
        {t('student.again')}
      </button>
      <Modal
        open={asking}
        id="again"
        title={t('student.again.title', { number: next, allowed })}
        onClose={() => setAsking(false)}
      >
        <p>{t('student.again.body')}</p>
        {failed ? (
          <p class="error" role="alert">
            {t('student.failed')}
          </p>
        ) : null}
        <div class="row end">
          <button type="button" class="button" onClick={() => setAsking(false)}>
            {t('common.cancel')}
          </button>
          <button type="button" class="button primary" aria-disabled={busy} onClick={start}>
            {busy ? t('student.starting') : t('student.again.start', { number: next })}
          </button>
        </div>
      </Modal>
    </>
  );
}
