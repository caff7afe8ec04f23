/** Words for the settings of an assignment. */
import { area } from './translate.ts';

export const settings = area(
  {
    'settings.title': 'Settings',
    'settings.saved': 'Settings saved.',
    'settings.automatic': 'Automatic passback',
    'settings.automatic.off': 'Off',
    'settings.automatic.off.hint': 'Grades go to Schoology only when you send them.',
    'settings.automatic.first-submission': 'At the first submission',
    'settings.automatic.first-submission.hint':
      'A grade goes once, when a student has submitted everything and every question is auto-graded. Later changes wait for you.',
    'settings.automatic.every-change': 'At every change',
    'settings.automatic.every-change.hint':
      'Schoology is kept up to date: later answers, your scores and new keys go as well. What you sent or changed by hand stays.',
    'settings.automatic.hand-scored':
      'This formative has questions scored by hand, so “At the first submission” sends nothing by itself.',
    'settings.automatic.visible':
      'Students and guardians see a grade in Schoology as soon as it is sent, even while scores are hidden here.',
    'settings.grading': 'What goes to the gradebook',
    'settings.grading.points': 'Points',
    'settings.grading.points.hint': 'The score, out of {points}.',
    'settings.grading.complete': 'Complete or incomplete',
    'settings.grading.complete.hint': 'Submitted is 100 %. You can flip any student before sending.',
    'settings.blanks': 'Unanswered questions',
    'settings.blanksAsZero': 'Count unanswered questions as 0 and send the grade anyway',
    'settings.blanksAsZero.hint': 'Otherwise a grade with questions left unanswered waits for you.',
    'settings.attempts': 'Attempts',
    'settings.attemptsAllowed': 'Attempts allowed',
    'settings.attemptPolicy': 'Which attempt counts',
    'settings.attemptPolicy.first': 'The first',
    'settings.attemptPolicy.latest': 'The latest',
    'settings.attemptPolicy.best': 'The best',
    'settings.attemptPolicy.average': 'The average',
    'settings.editAfterSubmission': 'Students may change answers after submitting',
    'settings.results': 'What students see',
    'settings.showResults': 'Show the score, and which answers were right, after submission',
    'settings.attemptsAllowed.error': 'Enter a whole number from 1 to 10.',
  },
  {
    'settings.title': 'Ajustes',
    'settings.saved': 'Ajustes guardados.',
    'settings.automatic': 'Envío automático',
    'settings.automatic.off': 'Desactivado',
    'settings.automatic.off.hint': 'Las notas van a Schoology solo cuando usted las envía.',
    'settings.automatic.first-submission': 'En la primera entrega',
    'settings.automatic.first-submission.hint':
      'La nota se envía una vez, cuando el estudiante ha entregado todo y todas las preguntas se califican solas. Los cambios posteriores esperan a que usted los envíe.',
    'settings.automatic.every-change': 'Con cada cambio',
    'settings.automatic.every-change.hint':
      'Schoology se mantiene al día: también se envían respuestas posteriores, sus calificaciones y claves nuevas. Lo que usted envió o cambió a mano se queda.',
    'settings.automatic.hand-scored':
      'Este formativo tiene preguntas que se califican a mano, así que «En la primera entrega» no envía nada solo.',
    'settings.automatic.visible':
      'Estudiantes y familias ven la nota en Schoology en cuanto se envía, aunque aquí las puntuaciones estén ocultas.',
    'settings.grading': 'Qué va al libro de calificaciones',
    'settings.grading.points': 'Puntos',
    'settings.grading.points.hint': 'La puntuación, sobre {points}.',
    'settings.grading.complete': 'Completo o incompleto',
    'settings.grading.complete.hint':
      'Entregado es 100 %. Puede cambiar a cualquier estudiante antes de enviar.',
    'settings.blanks': 'Preguntas sin responder',
    'settings.blanksAsZero': 'Contar las preguntas sin responder como 0 y enviar la nota de todos modos',
    'settings.blanksAsZero.hint': 'Si no, una nota con preguntas sin responder espera a que usted la envíe.',
    'settings.attempts': 'Intentos',
    'settings.attemptsAllowed': 'Intentos permitidos',
    'settings.attemptPolicy': 'Qué intento cuenta',
    'settings.attemptPolicy.first': 'El primero',
    'settings.attemptPolicy.latest': 'El último',
    'settings.attemptPolicy.best': 'El mejor',
    'settings.attemptPolicy.average': 'El promedio',
    'settings.editAfterSubmission': 'Los estudiantes pueden cambiar respuestas después de entregar',
    'settings.results': 'Qué ven los estudiantes',
    'settings.showResults': 'Mostrar la puntuación y qué respuestas fueron correctas tras la entrega',
    'settings.attemptsAllowed.error': 'Escriba un número entero del 1 al 10.',
  },
);
