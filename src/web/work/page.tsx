/** A learner's work as the teacher reads and scores it, and what of it was sent. */
import { Status } from '../design/status.tsx';
import { sayGrade, sayReason } from '../overview/say.ts';
import type { Catalogue } from '../words/catalogue.ts';
import { translator } from '../words/translate.ts';
import { AttemptSection } from './attempt-section.tsx';
import type { WorkProps } from './contract.ts';
import { History } from './history.tsx';

export default function WorkPage(props: WorkProps) {
  const { name, title, grade, shown, attempts, locale } = props;
  const t = translator<Catalogue>(props.texts, locale);
  const reason = sayReason(t, shown);
  return (
    <div class="work-page">
      <div class="head tight">
        <div>
          <h1>{name}</h1>
          <p class="muted">{title}</p>
        </div>
        <a class="button quiet" href="/app/overview">
          {t('work-page.back')}
        </a>
      </div>
      <dl class="facts card">
        <div>
          <dt>{t('overview.work')}</dt>
          <dd>{t(`work.${props.work}`)}</dd>
        </div>
        <div>
          <dt>{t('overview.score')}</dt>
          <dd class="number">{sayGrade(t, grade, locale)}</dd>
        </div>
        <div class="wide">
          <dt>{t('overview.state')}</dt>
          <dd>
            <Status tone={shown.tone}>{t(shown.stateKey)}</Status>
            {reason ? <p class="small muted">{reason}</p> : null}
          </dd>
        </div>
      </dl>
      {attempts.length === 0 ? <p class="card">{t('work-page.none')}</p> : null}
      {attempts.map(({ attempt, grade: graded }) => (
        <AttemptSection
          key={attempt.number}
          page={props}
          attempt={attempt}
          grade={graded}
          only={attempts.length === 1}
          t={t}
        />
      ))}
      <History sent={props.sent} names={props.names} now={props.now} t={t} locale={locale} />
    </div>
  );
}
