/** The server takes no more answers of this page: why, and what to do. */
import type { T } from '../words/catalogue.ts';

export function Ended({ how, t, onSee }: { how: 'closed' | 'over'; t: T; onSee: () => void }) {
  return (
    <div class="banner bad stack" role="alert">
      <h2>{t(`student.${how}.title`)}</h2>
      <p>{t(`student.${how}.body`)}</p>
      {how === 'closed' ? (
        <p>
          <button type="button" class="button" onClick={onSee}>
            {t('student.closed.see')}
          </button>
        </p>
      ) : null}
    </div>
  );
}
