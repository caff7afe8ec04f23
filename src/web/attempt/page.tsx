/** The student's page: not started, working, or submitted. */
import { useState } from 'preact/hooks';
import type { Shell } from '../../browser/island.ts';
import type { Spoken } from '../shell/spoken.ts';
import type { Catalogue } from '../words/catalogue.ts';
import { translator } from '../words/translate.ts';
import type { AttemptProps } from './contract.ts';
import { Start } from './start.tsx';
import { Submitted } from './submitted.tsx';
import { Work } from './work.tsx';

export default function AttemptPage(props: AttemptProps & Spoken & { shell?: Shell }) {
  const { attempt, shell, texts, locale } = props;
  const t = translator<Catalogue>(texts, locale);
  const [editing, setEditing] = useState(false);
  if (!attempt) return <Start page={props} shell={shell} t={t} />;
  if (attempt.submittedAt === null || (editing && attempt.mayEdit))
    return <Work key={attempt.number} page={props} attempt={attempt} shell={shell} t={t} />;
  return (
    <Submitted
      page={props}
      attempt={attempt}
      submittedAt={attempt.submittedAt}
      onEdit={() => setEditing(true)}
      shell={shell}
      t={t}
    />
  );
}
