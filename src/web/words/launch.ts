/** Words for everything that can happen on the way in: each page says what happened and what to do. */
import { area } from './translate.ts';

export const launch = area(
  {
    'launch.outside.title': 'Open Passback from Schoology',
    'launch.outside.body':
      'Passback works inside your Schoology course. Go to your course, open Materials, and click the assignment there.',
    'launch.outside.teacher': 'Teachers: add an assignment with Add Materials → Passback.',
    'launch.new-tab.title': 'One more click',
    'launch.new-tab.body':
      'Your browser blocks cookies inside Schoology, so Passback opens in a tab of its own. Your work and your grade are the same there.',
    'launch.new-tab.button': 'Continue in a new tab',
    'launch.unregistered.title': 'Your district is not connected yet',
    'launch.unregistered.body':
      'Passback was opened from a Schoology installation that it does not know. Please send these two ids to your Passback operator, who connects your district:',
    'launch.unregistered.client': 'Client ID',
    'launch.unregistered.deployment': 'Deployment ID',
    'launch.unknown-platform.title': 'This LMS is not connected',
    'launch.unknown-platform.body':
      'Passback does not know the LMS that opened it. Ask your district’s administrator to register it.',
    'launch.unknown-platform.issuer': 'Issuer',
    'launch.refused.title': 'This link could not be opened',
    'launch.refused.again': 'Go back to Schoology and open the assignment again. That fixes most cases.',
    'launch.refused.expired': 'It took too long to open. Go back to Schoology and open the assignment again.',
    'launch.refused.replayed': 'This page was already opened once. Open the assignment again from Schoology.',
    'launch.refused.administrator':
      'If it happens again, give this code to your district’s administrator. The app’s set-up in Schoology needs a look.',
    'launch.refused.clock':
      'The clocks of the LMS and Passback disagree. Try again in a minute; if it happens again, tell your district’s administrator.',
    'launch.refused.no-link':
      'This page has no assignment. Open an assignment from the Materials of your course.',
    'launch.observer.title': 'Passback is for students and teachers',
    'launch.observer.body':
      'You are signed in to Schoology as a parent, an observer, or in another role. Grades are shown in the Schoology gradebook.',
    'launch.not-ready.title': 'Your teacher is not done yet',
    'launch.not-ready.body':
      'No formative has been chosen for this link. Ask your teacher to open it once, then open it again.',
    'launch.error.title': 'Something went wrong on our side',
    'launch.error.body': 'Nothing you did is lost. Try again in a moment.',
    'launch.session-over.title': 'Open it again from Schoology',
    'launch.session-over.body':
      'For your safety Passback does not remember who you are when the page is reloaded. Open the assignment again from Schoology; your answers are kept.',
  },
  {
    'launch.outside.title': 'Abre Passback desde Schoology',
    'launch.outside.body':
      'Passback funciona dentro de tu curso de Schoology. Ve a tu curso, abre Materiales y haz clic en la tarea.',
    'launch.outside.teacher': 'Docentes: añadan una tarea con Add Materials → Passback.',
    'launch.new-tab.title': 'Un clic más',
    'launch.new-tab.body':
      'Tu navegador bloquea las cookies dentro de Schoology, así que Passback se abre en una pestaña propia. Tu trabajo y tu nota son los mismos allí.',
    'launch.new-tab.button': 'Continuar en una pestaña nueva',
    'launch.unregistered.title': 'Tu distrito aún no está conectado',
    'launch.unregistered.body':
      'Passback se abrió desde una instalación de Schoology que no conoce. Envía estos dos identificadores a quien opera Passback para que conecte tu distrito:',
    'launch.unregistered.client': 'Client ID',
    'launch.unregistered.deployment': 'Deployment ID',
    'launch.unknown-platform.title': 'Este LMS no está conectado',
    'launch.unknown-platform.body':
      'Passback no conoce el LMS que lo abrió. Pide a la administración de tu distrito que lo registre.',
    'launch.unknown-platform.issuer': 'Emisor',
    'launch.refused.title': 'No se pudo abrir este enlace',
    'launch.refused.again': 'Vuelve a Schoology y abre la tarea otra vez. Eso resuelve casi todos los casos.',
    'launch.refused.expired': 'Tardó demasiado en abrirse. Vuelve a Schoology y abre la tarea otra vez.',
    'launch.refused.replayed': 'Esta página ya se abrió una vez. Abre la tarea de nuevo desde Schoology.',
    'launch.refused.administrator':
      'Si vuelve a ocurrir, da este código a la administración de tu distrito. Hay que revisar la configuración de la aplicación en Schoology.',
    'launch.refused.clock':
      'Los relojes del LMS y de Passback no coinciden. Inténtalo en un minuto; si vuelve a ocurrir, avisa a la administración de tu distrito.',
    'launch.refused.no-link':
      'Esta página no tiene ninguna tarea. Abre una tarea desde los Materiales de tu curso.',
    'launch.observer.title': 'Passback es para estudiantes y docentes',
    'launch.observer.body':
      'Has entrado en Schoology como familia, observador u otro rol. Las notas se muestran en el libro de calificaciones de Schoology.',
    'launch.not-ready.title': 'Tu docente aún no ha terminado',
    'launch.not-ready.body':
      'Todavía no se ha elegido un formativo para este enlace. Pide a tu docente que lo abra una vez y vuelve a abrirlo.',
    'launch.error.title': 'Algo falló por nuestra parte',
    'launch.error.body': 'No se ha perdido nada de lo que hiciste. Inténtalo de nuevo en un momento.',
    'launch.session-over.title': 'Ábrelo de nuevo desde Schoology',
    'launch.session-over.body':
      'Por tu seguridad, Passback no recuerda quién eres cuando se recarga la página. Abre la tarea de nuevo desde Schoology; tus respuestas están guardadas.',
  },
);
